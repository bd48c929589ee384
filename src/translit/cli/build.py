"""`translit build`: reviewed PO files -> English posts."""

from __future__ import annotations

import click

from translit.cli.errors import FINDINGS
from translit.cli.session import Session, counted, posts_argument, quick

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
    """
    from translit.workflows.build import Built, Options, Outcome
    from translit.workflows.build import build as build_posts

    posts = session.posts(names)
    options = Options(draft=draft, keep=keep, write=not check)
    with quick(), session.progress("Building", len(posts)) as step:

        def done(_: Built) -> None:
            step()

        results = build_posts(session.project, posts, options, done=done)
    counts = dict.fromkeys(Outcome, 0)
    for one in results:
        counts[one.outcome] += 1
        match one.outcome:
            case Outcome.WRITTEN:
                click.echo(f"{'would write' if check else 'wrote'} {one.output}")
            case Outcome.UNCHANGED:
                session.tell(f"unchanged {one.output}")
            case Outcome.WAITING:
                click.echo(f"waiting {one.post} ({one.reviewed} of {one.total} reviewed)")
            case Outcome.REFUSED:
                click.secho(f"refused {one.post}", fg="red")
        for message in one.messages:
            (session.warn if one.outcome is not Outcome.REFUSED else _error)(message)
        if one.kept_copy:
            session.warn(
                f"{one.output} was not as it had been built; what stood there is in {one.kept_copy}"
            )
    click.echo(
        f"{counted(len(results), 'post')}: {counts[Outcome.WRITTEN]} "
        f"{'stale' if check else 'written'}, {counts[Outcome.UNCHANGED]} unchanged, "
        f"{counts[Outcome.WAITING]} waiting for review, {counts[Outcome.REFUSED]} refused"
    )
    if counts[Outcome.REFUSED] or (check and counts[Outcome.WRITTEN]):
        raise SystemExit(FINDINGS)


def _error(message: str) -> None:
    click.secho("Error: ", fg="red", nl=False, err=True)
    click.echo(message, err=True)
