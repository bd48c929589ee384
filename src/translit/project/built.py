"""Built files -> a record that git keeps: whose work a file is that stands where build would write.

A line for each: the digest of what was built, and its place. The record is written when a run ends;
until then a journal in `.translit` has a line before its file is there, so that a run that is cut
off leaves no file of ours without one. Lines that git has merged, twice for one file or with its
marks between them, are read as they come.
"""

from __future__ import annotations

import contextlib
from collections import defaultdict
from hashlib import blake2b
from pathlib import Path

from translit.errors import ProjectError
from translit.patterns import lazy
from translit.project.files import read
from translit.project.stamps import FOLDER, prepare
from translit.project.writing import write

__all__ = ["RECORD", "BuiltFiles"]

RECORD = "_built.txt"
"""The record's name in the folder of PO files."""

_HEAD = """\
# What translit has built: build writes over these files while they are as it wrote them.
# Keep this file in git, and never edit it.
"""

_LINE = lazy(r"([0-9a-f]{32})  (.+)")


class BuiltFiles:
    """Which files of a project were built, and with what in them."""

    def __init__(self, path: Path, root: Path) -> None:
        self._path = path
        self._journal = root / FOLDER / "building.txt"
        self._shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
        self._known: defaultdict[str, set[str]] = defaultdict(set)
        for line in (*self._lines(self._path), *self._lines(self._journal)):
            if found := _LINE.fullmatch(line):
                self._known[found[2]].add(found[1])

    def names(self) -> list[str]:
        """The files that were built, by their paths from the project, sorted."""
        return sorted(self._known)

    def knows(self, name: str) -> bool:
        """Whether a file was ever built there."""
        return name in self._known

    def is_ours(self, name: str, data: bytes) -> bool:
        """Whether what stands there is what was built there."""
        return _digest(data) in self._known.get(name, ())

    def note(self, name: str, data: bytes) -> None:
        """Say that this is built there, before it is."""
        digest = _digest(data)
        if digest in self._known.get(name, ()):
            return
        self._known[name].add(digest)
        # Without a journal, a run that is cut off costs a question later: whose work is this?
        with contextlib.suppress(OSError, ProjectError):
            prepare(self._journal.parent)
            if not self._journal.is_symlink():
                with self._journal.open("ab") as file:
                    file.write(f"{digest}  {name}\n".encode(errors="backslashreplace"))

    def settle(self, name: str, data: bytes) -> None:
        """Say that this, and nothing else, stands there by now."""
        self._known[name] = {_digest(data)}

    def forget(self, name: str) -> None:
        """Say that nothing of ours stands there any longer."""
        self._known.pop(name, None)

    def save(self) -> None:
        """Write the record, whole and in order; the journal is needed no longer."""
        lines = [
            f"{digest}  {name}\n" for name in self.names() for digest in sorted(self._known[name])
        ]
        data = (_HEAD + "".join(lines)).encode(errors="backslashreplace") if lines else b""
        old = read(self._path, shown=self._shown)
        if data != (old or b"").replace(b"\r\n", b"\n"):
            if lines:
                write(self._path, data, expected=old, shown=self._shown, durable=False)
            else:
                self._path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self._journal.unlink(missing_ok=True)

    def _lines(self, path: Path) -> list[str]:
        if path.is_symlink() and not path.exists():
            return []
        try:
            data = read(path, shown=self._shown) or b""
        except ProjectError:
            if path == self._path:
                raise
            return []
        return data.decode("utf-8", "replace").splitlines()


def _digest(data: bytes) -> str:
    # Git may give a file other line ends on another machine: its work it stays.
    return blake2b(data.replace(b"\r\n", b"\n"), digest_size=16).hexdigest()
