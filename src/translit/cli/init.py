"""`translit init`: begin a project."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["init"]


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=".")
def init(folder: Path) -> None:
    """Make what a project needs in a folder.

    A commented translit.toml, a glossary.csv with its header, and the folders of posts and PO
    files. What is there already is left as it is.
    """
    from translit.workflows.init import init as begin

    begun = begin(folder)
    for name in begun.made:
        click.echo(f"made {folder / name}{'/' if name.endswith('/') else ''}")
    for name in begun.kept:
        click.echo(f"kept {folder / name}{'/' if name.endswith('/') else ''}, which was there")
