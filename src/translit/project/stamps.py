"""What was done with which bytes -> what need not be done again. All of it can be thrown away."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from translit.errors import ProjectError
from translit.project.files import read
from translit.project.writing import write

__all__ = ["FOLDER", "Stamps", "check_inside", "check_own", "digest", "prepare"]

FOLDER = ".translit"
"""The folder of a project for what can be made again."""

_NOTE = b"""\
# What translit can make again at any time, and in replaced/ what stood where it has built a post.
# Delete it as you like.
*
"""


def digest(parts: Iterable[bytes | None]) -> str:
    """A short name for some bytes: equal for equal parts, and for no others."""
    sum_ = blake2b(digest_size=16)
    for part in parts:
        # Lengths keep parts apart: ("a", "b") is not ("ab", "").
        sum_.update(b"-" if part is None else b"%d:" % len(part))
        sum_.update(part or b"")
    return sum_.hexdigest()


class Stamps:
    """The digests of finished work, by its name; kept in one file of `.translit/`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "stamps.json"
        self._old = self._read()
        self._new = dict(self._old)

    def done(self, name: str, mark: str) -> bool:
        """Whether the work `name` was finished with the bytes of the digest `mark`."""
        return self._new.get(name) == mark

    def last(self, name: str) -> str | None:
        """The digest that the work `name` was last finished with."""
        return self._new.get(name)

    def note(self, name: str, mark: str) -> None:
        """The work `name` is finished for these bytes."""
        self._new[name] = mark

    def forget(self, name: str) -> None:
        """The work `name` is to be done again."""
        self._new.pop(name, None)

    def save(self) -> None:
        """Write what is new. A folder that cannot be written costs time later, and no more."""
        if self._new == self._old:
            return
        if self._path.is_symlink():
            return  # what it leads to is none of ours
        data = json.dumps(self._new, indent=0, sort_keys=True).encode()
        with contextlib.suppress(ProjectError, OSError):
            prepare(self._folder)
            write(
                self._path,
                data,
                expected=read(self._path, shown=str(self._path)),
                shown=str(self._path),
                durable=False,
            )
            self._old = dict(self._new)

    def _read(self) -> dict[str, str]:
        try:
            values = json.loads(read(self._path, shown=str(self._path)) or b"{}")
        except (ProjectError, OSError, ValueError, RecursionError):
            return {}  # never made, damaged, or a pipe: all work is done again
        if not isinstance(values, dict):
            return {}
        return {key: value for key, value in values.items() if isinstance(value, str)}


def check_own(folder: Path) -> None:
    """Raise ProjectError where the name is a link: what it leads to is not ours to write over."""
    if folder.is_symlink():
        what = (
            f"is a link to {os.readlink(folder)}; translit keeps what it can make again in a "  # noqa: PTH115
            "folder of the project's own, so remove the link"
        )
        raise ProjectError(what, path=folder.name)


def check_inside(path: Path, folder: Path) -> None:
    """Raise ProjectError where links on the way lead a path out of the folder."""
    if not path.resolve().is_relative_to(folder.resolve()):
        raise ProjectError("a link leads out of the folder", path=folder.name)


def prepare(folder: Path) -> None:
    """Make the folder of what can be thrown away, ignored by git. Raises ProjectError."""
    check_own(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # A link of that name leads out of the folder, even one to nowhere.
        with contextlib.suppress(FileExistsError), (folder / ".gitignore").open("xb") as ignore:
            ignore.write(_NOTE)
    except OSError as error:
        raise ProjectError(f"cannot be made ({error.strerror})", path=folder.name) from error
