"""`translit init`: begin a project."""

from __future__ import annotations

from pathlib import Path

import click

from translit.cli.session import Session
from translit.cli.terminal import say

__all__ = ["init"]


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), required=False)
@click.pass_obj
def init(session: Session, folder: Path | None) -> None:
    """Make what a project needs in a folder.

    A commented translit.toml, a glossary.csv with its header, and the folders of posts and PO
    files. A site of Hugo, Hexo, Jekyll, MkDocs, Astro, VitePress or Docusaurus is recognised, and
    the configuration written that it needs. What is there already is not touched. DIR is this
    folder, or that of --project.
    """
    from translit.workflows.init import init as begin

    folder = folder or session.folder or Path()
    begun = begin(folder)
    for name in begun.made:
        say(f"made {folder / name}{'/' if name.endswith('/') else ''}")
    for name in begun.kept:
        say(f"kept {folder / name}{'/' if name.endswith('/') else ''}, which was there")
    if begun.generator:
        say(f"\nThis is a site of {begun.generator}; translit.toml says where its pages are.")
    if begun.advice:
        say(begun.advice.rstrip())
