"""`translit status`: how far each post has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translit.cli.errors import FAILURE, show
from translit.cli.session import Session, output_format_option, posts_argument, quick
from translit.cli.terminal import say, say_json

if TYPE_CHECKING:
    from translit.workflows.status import PostStatus

__all__ = ["status"]


@click.command()
@posts_argument
@output_format_option
@click.option(
    "--details",
    is_flag=True,
    help="Count characters, words, drafts and findings as well, and what reviewers changed.",
)
@click.option(
    "--by",
    type=click.Choice(["post", "reviewer"]),
    default="post",
    show_default=True,
    help="What a row of the details is.",
)
@click.pass_obj
def status(
    session: Session, names: tuple[str, ...], output_format: str, by: str, *, details: bool
) -> None:
    """Show how far each post has come.

    Counts sentences by their state in the PO files: reviewed, fuzzy ("needs work" in Poedit) and
    untranslated. A post that has changed since it was extracted is marked stale.
    """
    from translit.workflows.status import status as look

    posts = session.posts(names)
    with quick():
        rows = look(session.project, posts)
    if details or by == "reviewer":
        from translit.cli.details import show_details

        show_details(session, posts, rows, output_format=output_format, by=by)
        return
    if output_format == "json":
        values = [{**row._asdict(), "total": row.total, "percent": row.percent} for row in rows]
        say_json({"posts": values})
    else:
        _table(rows)
        if not names:
            from translit.cli.build import warn_of
            from translit.workflows.leftovers import leftovers

            warn_of(session, leftovers(session.project, session.project.layout.posts()))
    for row in rows:
        if row.error:
            show(row.error)
    if any(row.error for row in rows):
        raise SystemExit(FAILURE)


def _table(rows: list[PostStatus]) -> None:
    from translit.workflows.status import PostStatus

    total = PostStatus(
        "total",
        "",
        sum(row.translated for row in rows),
        sum(row.fuzzy for row in rows),
        sum(row.untranslated for row in rows),
        stale=False,
    )
    shown = [*rows, total] if len(rows) > 1 else rows
    width = max((_width(row.post) for row in shown), default=0)
    say(f"{_padded('post', width)}  reviewed   fuzzy  untranslated       %")
    for row in shown:
        mark = "  cannot be read" if row.error else "  stale: run translit extract"
        mark = mark if row.error or row.stale else ""
        say(
            f"{_padded(row.post, width)}  {row.translated:8}{row.fuzzy:8}{row.untranslated:14}"
            f"{row.percent:7}%{mark}"
        )


def _padded(name: str, width: int) -> str:
    return name + " " * (width - _width(name))


def _width(text: str) -> int:
    """How many columns a terminal gives a text: Chinese characters take two."""
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)
