"""`translit preview`: a page for each post, in which it stands beside its translation."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import click

from translit.cli.exits import FAILURE, show_all
from translit.cli.session import Session, counted, posts_argument, quick
from translit.cli.terminal import say
from translit.errors import ConfigError

__all__ = ["needs_review_extra", "preview"]


@click.command()
@posts_argument
@click.option("--open", "open_", is_flag=True, help="Show the page in the browser.")
@click.option(
    "--output",
    "chosen",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder for the pages, in the project; build/preview/LOCALE if it is not given.",
)
@click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    help="Of the page's own words; that of your system if it is not given.",
)
@click.option("--remote-images", is_flag=True, help="Let the pages load pictures from other sites.")
@click.pass_obj
def preview(  # noqa: PLR0913  # one parameter for each option
    session: Session,
    names: tuple[str, ...],
    *,
    open_: bool,
    chosen: Path | None,
    language: str | None,
    remote_images: bool,
) -> None:
    """Write pages that show posts and translations side by side.

    Each sentence has its state, its notes and what the checks find in it. The pages are plain
    files that need no network. Without the name of a post, all posts get one, and an index.
    """
    needs_review_extra()
    from translit.cli.check import chosen as checks
    from translit.page.labels import language_of
    from translit.workflows.preview import Wanted, folder_of
    from translit.workflows.preview import preview as make

    wanted = Wanted(language or language_of(), checks(session), remote_images, index=not names)
    posts = session.posts(names)
    folder = folder_of(session.project, session.here / chosen if chosen else None)
    with quick(), session.progress("Writing pages", len(posts)) as step:
        made = make(session.project, posts, wanted, folder=folder, done=step)
    for name in made.written:
        say(f"wrote {name}")
    pages = [*([made.overview] if made.overview else []), *made.pages]
    say(
        f"{counted(len(made.pages), 'page')}: {len(made.written)} written, "
        f"{len(pages) - len(made.written)} as before"
    )
    if open_ and pages:
        click.launch(pages[0].as_uri())
    show_all(made.failures)
    if made.failures:
        raise SystemExit(FAILURE)


def needs_review_extra() -> None:
    """Raise ConfigError where what makes pages is not installed."""
    missing = [name for name in ("jinja2", "nh3") if importlib.util.find_spec(name) is None]
    if missing:
        raise ConfigError(
            f"pages need {' and '.join(missing)}, which is not installed; "
            'install it: pip install "translit[review]"'
        )
