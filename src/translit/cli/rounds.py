"""Saves of a person -> rounds of work, one after each; the work's own writing calls for none."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from translit.cli.exits import show
from translit.cli.session import Session
from translit.errors import TranslitError

if TYPE_CHECKING:
    from translit.project import Project

__all__ = ["watch"]

_PAUSE = 0.5
"""Seconds between two looks at the files."""

_Times = Mapping[Path, tuple[int, int]]
"""When each file was written, and how long it is: a system's clock may stand still between the
emptying of a file and its filling."""


def watch(session: Session, work: Callable[[], object], *, begun: Callable[[], None]) -> None:
    """Work, and again after each save, until Ctrl-C; `begun` is called after the first time.

    What is saved while the work is going on is seen after it: it may have been read before.
    """
    project = session.project
    seen = _round(project, work)
    begun()
    while True:
        if _times(project) == seen:
            time.sleep(_PAUSE)
            continue
        session.forget()
        before = _times(project)
        try:
            project = session.project
        except TranslitError as error:  # of its configuration: the next save may mend it
            show(str(error))
            seen = before
            continue
        try:
            seen = _round(project, work)
        except TranslitError as error:
            show(str(error))
            seen = _known(project, before)


def _round(project: Project, work: Callable[[], object]) -> _Times:
    """Work once; answers the times of the files that it has seen."""
    before = _times(project)
    work()
    return _known(project, before)


def _known(project: Project, before: _Times) -> _Times:
    """The times of what was there before, but of what was written by ourselves since, the new."""
    now = _times(project)
    own = {
        path
        for path in {*before, *now}
        if before.get(path) != now.get(path) and project.has_written(path)
    }
    return {path: when for path, when in before.items() if path not in own} | {
        path: when for path, when in now.items() if path in own
    }


def _times(project: Project) -> _Times:
    """Every file that a person edits, and when that was."""
    from translit.project.config import FILES

    layout, root = project.layout, project.root
    others = [root / name for name in (project.config.glossary, "brief.md", *FILES)]
    found = {}
    for path in (*layout.posts(), *layout.catalogs(), *project.words.named, *others):
        try:
            now = path.stat()
        except OSError:
            continue
        found[path] = now.st_mtime_ns, now.st_size
    return found
