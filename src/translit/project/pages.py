"""Pages for a person to look at -> files of the project: only where none of a person stands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from translit.errors import ProjectError

if TYPE_CHECKING:
    from translit.project import Project

__all__ = ["MARK", "PageFolder"]

MARK = '<meta name="generator" content="translit">'
"""What every page of ours has at its beginning: it may be written over."""

_HEAD = 2000
"""Bytes of a page in which the mark stands."""

_CLOSED = frozenset({".git", ".translit"})


class PageFolder:
    """A folder of a project that pages are written into, and pictures beside them."""

    def __init__(self, project: Project, folder: Path) -> None:
        """Raise ProjectError where it is no place of ours to write."""
        self._project = project
        self._root = Path(os.path.realpath(project.root))
        self.folder = folder
        self._check(folder)
        for works in (project.layout.posts_folder, project.root / project.config.locales):
            if Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(works)):
                what = f"is in {project.layout.shown(works)}, among your files"
                raise ProjectError(f"{what}; name another folder", path=self._shown(folder))

    def write_page(self, name: str, html: str) -> bool:
        """Write a page; False where it says this already.

        Raises ProjectError, and leaves it, where a file stands there that is no page of ours.
        """
        path = self.folder / name
        self._check(path)
        old = self._project.read(path)
        if old is not None and MARK.encode() not in old[:_HEAD]:
            what = "is there already and no page of translit’s; move it, or name another --output"
            raise ProjectError(what, path=self._shown(path))
        return self._project.write(path, html.encode(), expected=old, durable=False)

    def write_picture(self, name: str, data: bytes) -> bool:
        """Write a picture, whose name says what is in it; False where it is there already."""
        path = self.folder / name
        self._check(path)
        old = self._project.read(path)
        if old is not None and old != data:
            what = "is there already and another picture; move it, or name another --output"
            raise ProjectError(what, path=self._shown(path))
        return self._project.write(path, data, expected=old, durable=False)

    def _shown(self, path: Path) -> str:
        return self._project.layout.shown(path)

    def _check(self, path: Path) -> None:
        if path.is_symlink():
            what = f"is a link to {os.readlink(path)}, and nothing is written through one"  # noqa: PTH115
            raise ProjectError(f"{what}; remove it", path=self._shown(path))
        real = Path(os.path.realpath(path))
        if real == self._root or not real.is_relative_to(self._root):
            what = "is no folder in the project, and nothing is written elsewhere"
            raise ProjectError(f"{what}; name one in it", path=self._shown(path))
        if closed := _CLOSED.intersection(real.relative_to(self._root).parts):
            what = f"is in {min(closed)}, where no page is written; name another folder"
            raise ProjectError(what, path=self._shown(path))
