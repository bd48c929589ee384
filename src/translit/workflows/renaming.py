"""Catalogs without a post -> the one that a post without a catalog had before it was renamed.

Only a catalog of ours is one of those: named after a post, or with our header. A theme's own PO
files may stand in the same folder, and the posts of a format whose reader is missing today.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from translit.catalog import po
from translit.errors import ProjectError, TranslitError
from translit.model import Unit, UnitKey
from translit.project import Project

__all__ = ["Orphans"]

_SHARED = 0.5
"""The least part of a post's units that a catalog must hold to be taken for its own."""


class Orphans:
    """The catalogs of the project that belong to none of its posts."""

    def __init__(
        self, project: Project, posts: Iterable[Path], *, paths: Sequence[Path] | None = None
    ) -> None:
        self._project = project
        if paths is None:
            taken = {project.layout.catalog(post) for post in (*posts, project.layout.words)}
            paths = [path for path in project.layout.catalogs() if path not in taken]
        self.found: dict[Path, bytes | None] = {}
        """What each of them says; it is deleted only where it says so still."""
        for path in paths:
            with contextlib.suppress(ProjectError):  # a pipe, or gone: no catalog of ours
                if self._is_orphan(path):
                    self.found[path] = project.read(path)

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where they stand."""
        return tuple(self.found)

    def like(self, units: Sequence[Unit]) -> tuple[po.Catalog | None, str]:
        """The catalog that holds most of `units`, and its name; None where none holds half."""
        keys = {unit.key for unit in units}
        best = max(self._keys, key=lambda path: len(self._keys[path] & keys), default=None)
        if best is None or len(self._keys[best] & keys) < _SHARED * len(keys):
            return None, ""
        return self._project.catalog(best).catalog, self._project.layout.shown(best)

    def _is_orphan(self, path: Path) -> bool:
        post = self._project.layout.post_of(path)
        if post is not None:
            return not post.exists()
        try:
            catalog = self._project.catalog(path).catalog
        except TranslitError:
            return False
        return catalog is not None and bool(catalog.header.field("X-Source-Language"))

    @cached_property
    def _keys(self) -> dict[Path, frozenset[UnitKey]]:
        """What each of them translates; nothing for one that is damaged."""
        found = {}
        for path in self.paths:
            try:
                catalog = self._project.catalog(path, self.found[path]).catalog
            except TranslitError:
                continue
            if catalog is not None:
                found[path] = frozenset(entry.key for entry in catalog.entries if entry.target)
        return found
