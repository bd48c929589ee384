"""The reviewed entries of a project, and its TMX files -> its translation memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from translit.errors import ConfigError, TranslitError
from translit.memory import Memory, Remembered
from translit.model import State
from translit.project import Project
from translit.workflows.failures import apart

__all__ = ["memory_of"]


def memory_of(project: Project, *, failed: Callable[[TranslitError], None]) -> Memory:
    """The translations that a person has reviewed, those of the project before those of others.

    `failed` is told of a catalog that cannot be read: what it holds is not to be missed silently.
    Raises CatalogError for a TMX file that cannot be.
    """
    return Memory((*_own(project, failed), *_others(project)))


def _own(project: Project, failed: Callable[[TranslitError], None]) -> Iterator[Remembered]:
    for path in project.layout.catalogs():
        catalog = None
        with apart(project.layout.shown(path), failed):
            catalog = project.catalog(path).catalog
        for entry in catalog.entries if catalog else ():
            if entry.state is State.TRANSLATED and entry.plural is None:
                origin = project.layout.shown(path)
                yield Remembered(entry.source, entry.target, origin, entry.context or "")


def _others(project: Project) -> Iterator[Remembered]:
    for name in project.config.memory:
        from translit.memory import tmx  # needed where a project names such files only

        data = project.read(project.root / name)
        if data is None:
            raise ConfigError(f"memory names {name}, and there is no such file")
        yield from tmx.loads(
            data, path=name, source=project.config.source, target=project.config.target
        )
