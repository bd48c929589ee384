"""Posts -> catalogs: each post's PO file is made, or brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from translit import __version__
from translit.catalog import po
from translit.catalog.update import update
from translit.errors import TranslitError
from translit.formats import Format, Reparsing
from translit.model import Code, Document, Problem, State, Syntax, Unit
from translit.project import Project
from translit.project.stamps import digest
from translit.workflows.failures import apart
from translit.workflows.moved_words import with_earlier
from translit.workflows.notes import notes_of
from translit.workflows.renaming import Orphans
from translit.workflows.unread import unread
from translit.workflows.wall_time import local

__all__ = ["Change", "Extracted", "Extraction", "extract"]


class Change(StrEnum):
    """What became of a file."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class Extracted(NamedTuple):
    """One post and its catalog."""

    post: str
    catalog: str
    change: Change
    counts: dict[State, int]
    """How many entries there are in each state; empty where nothing had to be looked at."""
    problems: tuple[Problem, ...] = ()
    renamed_from: str = ""
    """The catalog of a post that is gone, whose translations this one begins with."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What extraction did, or with `write=False` would do."""

    posts: tuple[Extracted, ...]
    orphans: tuple[str, ...]
    """Catalogs whose post is gone."""
    pruned: tuple[str, ...]
    """Those of them that were deleted: none, where anything has failed."""
    failures: tuple[TranslitError, ...] = ()
    """Why posts are missing among `posts`: their catalogs stand as they did."""
    unread: tuple[str, ...] = ()
    """What the configuration names, and no post has."""

    @property
    def stale(self) -> tuple[Extracted, ...]:
        """The posts whose catalogs were not up to date."""
        return tuple(one for one in self.posts if one.change is not Change.UNCHANGED)


def extract(  # noqa: PLR0913  # what the command line may ask
    project: Project,
    posts: Sequence[Path],
    *,
    write: bool = True,
    prune: bool = False,
    whole: bool = True,
    done: Callable[[Extracted], None] = lambda _: None,
) -> Extraction:
    """Bring the catalogs of `posts` up to date; a second time writes nothing.

    `whole` says that these are all posts: then catalogs that belong to none are looked for, and
    deleted with `prune`. `done` is told of each post as it is finished.
    """
    orphans = Orphans(project, posts) if whole else Orphans(project, posts, paths=())
    work = _Work(project, orphans, write=write)
    if write:
        project.clear(map(project.layout.catalog, posts))
    results: list[Extracted] = []
    failures: list[TranslitError] = []
    try:
        for post in posts:
            one = None
            with apart(project.layout.shown(post), failures.append):
                one = work.extracted(post)
            if one is not None:
                results.append(one)
                done(one)
    finally:
        if write:
            project.stamps.save()
    pruned: set[Path] = set()
    # What one of them has may be what a post that failed is to begin with.
    for path, data in orphans.found.items() if prune and write and not failures else ():
        with apart(project.layout.shown(path), failures.append):
            project.remove(path, expected=data)
            pruned.add(path)
    names = [tuple(map(project.layout.shown, paths)) for paths in (orphans.paths, pruned)]
    lost = tuple(unread(project, posts)) if whole else ()
    return Extraction(tuple(results), names[0], names[1], tuple(failures), lost)


class _Work:
    """What the extraction of every post of one run shares."""

    def __init__(self, project: Project, orphans: Orphans, *, write: bool) -> None:
        self._project = project
        self._orphans = orphans
        self._write = write
        self._notes = notes_of(project.glossary)
        self._settings = (__version__.encode(), project.settings, project.glossary_data)
        self._header = po.new_header(
            source_locale=project.config.source,
            locale=project.config.target,
            project=project.config.name or project.root.name,
            now=local(datetime.now(UTC)),
            translator=project.config.translator,
            generator=f"translit {__version__}",
        )

    def extracted(self, post: Path) -> Extracted:
        """Bring the catalog of one post up to date."""
        project, layout = self._project, self._project.layout
        name, path = layout.shown(post), layout.catalog(post)
        stored = project.post(post)
        data = project.read(path)
        if data is not None and project.stamps.done(name, self._mark(stored.data, data)):
            return Extracted(name, layout.shown(path), Change.UNCHANGED, {})
        document = stored.document
        old, renamed_from = project.catalog(path, data).catalog, ""
        if old is None and document.units and post != layout.words:
            old, renamed_from = self._orphans.like(document.units)
        new = self._brought(post, stored.reader, document, old)
        if post == layout.words:
            new = with_earlier(project, new, old)
        written = po.dumps(new).encode() if data is not None or document.units else data
        change = self._written(path, data, written)
        if not document.problems and written is not None:
            project.stamps.note(name, self._mark(stored.data, written))
        return Extracted(
            name, layout.shown(path), change, new.counts(), document.problems, renamed_from
        )

    def _brought(
        self, post: Path, reader: Format, document: Document, old: po.Catalog | None
    ) -> po.Catalog:
        """The catalog of a post as it should be today."""
        return update(
            old,
            document.units,
            header_for_new=self._header,
            references=_references(self._project, post),
            notes=self._notes,
            codes_of=reader.codes if isinstance(reader, Reparsing) else _no_codes,
        )

    def _written(self, path: Path, old: bytes | None, new: bytes | None) -> Change:
        if new is None or new == old:
            return Change.UNCHANGED
        if self._write:
            self._project.write(path, new, expected=old, durable=True)
        return Change.UPDATED if old is not None else Change.CREATED

    def _mark(self, source: bytes, catalog: bytes) -> str:
        return digest((*self._settings, source, catalog))


def _no_codes(_text: str, *, syntax: Syntax = Syntax.MARKDOWN) -> tuple[Code, ...]:  # noqa: ARG001
    return ()


def _references(project: Project, post: Path) -> Callable[[Unit], str]:
    """How an entry names the place of its unit: a line would change with every edit above it."""
    shown = project.layout.shown(post)
    if post == project.layout.words:
        return lambda unit: project.words.units[unit.line - 1][1]
    match project.config.references:
        case "line":
            return lambda unit: f"{shown}:{unit.line}"
        case "none":
            return lambda _: ""
        case _:
            return lambda _: shown
