"""Requests -> outcomes: batch by batch, the distinct sentences of each asked at once."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from translit import stopping
from translit.catalog.origin import Origin, origin_note
from translit.engines import Engine, Surroundings, Telling
from translit.glossary import EMPTY, Glossary
from translit.model import outside
from translit.placeholders import LockKind
from translit.pretranslation.demands import Locked, locked, undivided
from translit.pretranslation.levels import SPLIT, Asked, Chain, described, identity_of, probe
from translit.pretranslation.phrases import Planner
from translit.pretranslation.plans import Node, phrases
from translit.pretranslation.values import (
    COPIED,
    UNTRANSLATED,
    Answer,
    Job,
    Level,
    Outcome,
    Request,
)
from translit.pretranslation.verdict import Verdict, accepted
from translit.pretranslation.writing import Renderer, TitleCase, Unanswered, bare_signs
from translit.traditional import region_of

__all__ = ["WINDOW", "pretranslate"]

_log = logging.getLogger("translit")

WINDOW = 200
"""Requests that are read ahead. More of them decode a little faster, and show their outcomes and
can be stopped later: with an Argos-sized model on two cores, 200 take some ten seconds."""

_LONG = 2000
"""Whatever is longer is read once."""


def pretranslate(  # noqa: PLR0913  each option by its name
    requests: Iterable[Request],
    *,
    engine: Engine,
    glossary: Glossary = EMPTY,
    locale: str = "en",
    cache: MutableMapping[str, str] | None = None,
    title_case: TitleCase = "sentence",
    engine_name: str = "",
    batch: int = WINDOW,
    source: str = "zh_CN",
) -> Iterator[Outcome]:
    """An outcome for each request, in their order; `batch` requests are read ahead at a time.

    `cache` keeps verified answers, by sentence, locks, model and settings, for the next run, and
    what the engine said, by sentence; an engine without an identity keeps nothing there. `source`
    names the language of the units: an engine is asked in the Chinese of the mainland.
    """
    if isinstance(engine, Telling):
        batch = engine.window
    identity = identity_of(engine)
    known = cache if cache is not None and identity else {}
    region = region_of(source)
    asked = Asked(engine, known, region)
    profile = probe(engine, known, locale=locale)
    chain = Chain(
        asked,
        known,
        f"{identity} {region}".rstrip(),
        locale,
        source,
        alphabet=profile.alphabet,
        order=profile.order,
    )
    batches = _Batches(chain, glossary, title_case, engine_name or identity)
    rest = iter(requests)
    while window := list(islice(rest, max(1, batch))):
        yield from batches.outcomes(window)


@dataclass(slots=True)
class _Draft:
    """What is known of one request so far."""

    request: Request
    locked: Locked
    planner: Planner
    nodes: tuple[Node, ...] = ()
    reason: str = ""
    """Why it has no target yet: that of the first try."""


@dataclass(slots=True)
class _Batches:
    """Translates batch after batch."""

    chain: Chain
    glossary: Glossary
    title_case: TitleCase
    name: str

    def outcomes(self, requests: Sequence[Request]) -> list[Outcome]:
        """The outcomes of a batch, in its order."""
        self.chain.asked.forget()
        return self._outcomes(requests)

    def _outcomes(self, requests: Sequence[Request]) -> list[Outcome]:
        """The same; where one cannot be worked on, for each half alone, and so on to that one.

        What the engine has answered by then it is not asked again.
        """
        try:
            return self._together(requests)
        except Exception as error:  # noqa: BLE001  # one that fails costs one entry
            stopping.check()
            if len(requests) < 2:  # noqa: PLR2004
                _log.debug("%s", requests[0].unit.source, exc_info=True)
                reason = f"translit itself failed at it ({described(error)})"
                return [Outcome(requests[0], "", UNTRANSLATED, reason=reason)]
            half = len(requests) // 2
            return [*self._outcomes(requests[:half]), *self._outcomes(requests[half:])]

    def _together(self, requests: Sequence[Request]) -> list[Outcome]:
        drafts = {number: self._draft(request) for number, request in enumerate(requests)}
        done: dict[int, Outcome] = {}
        for split, only in ((False, ()), (True, ()), (True, (SPLIT,))):
            todo = {number: draft for number, draft in drafts.items() if number not in done}
            if not only:  # or the plans are those of the turn before
                self._plan(todo.values(), split=split)
            answers = self._answers([draft.nodes for draft in todo.values()], only)
            attended = self._attended(list(todo.values()), answers)
            for number, draft in todo.items():
                outcome = self._outcome(draft, answers, attended, split=split)
                if outcome:
                    done[number] = outcome
        return [done.get(number) or _untranslated(draft) for number, draft in drafts.items()]

    def _plan(self, drafts: Iterable[_Draft], *, split: bool) -> None:
        for draft in drafts:
            draft.nodes = replace(draft.planner, split=split).plan()
            if draft.request.around != Surroundings():
                for phrase in phrases(draft.nodes):
                    self.chain.around.setdefault(phrase.job, draft.request.around)

    def _draft(self, request: Request) -> _Draft:
        locale, source = self.chain.locale, self.chain.source
        demanded = locked(request.unit, self.glossary, locale=locale, source=source)
        terms = [span for span, _ in demanded.terms]
        unit = undivided(request.unit, terms, locale=locale, source=source)
        if unit is not request.unit:
            locks = locked(unit, self.glossary, locale=locale, source=source).locks
            demanded = demanded._replace(locks=locks)
        planner = Planner(unit, demanded.locks, demanded.forbidden)
        return _Draft(request, demanded, planner)

    def _answers(self, plans: Sequence[Sequence[Node]], only: Sequence[Level]) -> dict[Job, Answer]:
        jobs = [phrase.job for nodes in plans for phrase in phrases(nodes)]
        if not only:
            return self.chain.solve(jobs)
        # A sentence without locks has nothing to be split at: what it has will have to do.
        answers = self.chain.solve(job for job in jobs if not job.locks)
        return answers | self.chain.solve((job for job in jobs if job.locks), only=only)

    def _attended(
        self, drafts: Sequence[_Draft], answers: dict[Job, Answer]
    ) -> dict[Job, tuple[str, ...]]:
        """What the engine's attention says of marked-up spans that are not found without it."""
        unsure = {}
        for draft in drafts:
            renderer = Renderer(draft.request.unit, answers, {}, self.title_case)
            for phrase in phrases(draft.nodes):
                answer = answers[phrase.job]
                if phrase.marks and answer.parts and not renderer.finds_marks(phrase):
                    unsure[phrase.job] = answer
        return self.chain.attended(unsure)

    def _outcome(
        self,
        draft: _Draft,
        answers: dict[Job, Answer],
        attended: dict[Job, tuple[str, ...]],
        *,
        split: bool,
    ) -> Outcome | None:
        renderer = Renderer(draft.request.unit, answers, attended, self.title_case)
        try:
            verdict = self._verdict(draft, renderer)
        except Unanswered as missing:
            draft.reason = draft.reason or str(missing)
            return None
        if not verdict.target:
            draft.reason = draft.reason or verdict.reason
            return None
        used = [answers[phrase.job].level for phrase in phrases(draft.nodes)]
        if split and len(used) > 1:
            used.append(SPLIT)
        level = max(used, key=lambda one: one.doubt, default=COPIED)
        note = origin_note(Origin.ENGINE, self._detail(level, draft.locked))
        return Outcome(draft.request, verdict.target, level, (note,))

    def _verdict(self, draft: _Draft, renderer: Renderer) -> Verdict:
        """What is written, if it may be stored: as the source has its signs, or else as text."""
        unit = draft.request.unit
        bare = bare_signs(outside(unit.source, (code.span for code in unit.codes)))
        if bare and len(unit.source) < _LONG:
            target = replace(renderer, bare=bare).target(draft.nodes)
            if self._accepted(draft, target).target == target:
                return Verdict(target)
        return self._accepted(draft, renderer.target(draft.nodes))

    def _accepted(self, draft: _Draft, target: str) -> Verdict:
        locale, source = self.chain.locale, self.chain.source
        return accepted(draft.request, target, draft.locked, locale=locale, source=source)

    def _detail(self, level: Level, demanded: Locked) -> str:
        """What a reviewer should know: engine, level, what was locked, what is doubtful."""
        terms = dict.fromkeys(match.term.target for match in demanded.terms)
        amounts = dict.fromkeys(
            lock.target for lock in demanded.locks if lock.kind is LockKind.AMOUNT and lock.always
        )
        return "; ".join(
            filter(
                None,
                (
                    self.name,
                    level.word,
                    f"locked: {', '.join((*terms, *amounts))}" if terms or amounts else "",
                    *(f"term undecided: {source}" for source in demanded.undecided),
                ),
            )
        )


def _untranslated(draft: _Draft) -> Outcome:
    return Outcome(draft.request, "", UNTRANSLATED, reason=draft.reason)
