"""Posts and their catalogs -> how far each of them has come."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from translit import __version__
from translit.catalog import po
from translit.errors import TranslitError
from translit.model import State, UnitKey
from translit.project import Project, StoredPost
from translit.project.stamps import digest
from translit.workflows.failures import apart

__all__ = ["PostStatus", "counted", "counts_of", "status", "waiting"]


class PostStatus(NamedTuple):
    """How far one post has come. Units that are one entry are counted once."""

    post: str
    catalog: str
    translated: int
    fuzzy: int
    untranslated: int
    stale: bool
    """Whether the catalog lacks a unit of the post, or has one too many: extract is due."""
    error: str = ""
    """Why nothing can be said of it: `path:line: what is wrong; what to do`."""

    @property
    def total(self) -> int:
        """All units of the post."""
        return self.translated + self.fuzzy + self.untranslated

    @property
    def percent(self) -> int:
        """The reviewed part, rounded down; 100 only where nothing is left to do."""
        if self.error:
            return 0
        return self.translated * 100 // self.total if self.total else 100


def waiting(rows: Sequence[PostStatus]) -> list[PostStatus]:
    """The posts that wait for a person, those with the least to do first."""
    left = [row for row in rows if not row.error and row.translated < row.total]
    return sorted(left, key=lambda row: (row.fuzzy + row.untranslated, row.post))


def status(project: Project, posts: Sequence[Path]) -> list[PostStatus]:
    """The state of each post as it stands today, whether its catalog is up to date or not."""
    try:
        return [_status_or_error(project, post) for post in posts]
    finally:
        project.stamps.save()


def _status_or_error(project: Project, post: Path) -> PostStatus:
    layout = project.layout
    shown, catalog = layout.shown(post), layout.shown(layout.catalog(post))
    failures: list[TranslitError] = []
    with apart(shown, failures.append):
        return _status(project, post)
    return PostStatus(shown, catalog, 0, 0, 0, stale=False, error=str(failures[0]))


def _status(project: Project, post: Path) -> PostStatus:
    layout = project.layout
    path, shown = layout.catalog(post), layout.shown(post)
    translated, fuzzy, untranslated, stale = counts_of(
        project, post, project.post(post), project.read(path)
    )
    return PostStatus(shown, layout.shown(path), translated, fuzzy, untranslated, stale=bool(stale))


def counts_of(
    project: Project, post: Path, stored: StoredPost, data: bytes | None
) -> tuple[int, int, int, int]:
    """How many units are reviewed, fuzzy and untranslated, and 1 if extract is due.

    `data` is the catalog. Where the same bytes were counted before, nothing is parsed.
    """
    name = f"status {project.layout.shown(post)}"
    mark = digest((__version__.encode(), project.settings, stored.data, data))
    counts = _counted_before(project.stamps.last(name), mark)
    if counts is None:
        counts = _counts(project, stored, project.layout.catalog(post), data)
        project.stamps.note(name, " ".join((mark, *map(str, counts))))
    return counts


def _counted_before(noted: str | None, mark: str) -> tuple[int, int, int, int] | None:
    """What was counted when the same bytes stood there; None where others did."""
    words = noted.split() if noted else []
    if len(words) != _NOTED or words[0] != mark or not all(word.isdecimal() for word in words[1:]):
        return None
    translated, fuzzy, untranslated, stale = map(int, words[1:])
    return translated, fuzzy, untranslated, stale


_NOTED = 5


def _counts(
    project: Project, stored: StoredPost, path: Path, data: bytes | None
) -> tuple[int, int, int, int]:
    keys = {unit.key for unit in stored.document.units}
    catalog = project.catalog(path, data).catalog
    counts = counted(catalog, keys)
    known = {entry.key for entry in catalog.active} if catalog else set()
    states = (State.TRANSLATED, State.FUZZY, State.UNTRANSLATED)
    translated, fuzzy, untranslated = (counts[state] for state in states)
    return translated, fuzzy, untranslated, int(known != keys)


def counted(catalog: po.Catalog | None, keys: set[UnitKey]) -> dict[State, int]:
    """How many of these units are in each state; those that the catalog lacks are untranslated.

    So are those whose target cannot be built: of blanks, or in plural forms.
    """
    counts = dict.fromkeys(State, 0)
    if catalog is not None:
        for entry in catalog.active:
            if entry.key in keys and entry.target.strip():
                counts[entry.state] += 1
    counts[State.UNTRANSLATED] += len(keys) - sum(counts.values())
    return counts
