"""`translit extract`: posts -> PO files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translit.cli.exits import FINDINGS, show_all
from translit.cli.session import (
    Session,
    dry_options,
    posts_argument,
    quick,
    show_unwritten,
)
from translit.cli.terminal import say

if TYPE_CHECKING:
    from translit.workflows.extract import Extraction

__all__ = ["extract"]


@click.command()
@posts_argument
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a PO file is stale.")
@click.option("--prune", is_flag=True, help="Delete the PO files of posts that are gone.")
@dry_options
@click.pass_obj
def extract(  # noqa: PLR0913  # one parameter for each option
    session: Session,
    names: tuple[str, ...],
    *,
    check: bool,
    prune: bool,
    dry_run: bool,
    diff: bool,
) -> None:
    """Read posts, create or update their PO files.

    What is reviewed stays so wherever its sentence moved. PO files of posts that are gone are
    reported, and deleted with --prune only.
    """
    from translit.workflows.extract import Extracted
    from translit.workflows.extract import extract as extract_posts

    _check_usage(check=check, prune=prune, dry=dry_run or diff, named=bool(names))
    posts = session.posts(names, words=True)
    unwritten = session.without_writing() if dry_run or diff else None
    if prune and not [post for post in posts if post != session.project.layout.words]:
        raise click.UsageError(
            "there are no posts at all, and --prune would delete every PO file; "
            "delete them yourself if that is what you want"
        )

    with quick(), session.progress("Extracting", len(posts)) as step:

        def done(one: Extracted) -> None:
            step()
            _tell(session, one, check=check)

        result = extract_posts(
            session.project, posts, write=not check, prune=prune, whole=not names, done=done
        )
    for orphan in result.orphans:
        if orphan in result.pruned:
            say(f"deleted {orphan}, whose post is gone")
        elif prune:
            session.warn(f"{orphan}: its post is gone; nothing is deleted while a post has failed")
        else:
            session.warn(f"{orphan}: its post is gone; translit extract --prune deletes it")
    for name in result.unread:
        session.warn(name)
    if session.sums:
        _summarise(result, session.counted_posts(posts), check=check)
    if unwritten is not None:
        show_unwritten(unwritten, diff=diff)
    show_all(result.failures)
    if check and result.stale:
        say("Run translit extract.", err=True)
        raise SystemExit(FINDINGS)


def _summarise(result: Extraction, posts: str, *, check: bool) -> None:
    from translit.workflows.extract import Change

    made = sum(one.change is Change.CREATED for one in result.posts)
    new = len(result.stale) - made
    verb = "would be " if check else ""
    say(
        f"{posts}: {made} {verb}created, {new} {verb}updated, "
        f"{len(result.posts) - made - new} unchanged"
        + (f", {len(result.failures)} failed" if result.failures else "")
    )


def _tell(session: Session, one: object, *, check: bool) -> None:
    from translit.workflows.extract import Change, Extracted

    assert isinstance(one, Extracted)  # noqa: S101  # for the type checker: imports are lazy
    for problem in one.problems:
        session.warn(f"{one.post}:{problem.line}: {problem.message}")
    if one.change is Change.UNCHANGED:
        session.tell(f"unchanged {one.catalog}")
        return
    parts = ", ".join(f"{count} {state.shown}" for state, count in one.counts.items() if count)
    origin = f", begun from {one.renamed_from}" if one.renamed_from else ""
    word = (
        {"created": "would create", "updated": "would update"}[one.change] if check else one.change
    )
    say(f"{word} {one.catalog} ({parts or 'empty'}{origin})")


def _check_usage(*, check: bool, prune: bool, dry: bool, named: bool) -> None:
    if check and prune:
        raise click.UsageError("--check writes nothing, and --prune deletes; choose one of them")
    if prune and dry:
        raise click.UsageError("--dry-run writes nothing, and --prune deletes; choose one of them")
    if prune and named:
        raise click.UsageError("--prune looks at all posts; call it without naming some")
