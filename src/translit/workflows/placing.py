"""A built post -> its file, where no work of a person's stands."""

from __future__ import annotations

import difflib
from pathlib import Path

from translit.project import Project
from translit.project.stamps import digest

__all__ = ["compared", "foreign", "place", "remove"]


def foreign(project: Project, output: Path, old: bytes) -> str:
    """Why what stands at an output is not to be written over; empty where it is our own work."""
    shown = project.layout.shown(output)
    # What earlier versions have built, they noted among what need not be done again.
    if project.built.is_ours(shown, old) or project.stamps.done(f"built {shown}", digest((old,))):
        return ""
    if project.built.knows(shown) or project.stamps.last(f"built {shown}") is not None:
        return "was changed since translit built it"
    return "is not a file that translit has built"


def place(project: Project, output: Path, data: bytes, old: bytes | None) -> None:
    """Write a built post, and remember that it is our work; what stands there may be replaced."""
    shown = project.layout.shown(output)
    project.built.note(shown, data)
    if old != data:
        project.write(output, data, expected=old, durable=False)
    project.built.settle(shown, data)


def remove(project: Project, output: Path) -> str:
    """Delete a file that was built; answers why it stands still, or nothing."""
    shown = project.layout.shown(output)
    old = project.read(output)
    if old is not None and (why := foreign(project, output, old)):
        return f"{shown}: {why}; it was not touched, delete it yourself"
    if old is not None:
        project.remove(output, expected=old)
    project.built.forget(shown)
    return ""


def compared(shown: str, old: bytes | None, new: bytes) -> str:
    """What would change in a file, as `diff -u` shows it."""
    before, after = (
        (text or b"").decode("utf-8", "replace").splitlines(keepends=True) for text in (old, new)
    )
    lines = difflib.unified_diff(before, after, shown, shown, n=1)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
