"""`translit build`: reviewed PO files -> English posts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

import click

from translit.cli.exits import FAILURE, FINDINGS, show
from translit.cli.session import Session, counted, posts_argument, quick
from translit.cli.terminal import say

if TYPE_CHECKING:
    from translit.workflows.build import Build, Built
    from translit.workflows.leftovers import Leftovers

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
@click.option("--dry-run", is_flag=True, help="Write nothing; tell what would be written.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option("--check-links", is_flag=True, help="Report every link that leads nowhere.")
@click.option("--prune", is_flag=True, help="Delete built files that no post needs any longer.")
@click.option(
    "--adopt",
    multiple=True,
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Take over a file that translit did not build, or that was changed.",
)
@click.pass_obj
def build(  # noqa: PLR0913  # what may be asked
    session: Session,
    names: tuple[str, ...],
    *,
    draft: bool,
    keep: float,
    check: bool,
    dry_run: bool,
    diff: bool,
    check_links: bool,
    prune: bool,
    adopt: tuple[Path, ...],
) -> None:
    """Write the English posts.

    A post is written when all of it is reviewed, or the percentage that --keep names; otherwise it
    is reported, and an earlier build of it not touched. --draft writes every post into a place of
    its own: fuzzy translations where there are no reviewed ones, the Chinese where there is
    nothing, and a mark in the front matter. Every result is read again before it is written; one
    that does not have its source's structure is refused, and so is one where a file stands that
    translit did not build.

    The exit code is 0 where posts are written, up to date or waiting for review, which is no fault
    of theirs; 1 where one is refused, a link is dead under --check-links, or something is stale
    under --check; 2 where a file cannot be read or written.
    """
    from translit.workflows.build import Options
    from translit.workflows.build import build as build_posts

    if prune and names:
        raise click.UsageError("--prune looks at all posts; call it without naming some")
    posts = session.posts(names)
    options = Options(
        draft=draft,
        keep=keep,
        write=not (check or dry_run or diff),
        diff=diff,
        adopt=_adopted(session, adopt, posts, draft=draft),
        links=check_links,
        prune=prune,
    )
    with quick(), session.progress("Building", len(posts)) as step:

        def done(_: Built) -> None:
            step()

        results = build_posts(session.project, posts, options, whole=not names, done=done)
    for one in results:
        _tell(session, one, write=options.write)
    if session.sums or not draft:
        _tell_of_leftovers(session, results)
    if session.sums:
        _sum(results, check=check, write=options.write)
    dead = _dead_links(session, results) if check_links else 0
    counts = Counter(one.outcome.name for one in results)
    if counts["FAILED"]:
        raise SystemExit(FAILURE)
    left = results.leftovers
    stale = check and (counts["WRITTEN"] or left.catalogs or left.built)
    if counts["REFUSED"] or results.kept or dead or stale:
        raise SystemExit(FINDINGS)


def _adopted(
    session: Session, paths: tuple[Path, ...], posts: list[Path], *, draft: bool
) -> frozenset[str]:
    """The outputs that were named, as the project names them."""
    layout = session.project.layout
    outputs = {layout.output(post, draft=draft): post for post in posts}
    outputs |= {output: path for path, output in session.project.words.named.items()}
    found = set()
    for path in paths:
        places = [(start / path).absolute() for start in (Path.cwd(), layout.root)]
        named = [
            output
            for output, post in outputs.items()
            for place in places
            if place in {output, post} or place in output.parents
        ]
        if not named:
            raise click.UsageError(f"--adopt {path}: no post is built there")
        found |= {layout.shown(one) for one in named}
    return frozenset(found)


def _sum(results: Build, *, check: bool, write: bool) -> None:
    counts = Counter(one.outcome.name for one in results)
    word = "stale" if check else "written" if write else "to be written"
    failed = f", {counts['FAILED']} failed" if counts["FAILED"] else ""
    others = sum(not one.is_post for one in results)
    files = f" and {counted(others, 'file')} with words of the site" if others else ""
    say(
        f"{counted(len(results) - others, 'post')}{files}: {counts['WRITTEN']} {word}, "
        f"{counts['UNCHANGED']} unchanged, {counts['WAITING']} waiting for review, "
        f"{counts['REFUSED']} refused{failed}"
    )


def _tell(session: Session, one: Built, *, write: bool) -> None:
    from translit.workflows.build import Outcome

    tell = session.warn
    if one.diff:
        say(one.diff, nl=False)
    match one.outcome:
        case Outcome.WRITTEN:
            say(f"{'wrote' if write else 'would write'} {one.output}{_told(one)}")
        case Outcome.UNCHANGED:
            session.tell(f"unchanged {one.output}")
        case Outcome.WAITING:
            stands = f"; {one.output} {one.stands}" if one.stands else ""
            where = f": {one.catalog}" if one.catalog else ""
            say(f"waiting {one.post} ({one.reviewed} of {one.total} reviewed){where}{stands}")
        case Outcome.REFUSED:
            say(f"refused {one.post}", fg="red")
            tell = show
        case Outcome.FAILED:
            tell = show
        case _:
            assert_never(one.outcome)
    for message in one.messages:
        tell(message)


def _told(one: Built) -> str:
    return f"; paste what it says into {one.paste_into}" if one.paste_into else ""


def _tell_of_leftovers(session: Session, results: Build) -> None:
    for name in results.deleted:
        say(f"deleted {name}")
    for why in results.kept:
        show(why)
    warn_of(session, results.leftovers, deleted=bool(results.deleted or results.kept))


MANY = 3
"""More than so many files of one kind are counted, and not named one by one."""


def warn_of(session: Session, found: Leftovers, *, deleted: bool = False) -> None:
    """Say what belongs to no post, and how to be rid of it."""
    for name in found.catalogs:
        session.warn(f"{name}: its post is gone; translit extract --prune deletes it")
    for name in found.pages[:MANY]:
        say(f"{name}: an English page of yours, of no Chinese post", err=True)
    if len(found.pages) > MANY:
        say(f"and {len(found.pages) - MANY} more English pages of no Chinese post", err=True)
    if deleted:
        return
    for name in found.built:
        session.warn(
            f"{name}: no post is built there any longer; translit build --prune deletes it"
        )


def _dead_links(session: Session, results: Build) -> int:
    """Report the dead links of the built site; answers how many there are, those of posts too."""
    from translit.workflows.site_links import check

    found = sum(
        len(one.messages) for one in results if one.outcome.name in {"WRITTEN", "UNCHANGED"}
    )
    site = session.project.config.site
    if not site:
        say(
            f"{counted(found, 'dead link')} in the posts; name the folder of the built site "
            "as site in the configuration, and the links of its pages are looked at too"
        )
        return found
    looked = check(session.project.root / site, shown=site, url=session.project.config.url)
    for one in looked.dead:
        show(one)
    pages = f"{counted(looked.links, 'link')} of {counted(looked.pages, 'page')} in {site}"
    say(f"{pages}: {len(looked.dead)} dead")
    return found + len(looked.dead)
