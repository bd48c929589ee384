"""Catalogs -> the same catalogs with their untranslated entries filled, to be reviewed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from translit import stopping
from translit.catalog import po
from translit.catalog.origin import is_refusal, refusal_note
from translit.engines import Telling
from translit.errors import TranslitError
from translit.formats import Reparsing
from translit.memory import Memory
from translit.model import Document, Entry, State, UnitKey
from translit.pretranslation import Level, Outcome, Report, Request, pretranslate, recall, together
from translit.project import Project
from translit.project.cache import open_cache
from translit.project.drafts import Draft, keep_draft
from translit.workflows.failures import apart
from translit.workflows.remembering import memory_of
from translit.workflows.surroundings import targets, told

if TYPE_CHECKING:
    from translit.engines import Engine
    from translit.memory import Memory
    from translit.workflows.second_opinion import SecondOpinion

__all__ = [
    "Filled",
    "Pretranslation",
    "Unfilled",
    "fill_from_engine",
    "fill_from_memory",
    "waiting",
]

_log = logging.getLogger("translit")


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


class _Open(NamedTuple):
    """One post with entries that have no target yet."""

    post: Path
    path: Path
    data: bytes
    catalog: po.Catalog
    document: Document
    requests: tuple[Request, ...]


def fill_from_memory(project: Project, posts: Sequence[Path]) -> Pretranslation:
    """Fill what the reviewed translations of the whole project, and its TMX files, have to give."""
    result = Pretranslation()
    memory = memory_of(project, failed=result.failed)
    for post in posts:
        one = _opened_or_noted(project, post, result)
        if one is None:
            continue
        outcomes = []
        if len(memory):
            recalled = (_recalled(project, memory, request) for request in one.requests)
            outcomes = [outcome for outcome in recalled if outcome is not None]
        left = len(one.requests) - len(outcomes)
        if left:
            result.left[post] = left
        if outcomes:
            _store(project, one, _with_acceptance(project, memory, outcomes), result)
    return result


def _with_acceptance(
    project: Project, memory: Memory, outcomes: Sequence[Outcome]
) -> list[Outcome]:
    """The outcomes, those marked that a project takes for reviewed as they stand."""
    if not project.config.accept_memory:
        return list(outcomes)
    return [
        outcome._replace(reviewed=True) if _is_reviewed(memory, outcome) else outcome
        for outcome in outcomes
    ]


def _is_reviewed(memory: Memory, outcome: Outcome) -> bool:
    """Whether it is, word for word, what a person has accepted for the same sentence."""
    unit = outcome.request.unit
    return outcome.level is Level.EXACT and any(
        match.target == outcome.target and match.origin.endswith(".po")
        for match in memory.exact(unit.source, context=unit.context)
    )


def fill_from_engine(  # noqa: PLR0913  # what the command line may ask
    project: Project,
    posts: Sequence[Path],
    engine: Engine,
    *,
    name: str,
    opinion: SecondOpinion | None = None,
    step: Callable[[Outcome], None] = lambda _: None,
    done: Callable[[Filled], None] = lambda _: None,
) -> Pretranslation:
    """Fill what an engine can translate; each post is written as soon as its last answer is there.

    Interrupted, it loses the answers to one post at most, and those are in the cache.
    """
    result = Pretranslation()
    telling = isinstance(engine, Telling)
    with open_cache(project.root / ".translit") as cache:
        begun: list[_Open] = []
        drafted: dict[UnitKey, str] = {}
        memory = memory_of(project, failed=result.failed) if telling else None

        def requests() -> Iterator[Request]:
            for post in posts:
                one = _opened_or_noted(project, post, result)
                if one is not None:
                    begun.append(one)
                    drafted.clear()
                    if telling:
                        targets(one.catalog.active, drafted)
                        yield from told(one.document, one.requests, drafted, memory)
                    else:
                        yield from one.requests

        outcomes = pretranslate(
            requests(),
            engine=engine,
            glossary=project.glossary,
            source=project.config.source,
            locale=project.config.target,
            cache=cache,
            title_case=project.config.title_case,
            engine_name=name,
        )
        waiting: list[Outcome] = []
        finished = 0
        for outcome in outcomes:
            step(outcome)
            waiting.append(outcome)
            if outcome.target:
                drafted[outcome.request.unit.key] = outcome.target
            if len(waiting) == len(begun[finished].requests):
                cache.save()
                if opinion is not None:
                    shown = project.layout.shown(begun[finished].post)
                    waiting = opinion.noted(project, shown, waiting, cache)
                if summary := _store(project, begun[finished], waiting, result):
                    _keep_drafts(cache, summary.catalog, name, waiting)
                    done(summary)
                waiting, finished = [], finished + 1
    return result


def _keep_drafts(
    cache: MutableMapping[str, str], catalog: str, engine: str, outcomes: Sequence[Outcome]
) -> None:
    """Note what was drafted: `status --details` tells how far a person went from it."""
    for outcome in outcomes:
        if outcome.target:
            draft = Draft(engine, str(outcome.level), outcome.target)
            keep_draft(cache, catalog, outcome.request.unit.key, draft)


def waiting(project: Project, posts: Sequence[Path]) -> tuple[int, int]:
    """How many units have no target, and how many characters they are."""
    result = Pretranslation()
    opened = [_opened_or_noted(project, post, result) for post in posts]
    units = [request.unit for one in opened if one is not None for request in one.requests]
    return len(units), sum(len(unit.source) for unit in units)


def _recalled(project: Project, memory: Memory, request: Request) -> Outcome | None:
    """What the memory has for a request; an engine is asked where it cannot be worked on."""
    try:
        return recall(request, memory, project.glossary, locale=project.config.target)
    except Exception:  # noqa: BLE001  # one that fails costs one entry
        stopping.check()
        _log.debug("%s", request.unit.source, exc_info=True)
        return None


def _opened_or_noted(project: Project, post: Path, result: Pretranslation) -> _Open | None:
    with apart(project.layout.shown(post), result.failed):
        return _opened(project, post, result)
    return None


def _opened(project: Project, post: Path, result: Pretranslation) -> _Open | None:
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
    return _Open(post, path, data, catalog, document, requests) if requests else None


def _is_open(entry: Entry) -> bool:
    """Whether nobody has written anything for it: neither a person nor an engine."""
    return entry.state is State.UNTRANSLATED and not entry.target and entry.plural is None


def _store(
    project: Project, one: _Open, outcomes: Sequence[Outcome], result: Pretranslation
) -> Filled | None:
    """Write the catalog with the targets that were found, all of them fuzzy; None if it fails.

    The others go on then: what was answered for this one is in the cache.
    """
    layout = project.layout
    with apart(layout.shown(one.post), result.failed):
        outcomes = together(
            one.document,
            outcomes,
            parse=project.format_of(one.post).parse,
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
