"""`translit glossary`: what is wrong with the glossary, and what it lacks."""

from __future__ import annotations

import click

from translit.cli.exits import FINDINGS
from translit.cli.session import Session, counted, posts_argument, quick
from translit.cli.terminal import say

__all__ = ["glossary"]


@click.group()
def glossary() -> None:
    """Check the glossary, and find terms that it lacks."""


@glossary.command("check")
@posts_argument
@click.pass_obj
def check(session: Session, names: tuple[str, ...]) -> None:
    """Find rows that cannot be used, hide one another, or are never used.

    Rows that may be wrong are told as well; the command exits with 1 for those that are.
    """
    from translit.model import Severity
    from translit.workflows.glossary import check_glossary

    project = session.project
    with quick():
        found = check_glossary(project, session.posts(names))
    for one in found:
        say(f"{project.config.glossary}:{one.line}: {one.severity}: {one.message}")
    say(counted(len(found), "finding") if found else "no findings")
    if any(one.severity is Severity.ERROR for one in found):
        raise SystemExit(FINDINGS)


@glossary.command("suggest")
@posts_argument
@click.option(
    "--least",
    type=click.IntRange(2),
    default=3,
    show_default=True,
    help="How often a word must stand in the posts.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=30,
    show_default=True,
    help="How many words are printed, the most useful first.",
)
@click.pass_obj
def suggest(session: Session, names: tuple[str, ...], least: int, limit: int) -> None:
    """Print frequent words that the glossary lacks, as rows ready to paste.

    The target is what earlier translations share, if they share anything. Terms that reviewers
    keep writing otherwise follow as comments.
    """
    from translit.workflows.glossary import suggest as look

    with quick():
        found = look(session.project, session.posts(names), least=least, limit=limit)
    say(found.rows(), nl=False)
    for one in found.overruled:
        instead = f", mostly “{one.instead}”" if one.instead else ""
        say(
            f"# “{one.term.sources[0]}” is “{one.term.target}” in line {one.term.line}, and "
            f"reviewers wrote otherwise in {one.changed} of {one.kept + one.changed} "
            f"sentences{instead}"
        )
