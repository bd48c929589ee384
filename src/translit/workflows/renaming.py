"""Catalogs without a post -> the one that a post without a catalog had before it was renamed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from translit.catalog import po
from translit.errors import CatalogError
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
            taken = {project.layout.catalog(post) for post in posts}
            paths = [path for path in project.layout.catalogs() if path not in taken]
        self.paths = tuple(paths)

    def like(self, units: Sequence[Unit]) -> tuple[po.Catalog | None, str]:
        """The catalog that holds most of `units`, and its name; None where none holds half."""
        keys = {unit.key for unit in units}
        best = max(self._keys, key=lambda path: len(self._keys[path] & keys), default=None)
        if best is None or len(self._keys[best] & keys) < _SHARED * len(keys):
            return None, ""
        return self._project.catalog(best).catalog, self._project.layout.shown(best)

    @cached_property
    def _keys(self) -> dict[Path, frozenset[UnitKey]]:
        """What each of them translates; nothing for one that is damaged."""
        found = {}
        for path in self.paths:
            try:
                catalog = self._project.catalog(path).catalog
            except CatalogError:
                continue
            if catalog is not None:
                found[path] = frozenset(entry.key for entry in catalog.entries if entry.target)
        return found
