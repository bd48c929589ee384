"""`translit open`: the next PO file that waits for a person, in Poedit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

from translit.cli.session import Session, posts_argument, quick
from translit.cli.terminal import say

__all__ = ["open_"]


@click.command("open")
@posts_argument
@click.option("--print", "only_print", is_flag=True, help="Print the path of the file only.")
@click.pass_obj
def open_(session: Session, names: tuple[str, ...], *, only_print: bool) -> None:
    """Open the next PO file that waits for review in Poedit.

    The one that is nearest to its end comes first. Where there is no Poedit, or no display, the
    path is printed.
    """
    from translit.workflows.status import status, waiting

    with quick():
        rows = waiting(status(session.project, session.posts(names)))
    if not rows:
        say("nothing waits for review; translit build writes the posts")
        return
    path = session.project.root / rows[0].catalog
    if not path.is_file():
        say(f"{rows[0].post} has no PO file yet; run translit extract")
        return
    program = None if only_print else _poedit()
    if program is None:
        say(str(_near(path)))
        return
    opened = subprocess.Popen(  # noqa: S603  # the program that the user has installed
        [*program, str(path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    opened.returncode = 0  # it outlives us, and nobody waits for it
    say(f"opened {rows[0].catalog} ({rows[0].fuzzy} fuzzy, {rows[0].untranslated} untranslated)")


def _near(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _poedit() -> list[str] | None:
    """The command that opens a file in Poedit; None where none can."""
    if sys.platform == "darwin":
        return ["open", "-a", "Poedit"] if Path("/Applications/Poedit.app").exists() else None
    program = shutil.which("poedit")
    shown = (
        sys.platform == "win32" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    return [program] if program and shown else None
