"""The reviewed entries of a project, and the files that it names -> its translation memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from translit.errors import ConfigError, TranslitError
from translit.memory import Memory, Remembered
from translit.model import State
from translit.project import Project
from translit.project.config import Config
from translit.workflows.failures import apart

__all__ = ["memory_of"]


def memory_of(project: Project, *, failed: Callable[[TranslitError], None]) -> Memory:
    """The translations that a person has reviewed, those of the project before those of others.

    `failed` is told of a catalog that cannot be read: what it holds is not to be missed silently.
    Raises CatalogError for a file of others that cannot be.
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
        data = project.read(project.root / name)
        if data is None:
            raise ConfigError(f"memory names {name}, and there is no such file")
        yield from _read(project.config, name, data)


def _read(config: Config, name: str, data: bytes) -> Iterator[Remembered]:
    """What a file holds, by the ending of its name."""
    from translit.memory import foreign_po, tmx  # needed where a project names such files only

    if name.casefold().endswith((".po", ".pot")):
        return foreign_po.loads(
            data,
            path=name,
            source=config.source,
            target=config.target,
            obsolete=config.obsolete_memory,
        )
    return tmx.loads(data, path=name, source=config.source, target=config.target)
