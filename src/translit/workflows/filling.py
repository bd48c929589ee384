"""A post's catalog -> what is to be asked for it; and with the answers, the catalog filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from translit.catalog import po
from translit.catalog.origin import is_refusal, refusal_note
from translit.errors import TranslitError
from translit.formats import Reparsing
from translit.model import Document, Entry, State, UnitKey
from translit.pretranslation import Outcome, Report, Request, together
from translit.project import Project
from translit.workflows.failures import apart

__all__ = ["Filled", "OpenPost", "Pretranslation", "Unfilled", "open_or_note", "store"]


class Filled(NamedTuple):
    """One post's catalog, after entries of it were filled."""

    post: str
    catalog: str
    filled: int
    left: int
    """How many entries have no target still."""
    unfilled: tuple[Unfilled, ...] = ()
    """Those of them that were tried."""


class Unfilled(NamedTuple):
    """One unit that is left untranslated."""

    post: str
    line: int
    source: str
    reason: str


@dataclass(slots=True)
class Pretranslation:
    """What a run did, and what it left."""

    posts: list[Filled] = field(default_factory=list)
    report: Report = field(default_factory=Report)
    left: dict[Path, int] = field(default_factory=dict)
    """How many entries of each post an engine is to be asked for."""
    stale: list[str] = field(default_factory=list)
    """Posts whose catalogs lack units of theirs: they are to be extracted first."""
    failures: list[TranslitError] = field(default_factory=list)
    """Posts and catalogs that could not be read or written: they stand as they did."""

    def failed(self, error: TranslitError) -> None:
        """Note what is wrong with one file; once, however often it is come upon."""
        if str(error) not in map(str, self.failures):
            self.failures.append(error)

    @property
    def waiting(self) -> int:
        """How many entries an engine is to be asked for."""
        return sum(self.left.values())


class OpenPost(NamedTuple):
    """One post with entries that have no target yet."""

    post: Path
    path: Path
    data: bytes
    catalog: po.Catalog
    document: Document
    requests: tuple[Request, ...]


def open_or_note(project: Project, post: Path, result: Pretranslation) -> OpenPost | None:
    """The post with what is to be asked for it; None where that is nothing, or it is not read."""
    with apart(project.layout.shown(post), result.failed):
        return _opened(project, post, result)
    return None


def _opened(project: Project, post: Path, result: Pretranslation) -> OpenPost | None:
    """A post's catalog and what is to be asked for it; None where nothing is."""
    layout = project.layout
    path = layout.catalog(post)
    stored = project.post(post)
    reader, document = stored.reader, stored.document
    catalog, data = project.catalog(path)
    known = {entry.key: entry for entry in catalog.active} if catalog else {}
    units = {unit.key: unit for unit in document.units}
    if not units.keys() <= known.keys() and layout.shown(post) not in result.stale:
        result.stale.append(layout.shown(post))
    if catalog is None or data is None or not isinstance(reader, Reparsing):
        return None
    requests = tuple(
        Request(unit, reader, document.labels)
        for key, unit in units.items()
        if key in known and _is_open(known[key])
    )
    return OpenPost(post, path, data, catalog, document, requests) if requests else None


def _is_open(entry: Entry) -> bool:
    """Whether nobody has written anything for it: neither a person nor an engine."""
    return entry.state is State.UNTRANSLATED and not entry.target and entry.plural is None


def store(
    project: Project, one: OpenPost, outcomes: Sequence[Outcome], result: Pretranslation
) -> Filled | None:
    """Write the catalog with the targets that were found, all of them fuzzy; None if it fails.

    The others go on then: what was answered for this one is in the cache.
    """
    layout = project.layout
    with apart(layout.shown(one.post), result.failed):
        outcomes = together(
            one.document,
            outcomes,
            parse=one.requests[0].reader.outlined,
            standing={entry.key: entry.target for entry in one.catalog.active if entry.target},
        )
        found = {outcome.request.unit.key: outcome for outcome in outcomes}
        entries = [_filled(entry, found) for entry in one.catalog.entries]
        data = po.dumps(one.catalog.with_entries(entries)).encode()
        project.write(one.path, data, expected=one.data, durable=True)
        filled = sum(1 for outcome in outcomes if outcome.target)
        shown = layout.shown(one.post)
        unfilled = tuple(
            Unfilled(shown, unit.line, unit.source, outcome.reason)
            for outcome in outcomes
            if not outcome.target and (unit := outcome.request.unit)
        )
        left = len(one.requests) - filled
        summary = Filled(shown, layout.shown(one.path), filled, left, unfilled)
        for outcome in outcomes:
            result.report.add(outcome)
        result.posts.append(summary)
        return summary
    return None


def _filled(entry: Entry, found: dict[UnitKey, Outcome]) -> Entry:
    outcome = found.get(entry.key)
    if outcome is None or entry.obsolete or not _is_open(entry):
        return entry
    notes = tuple(note for note in entry.notes if not is_refusal(note))
    if not outcome.target:
        return replace(entry, notes=(*notes, refusal_note(outcome.reason or "no answer")))
    state = State.TRANSLATED if outcome.reviewed else State.FUZZY
    return replace(entry, target=outcome.target, state=state, notes=(*notes, *outcome.notes))
