"""`translit review`: a post beside its translation, in the browser, to be reviewed there."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

import click

from translit.cli.preview import needs_review_extra
from translit.cli.session import Session, posts_argument, quick
from translit.cli.terminal import say
from translit.errors import ConfigError

__all__ = ["review"]


@click.command()
@posts_argument
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="NUMBER",
    help="The port on this machine; a free one if it is not given.",
)
@click.option("--no-open", is_flag=True, help="Show the address only; open no browser.")
@click.option(
    "--translator",
    metavar="NAME",
    help="Who reviews, as Name <address>; else as translit.toml or git has it.",
)
@click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    help="Of the page's own words; that of your system if it is not given.",
)
@click.pass_obj
def review(  # noqa: PLR0913  # one parameter for each option
    session: Session,
    names: tuple[str, ...],
    *,
    port: int,
    no_open: bool,
    translator: str | None,
    language: str | None,
) -> None:
    """Review posts in the browser, beside their Chinese.

    The page is for you alone, on this machine. It shows what is saved in Poedit within a second,
    and writes what you accept, correct or reject there into the PO files. Ctrl-C ends it.
    """
    needs_review_extra()
    _needs_server()
    from translit.cli.check import chosen
    from translit.page.labels import language_of
    from translit.server.reviewing import Review
    from translit.server.serving import listening, serve

    project = session.project
    posts = session.posts(names)
    if not any(project.layout.catalog(post).is_file() for post in posts):
        raise ConfigError("there is no PO file of these posts yet; run translit extract")
    who = _translator(project.root) if translator is None else translator
    reviewed = Review(
        project,
        posts,
        chosen(session),
        project.config.translator if translator is None and project.config.translator else who,
        language or language_of(),
    )

    def ready(address: str) -> None:
        say(f"review at {address}")
        say("for you alone, on this machine; Ctrl-C ends it", err=True)
        if not no_open:
            click.launch(address)

    with quick(), listening(port) as place:
        reviewed.prepare()
        serve(reviewed, project, place, ready)


def _needs_server() -> None:
    """Raise ConfigError where what serves the page is not installed."""
    needed = ("starlette", "uvicorn", "watchfiles")
    missing = [name for name in needed if importlib.util.find_spec(name) is None]
    if missing:
        raise ConfigError(
            f"review needs {' and '.join(missing)}, which is not installed; "
            'install it: pip install "translit[review]"'
        )


def _translator(folder: Path) -> str:
    """Who the person is, as git knows them here; empty where it does not."""
    git = shutil.which("git")
    if git is None:
        return ""
    said = []
    for key in ("user.name", "user.email"):
        try:
            done = subprocess.run(  # noqa: S603  # git, with words of our own
                [git, "-C", str(folder), "config", key],
                capture_output=True,
                check=False,
                timeout=5,
            )
        except (OSError, subprocess.SubprocessError):
            return ""
        said.append(done.stdout.decode(errors="replace").strip())
    name, email = said
    return f"{name} <{email}>" if name and email else name
