"""`translit build`: reviewed PO files -> English posts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, assert_never

import click

from translit.cli.errors import FAILURE, FINDINGS, show
from translit.cli.session import Session, counted, posts_argument, quick
from translit.cli.terminal import say

if TYPE_CHECKING:
    from translit.workflows.build import Built

__all__ = ["build"]


@click.command()
@posts_argument
@click.option("--draft", is_flag=True, help="Every post, from whatever there is, as a draft.")
@click.option(
    "--keep",
    type=click.FloatRange(0, 100),
    default=100,
    metavar="PERCENT",
    show_default=True,
    help="Write a post when this much of it is reviewed; the rest stays Chinese.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a built post is stale.")
@click.pass_obj
def build(
    session: Session, names: tuple[str, ...], *, draft: bool, keep: float, check: bool
) -> None:
    """Write the English posts.

    A post is written when all of it is reviewed, or the percentage that --keep names; otherwise it
    is reported, and an earlier build of it left as it is. --draft writes every post: fuzzy
    translations where there are no reviewed ones, the Chinese where there is nothing, and
    `draft: true` in the front matter. Every result is read again before it is written; one that
    does not have its source's structure is refused.

    The exit code is 0 where posts are written, up to date or waiting for review, which is no fault
    of theirs; 1 where one is refused, or stale under --check; 2 where one cannot be read or
    written.
    """
    from translit.workflows.build import Options, Outcome
    from translit.workflows.build import build as build_posts

    posts = session.posts(names)
    options = Options(draft=draft, keep=keep, write=not check)
    with quick(), session.progress("Building", len(posts)) as step:

        def done(_: Built) -> None:
            step()

        results = build_posts(session.project, posts, options, done=done)
    for one in results:
        _tell(session, one, check=check)
    counts = Counter(one.outcome for one in results)
    stale, failed = counts[Outcome.WRITTEN], counts[Outcome.FAILED]
    say(
        f"{counted(len(results), 'post')}: {stale} {'stale' if check else 'written'}, "
        f"{counts[Outcome.UNCHANGED]} unchanged, {counts[Outcome.WAITING]} waiting for review, "
        f"{counts[Outcome.REFUSED]} refused{f', {failed} failed' if failed else ''}"
    )
    if failed:
        raise SystemExit(FAILURE)
    if counts[Outcome.REFUSED] or (check and stale):
        raise SystemExit(FINDINGS)


def _tell(session: Session, one: Built, *, check: bool) -> None:
    from translit.workflows.build import Outcome

    tell = session.warn
    match one.outcome:
        case Outcome.WRITTEN:
            say(f"{'would write' if check else 'wrote'} {one.output}")
        case Outcome.UNCHANGED:
            session.tell(f"unchanged {one.output}")
        case Outcome.WAITING:
            say(f"waiting {one.post} ({one.reviewed} of {one.total} reviewed)")
        case Outcome.REFUSED:
            say(f"refused {one.post}", fg="red")
            tell = show
        case Outcome.FAILED:
            tell = show
        case _:
            assert_never(one.outcome)
    for message in one.messages:
        tell(message)
