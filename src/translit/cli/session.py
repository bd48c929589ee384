"""What every command shares: the project, its posts, and how to speak to the user."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from translit.cli.terminal import is_terminal, say
from translit.errors import ConfigError, PostError

if TYPE_CHECKING:
    from translit.project import Project

__all__ = ["Session", "output_format_option", "posts_argument", "quick"]

_Command = TypeVar("_Command", bound=Callable[..., Any])


def posts_argument(command: _Command) -> _Command:
    """Let a command take the names of posts; none stands for all of them."""
    return click.argument("names", nargs=-1, metavar="[POST]...")(command)


def output_format_option(command: _Command) -> _Command:
    """Let a command print JSON for other programs."""
    option = click.option(
        "--output-format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="Print a table, or JSON for other programs.",
    )
    return option(command)


def dry_options(command: _Command) -> _Command:
    """Let a command tell what it would do, and show it."""
    diff = click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
    dry = click.option("--dry-run", is_flag=True, help="Write nothing; tell what would be done.")
    return dry(diff(command))


def show_unwritten(files: list[tuple[str, bytes | None, bytes]], *, diff: bool) -> None:
    """Say that nothing was written, and show what would have been."""
    from translit.workflows.placing import compared

    for shown, old, new in files if diff else ():
        say(compared(shown, old, new), nl=False)
    say(f"nothing was written; {counted(len(files), 'file')} would be")


def engine_option(command: _Command) -> _Command:
    """Let a command take options for its engine."""
    option = click.option(
        "--engine-option",
        "options",
        multiple=True,
        metavar="KEY=VALUE",
        callback=_by_key,
        help="An option of the engine, as beam=2; more than one may be given.",
    )
    return option(command)


def _by_key(
    _context: click.Context, _option: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    for value in values:
        if "=" not in value:
            raise click.BadParameter(f"{value} has no value; write it as key=value, as in beam=4")
    return dict(value.split("=", 1) for value in values)


@contextmanager
def quick() -> Iterator[None]:
    """Collect garbage seldom: a run makes millions of values that hold no cycles.

    The collector looks through all of them again and again, and finds nothing; that is a fifth of
    the time of an extraction.
    """
    import gc

    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    try:
        yield
    finally:
        gc.freeze()  # which counts anew: at its end a run need not look through all that it made
        gc.set_threshold(*before)
        gc.unfreeze()


class Session:
    """One call of the command line."""

    def __init__(self, folder: Path | None, *, verbose: bool) -> None:
        self.folder = folder
        """The project's folder, where it was named."""
        self.verbose = verbose
        self.sums = True
        """Whether a command ends with a line of sums; one of several leaves that to the last."""

    @cached_property
    def here(self) -> Path:
        """The working directory; the project's folder where that is named, and this one gone."""
        try:
            return Path.cwd()
        except OSError:
            if self.folder is not None and self.folder.is_absolute():
                return self.folder
            raise ConfigError(
                "the working directory has been deleted; change into a folder that is there, "
                "or name the project's, from / on, with --project"
            ) from None

    @cached_property
    def project(self) -> Project:
        """The project that the command works on."""
        from translit.project import open_project

        project = open_project(self.here, chosen=self.folder)
        self.tell(f"project {project.root}")
        return project

    def without_writing(self) -> list[tuple[str, bytes | None, bytes]]:
        """Let no file of the project be written; answers the list that gets them instead."""
        from dataclasses import replace

        found: list[tuple[str, bytes | None, bytes]] = []
        self.project = replace(self.project, unwritten=found)
        return found

    def forget(self) -> None:
        """Read the project anew when it is asked for next."""
        self.__dict__.pop("project", None)

    def posts(self, names: tuple[str, ...], *, words: bool = False) -> list[Path]:
        """The posts that were named, or all of them, and then the words of the site.

        `words`: those are wanted where posts were named as well.
        """
        layout = self.project.layout
        posts = layout.chosen(names, self.here)
        if not posts:
            folder, suffixes = layout.shown(layout.posts_folder), ", ".join(layout.suffixes)
            self.warn(f"{folder}: there are no posts here, files whose names end in {suffixes}")
        if (not names or words) and layout.words not in posts and self._has_words:
            posts.append(layout.words)
        return posts

    def counted_posts(self, posts: list[Path]) -> str:
        """`3 posts`, and that the words of the site are with them."""
        words = self.project.layout.words in posts
        number = counted(len(posts) - words, "post")
        return f"{number} and the words of the site" if words else number

    @property
    def _has_words(self) -> bool:
        """Whether the site has words of its own, or had some."""
        words, layout = self.project.words, self.project.layout
        if not words.are_kept:
            return False
        try:
            return bool(words.units) or layout.catalog(layout.words).is_file()
        except PostError:
            return True  # the work on them will tell

    def tell(self, what: str) -> None:
        """Say what is read or written, where the user asked for it."""
        if self.verbose:
            say(what, err=True)

    def tell_of_files(self) -> Callable[[], None]:
        """Say which files are read and written, until the function that is answered is called."""
        import logging

        class Teller(logging.Handler):
            def emit(self, record: logging.LogRecord) -> None:
                say(self.format(record), err=True)

        log, teller = logging.getLogger("translit"), Teller()
        log.addHandler(teller)
        log.setLevel(logging.DEBUG)

        def quiet() -> None:
            log.removeHandler(teller)
            log.setLevel(logging.NOTSET)

        return quiet

    @staticmethod
    def warn(what: str) -> None:
        """Say what the user should look at."""
        say("Warning: ", fg="yellow", nl=False, err=True)
        say(what, err=True)

    @contextmanager
    def progress(self, title: str, total: int) -> Iterator[Callable[[], None]]:
        """A bar on a terminal; nothing in a pipe, and nothing where there is little to do."""
        if total < 20 or self.verbose or not is_terminal(sys.stderr):  # noqa: PLR2004
            yield lambda: None
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        # No thread of its own: the work may go on in copies of this process (workflows/spreading).
        with Progress(*columns, auto_refresh=False, **on_stderr()) as bar:
            task = bar.add_task(title, total=total)

            def step() -> None:
                bar.update(task, advance=1, refresh=True)

            yield step


def on_stderr() -> dict[str, Any]:
    """How bars are shown: on the terminal's side, gone when they are full.

    Lines of the command go above the bar where both are on the terminal; where its output goes to
    a file, they go there.
    """
    from rich.console import Console

    return {
        "console": Console(stderr=True),
        "transient": True,
        "redirect_stdout": is_terminal(sys.stdout),
    }


def counted(number: int, thing: str, things: str = "") -> str:
    """`1 post`, `2 posts`; `things` where an s does not make the plural."""
    return f"{number:,} {thing if number == 1 else things or f'{thing}s'}"
