"""`translit status`: how far each post has come."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translit.cli.exits import FAILURE, show
from translit.cli.session import Session, counted, output_format_option, posts_argument, quick
from translit.cli.terminal import columns, padded, say, say_json

if TYPE_CHECKING:
    from translit.workflows.status import PostStatus

__all__ = ["next_step", "status", "tell_next"]


_ORDERS: dict[str, Callable[[PostStatus], Any]] = {
    "name": lambda row: row.post,
    "percent": lambda row: (row.percent, row.post),
    "left": lambda row: (-(row.fuzzy + row.untranslated), row.post),
}
"""How the rows can be sorted."""


@click.command()
@posts_argument
@click.option("--todo", is_flag=True, help="Only the posts that wait for something.")
@click.option(
    "--sort",
    "order",
    type=click.Choice(list(_ORDERS)),
    default="name",
    show_default=True,
    help="By name, by the reviewed part, or by what is left.",
)
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
def status(  # noqa: PLR0913  # one parameter for each option
    session: Session,
    names: tuple[str, ...],
    *,
    todo: bool,
    order: str,
    output_format: str,
    by: str,
    details: bool,
) -> None:
    """Show how far each post has come.

    Counts sentences by their state in the PO files: reviewed, fuzzy ("needs work" in Poedit) and
    untranslated. A post that has changed since it was extracted is marked stale. Below stands what
    belongs to no post, and what to do next.
    """
    from translit.workflows.status import status as look

    posts = session.posts(names)
    with quick():
        rows = look(session.project, posts)
    shown = [row for row in rows if row.percent < _ALL or row.stale or row.error or not todo]
    if order != "name":
        shown.sort(key=_ORDERS[order])
    if details or by == "reviewer":
        from translit.cli.details import show_details

        show_details(session, posts, rows, output_format=output_format, by=by)
        return
    if output_format == "json":
        values = [{**row._asdict(), "total": row.total, "percent": row.percent} for row in shown]
        say_json({"posts": values})
    else:
        _table(shown)
        if not names:
            _leftovers(session)
        next_step(session, rows)
    for row in rows:
        if row.error:
            show(row.error)
    if any(row.error for row in rows):
        raise SystemExit(FAILURE)


_ALL = 100


def _leftovers(session: Session) -> None:
    from translit.cli.build import MANY, warn_of
    from translit.workflows.leftovers import leftovers

    found = leftovers(session.project, session.project.layout.posts())
    warn_of(session, found)
    if len(found.drafts) > MANY:
        all_ = f"{found.drafts[0]} and {len(found.drafts) - 1} more are drafts of finished posts"
        session.warn(f"{all_}; translit build --prune deletes them")
        return
    for name in found.drafts:
        session.warn(f"{name}: its post is finished; translit build --prune deletes the draft")


def tell_next(session: Session, names: tuple[str, ...], *, drafts: bool = False) -> None:
    """Say how far the posts have come, and what is left to do, after a run."""
    from translit.workflows.status import status as look

    posts = session.posts(names)
    rows = look(session.project, posts)
    if drafts and rows:
        say(_sum(session, posts, rows))
    next_step(session, rows)


def _sum(session: Session, posts: list[Path], rows: list[PostStatus]) -> str:
    """One line on what a run leaves: what is finished, what waits, and where drafts are."""
    done = sum(row.percent == _ALL for row in rows)
    fuzzy = sum(row.fuzzy for row in rows)
    bare = sum(row.untranslated for row in rows)
    states = [
        f"{count} {word}" for count, word in ((fuzzy, "fuzzy"), (bare, "untranslated")) if count
    ]
    entries = f" ({', '.join(states)})" if states else ""
    place = session.project.config.draft.partition("{")[0].strip("/")
    return (
        f"{session.counted_posts(posts)}: {done} reviewed, {len(rows) - done} waiting for review"
        f"{entries}; drafts are in {place or 'the folders of the posts'}"
    )


def next_step(session: Session, rows: list[PostStatus]) -> None:
    """Say which command, or which file, comes next."""
    from translit.workflows.status import waiting

    if not rows or any(row.error for row in rows):
        return
    if any(row.stale for row in rows):
        say("next: translit extract")
        return
    left = waiting(rows)
    if not left:
        outputs = (session.project.layout.output(session.project.root / row.post) for row in rows)
        say("all is reviewed" + ("" if all(map(_is_file, outputs)) else "; next: translit build"))
        return
    fuzzy = sum(row.fuzzy for row in left)
    bare = sum(row.untranslated for row in left)
    if not fuzzy:
        say(f"next: translit pretranslate ({counted(bare, 'entry', 'entries')} untranslated)")
        return
    first = next(row for row in left if row.fuzzy)
    say(f"next: review {first.catalog} in Poedit (translit open)")


def _is_file(path: Path) -> bool:
    return path.is_file()


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
    width = max((columns(row.post) for row in shown), default=0)
    say(f"{padded('post', width)}  reviewed   fuzzy  untranslated       %")
    for row in shown:
        mark = "  cannot be read" if row.error else "  stale: run translit extract"
        mark = mark if row.error or row.stale else ""
        color = "red" if row.error else "green" if row.percent == _ALL else None
        say(
            f"{padded(row.post, width)}  {row.translated:8}{row.fuzzy:8}{row.untranslated:14}"
            f"{row.percent:7}%{mark}",
            fg="yellow" if row.stale else color,
        )
