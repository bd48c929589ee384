"""Posts -> the files that they are built as: one for each, in the project, and no work of a person.

Names lie: a link, `..` and a system that takes a.md and A.md for one file lead from an output to a
post. So what is compared are the files that names lead to, and all of them before one is written.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from translit.errors import ConfigError, ProjectError
from translit.project.config import FILES
from translit.project.layout import Layout

__all__ = ["Outputs"]

_CLOSED = frozenset({".git", ".translit"})
"""Folders of the project whose files other programs, or we, take for their own."""


class Outputs:
    """Where each post of a project is built.

    Raises ConfigError where two posts would be built as one file.
    """

    def __init__(self, layout: Layout, posts: Sequence[Path], *, draft: bool = False) -> None:
        self._layout = layout
        self._draft = draft
        self._root = _real(layout.root)
        self._works = _Works(layout, posts)
        _check_single(layout, posts, draft=draft)

    def of(self, post: Path) -> Path:
        """Where a post is built. Raises ProjectError where that is no place of ours to write."""
        return self.checked(self._layout.output(post, draft=self._draft))

    def checked(self, output: Path) -> Path:
        """A place, where build may write there. Raises ProjectError where it may not."""
        shown = self._layout.shown(output)
        if output.is_symlink():
            what = f"is a link to {os.readlink(output)}, and build writes through none; remove it"  # noqa: PTH115
            raise ProjectError(what, path=shown)
        real = _real(output)
        if not real.is_relative_to(self._root):
            what = (
                f"is {real}, outside of the project, where build writes nothing; remove the link "
                "that leads there, or name another place as build in the configuration"
            )
            raise ProjectError(what, path=shown)
        if closed := _CLOSED.intersection(real.relative_to(self._root).parts):
            what = f"is in {min(closed)}, where build writes nothing; name another place as build"
            raise ProjectError(what, path=shown)
        if work := self._works.at(output, real):
            what = f"is {work}, and build would write over it; name another place as build"
            raise ProjectError(what, path=shown)
        return output


class _Works:
    """What people have written in a project, found by whatever name."""

    def __init__(self, layout: Layout, posts: Sequence[Path]) -> None:
        self._names: dict[Path, str] = {}
        self._files: dict[tuple[int, int], str] = {}
        for path, what in _works(layout, posts):
            said = f"{what} {layout.shown(path)}"
            self._names.setdefault(_real(path), said)
            if (file := _identity(path)) is not None:
                self._files.setdefault(file, said)

    def at(self, path: Path, real: Path) -> str:
        """What stands at a path that leads to `real`; empty where it is none of them."""
        file = _identity(path)
        by_file = "" if file is None else self._files.get(file, "")
        return by_file or self._names.get(real, "")


def _works(layout: Layout, posts: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    config = layout.config
    for post in posts:
        yield post, "the post"
        yield layout.catalog(post), "the PO file"
    for path in layout.catalogs():
        yield path, "the PO file"
    for pattern in config.words.files:
        for path in layout.root.glob(pattern):
            yield path, "the file"
    yield layout.root / config.glossary, "the glossary"
    for name in config.memory:
        yield layout.root / name, "the translation memory"
    for name in FILES:
        yield layout.root / name, "the configuration"


def _check_single(layout: Layout, posts: Iterable[Path], *, draft: bool) -> None:
    """Two posts of one output would replace each other at every build.

    Names that differ in case alone are one file on many systems. Posts that themselves differ in
    no more stand on none of these.
    """
    taken: dict[str, tuple[Path, Path]] = {}
    for post in posts:
        output = layout.output(post, draft=draft)
        real = _real(output)
        other, same = taken.setdefault(_folded(real), (post, real))
        if other != post and (real == same or _folded(other) != _folded(post)):
            raise ConfigError(
                f"{'draft' if draft else 'build'} has one place for two posts: "
                f"{layout.shown(other)} and {layout.shown(post)} "
                f"would both be {layout.shown(output)}; "
                "write {path}, or {dir}/{stem}{suffix}, in it"
            )


def _folded(path: Path) -> str:
    return unicodedata.normalize("NFC", str(path)).casefold()


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _identity(path: Path) -> tuple[int, int] | None:
    """What a file is to the system, whatever it is called; None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
