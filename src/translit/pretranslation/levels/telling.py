"""Jobs -> what an engine that understands is told of them, and asked again with the reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from translit.engines import Surroundings, Telling, Told
from translit.placeholders import Hidden, LockKind, hide
from translit.pretranslation.levels.answers import Candidates, read
from translit.pretranslation.levels.asked import Asked
from translit.pretranslation.levels.holding import demanded, is_strained
from translit.pretranslation.levels.in_figures import in_figures
from translit.pretranslation.values import Job

__all__ = ["Conversation"]

_SPOKEN = frozenset((LockKind.TERM, LockKind.AMOUNT))
"""Locks that an engine is told of; the others stand in the text as they must come out."""

_MOST_TOLD = 24
"""Locks of a sentence: one with more is hardly a sentence."""


_TALKED = "the engine gave"
"""How the reason begins why an answer that came was none."""


class Conversation:
    """What was asked about some jobs, and what was wrong with the answers."""

    def __init__(
        self,
        asked: Asked,
        around: Mapping[Job, Surroundings],
        switched: Callable[[Job], Hidden],
        worded: Callable[[Job], Hidden],
        locale: str,
    ) -> None:
        """`switched` writes the demanded texts into a job, as they are looked for in an answer.

        `worded` writes its dates into it too. `locale` is that of the answers.
        """
        self._asked, self._around = asked, around
        self._switched, self._worded, self._locale = switched, worded, locale
        engine = asked.engine
        self._engine_takes_reasons = isinstance(engine, Telling) and bool(
            getattr(engine, "takes_reasons", True)
        )
        self._is_spoken = isinstance(engine, Telling) and engine.takes_terms
        self.holds = isinstance(engine, Telling) and bool(getattr(engine, "holds", False))
        """Whether the engine can be kept to what is demanded."""
        self._answers: dict[Job, str] = {}
        self._refused: dict[Job, list[tuple[str, str]]] = {}

    def candidates(self, jobs: Sequence[Job]) -> Candidates:
        """What might be the translations of some jobs."""
        if self.holds and not self._engine_takes_reasons:
            return  # Held to its terms, it says the same where they come by themselves.
        # Who has answered is asked again only if there is something new to say.
        yield from self._candidates(
            [job for job in jobs if job not in self._answers or job in self._refused], held=False
        )

    def held(self, jobs: Sequence[Job], variant: int = 0) -> Candidates:
        """The same, of an engine that can write nothing else than what holds the demanded texts."""
        if self.holds:
            yield from self._candidates(jobs, held=True, variant=variant)

    def _candidates(self, jobs: Sequence[Job], *, held: bool, variant: int = 0) -> Candidates:
        jobs = [job for job in jobs if len(job.locks) <= _MOST_TOLD]
        if not jobs:
            return
        # One that is told no terms copies what it finds in the sentence: its numbers, too.
        sent = {job: job if self._is_spoken else in_figures(job, self._locale) for job in jobs}
        hidden = {job: (self._worded if held else self._switched)(sent[job]) for job in jobs}
        asks = [self._told(job, sent[job], hidden[job]) for job in jobs]
        if held:
            asks = [
                ask._replace(held=demanded(sent[job], hidden[job]), variant=variant)
                for job, ask in zip(jobs, asks, strict=True)
            ]
        answers = self._asked.told(asks)
        for job, answer in zip(jobs, answers, strict=True):
            self._answers[job] = answer
            found = False
            for _, parts in read(sent[job], hidden[job], answer):
                found = True
                if not (held and is_strained(job, parts)):
                    yield job, parts
            if answer and not found:
                self.refuse(job, _missing(hidden[job], answer))
            elif not answer and self._has_talked():
                self._refused.setdefault(job, []).append(("", "it was no translation"))

    def _has_talked(self) -> bool:
        return self._engine_takes_reasons and self._asked.failure.startswith(_TALKED)

    def has_seen(self, job: Job) -> bool:
        """Whether the engine was sent the job with the demanded texts written into it."""
        return job in self._answers and not (self._is_spoken and _spoken(job))

    def refuse(self, job: Job, reason: str) -> None:
        """Note why the last answer cannot be used; the next request says so."""
        if not self._engine_takes_reasons:
            return
        answer = self._answers.get(job)
        told = self._refused.setdefault(job, [])
        if answer and (not told or told[-1][0] != answer):
            told.append((answer, reason))

    def _told(self, job: Job, sent_as: Job, hidden: Hidden) -> Told:
        spoken = self._is_spoken
        pairs = list(zip(hidden.locks, hidden.words, strict=True))
        locks = [pair for pair in pairs if not (spoken and pair[0].kind in _SPOKEN)]
        sent = hide(sent_as.text, [lock for lock, _ in locks], [word for _, word in locks])
        terms = tuple(
            (lock.span.of(sent_as.text), lock.target, lock.note)
            for lock, _ in pairs
            if spoken and lock.kind in _SPOKEN
        )
        refused = tuple(self._refused.get(job, ())[-1:])
        return Told(sent.text, terms, self._around.get(job, Surroundings()), refused)


def _spoken(job: Job) -> bool:
    return any(lock.kind in _SPOKEN and lock.always for lock in job.locks)


def _missing(hidden: Hidden, answer: str) -> str:
    """Which of the demanded texts an answer lacks."""
    low = answer.lower()
    words = [word for word in hidden.words if word.lower() not in low]
    return (
        f"{', '.join(f'“{word}”' for word in words)} must stand in it"
        if words
        else ("a demanded text stands in it too often, or in another form")
    )
