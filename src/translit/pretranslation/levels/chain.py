"""Jobs -> verified answers: level after level, each in one batch, for what is still without one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field

from translit.engines import Surroundings
from translit.languages import has_han
from translit.placeholders import Hidden, Lock, LockKind, Parts, hide, names
from translit.pretranslation.levels import cached_answers
from translit.pretranslation.levels.answers import (
    Candidates,
    bracketed,
    named,
    numbered,
    read,
    tidied,
)
from translit.pretranslation.levels.asking import Asked
from translit.pretranslation.levels.attention import attended
from translit.pretranslation.levels.split import Edge, edge, split
from translit.pretranslation.levels.telling import Conversation
from translit.pretranslation.values import Answer, Job, Level
from translit.pretranslation.verdict import NOTHING, fault
from translit.pretranslation.writing.english import blank_between

__all__ = ["DEFAULT_ORDER", "TELLING_ORDER", "Chain"]

DEFAULT_ORDER: tuple[Level, ...] = (
    Level.CODE_SWITCHED,
    Level.HYPOTHESIS,
    Level.PLACEHOLDERS,
    Level.FORCED,
    Level.SPLIT,
)

TELLING_ORDER: tuple[Level, ...] = (
    Level.TOLD,
    Level.AGAIN,
    Level.AGAIN,
    Level.CODE_SWITCHED,
    Level.PLACEHOLDERS,
    Level.SPLIT,
)
"""For an engine that understands what it is told. It is asked again with the reason twice."""

_HYPOTHESES = 4
"""How many other translations of a sentence are looked at."""

_FIRST = (Level.CODE_SWITCHED, Level.TOLD)

_MOST_FORCED = 4
"""How many locks of one sentence are forced, one after the other."""

_MOST_LOCKS = 60
"""In a sentence with more locks there is hardly any text: it is split at once."""


@dataclass(slots=True)
class Chain:
    """The levels, and what they need: an engine, a cache, the names that it copies."""

    asked: Asked
    cache: MutableMapping[str, str]
    identity: str = ""
    """Of the model and its settings; a part of the cache's keys."""
    locale: str = "en"
    alphabet: str = "capitals"
    order: Sequence[Level] = DEFAULT_ORDER
    around: dict[Job, Surroundings] = field(default_factory=dict)
    """Where each job stands; no part of the cache's keys, so that a change nearby asks nothing."""

    def solve(self, jobs: Iterable[Job], *, only: Sequence[Level] = ()) -> dict[Job, Answer]:
        """An answer for each of the jobs; without parts where nothing could be verified.

        `only` names the levels, where not all of them will do.
        """
        answers: dict[Job, Answer] = {}
        keys: dict[Job, str] = {}
        for job in dict.fromkeys(jobs):
            if not has_han(job.free):
                answers[job] = Answer(_copied(job), Level.COPIED)
                continue
            keys[job] = self.key(job, only)
            known = cached_answers.answer(self.cache.get(keys[job], ""), job)
            if known is not None:
                answers[job] = known
        todo = [job for job in keys if job not in answers]
        for job, answer in self._decoded(todo, only or self.order).items():
            answers[job] = answer
            if answer.parts or not self.asked.failure:
                self.cache[keys[job]] = cached_answers.text(answer)
        return answers

    def key(self, job: Job, only: Sequence[Level] = ()) -> str:
        """The cache's key of a job."""
        order = only or self.order
        return cached_answers.key(job, self.identity, self.locale, self.alphabet, *order)

    def segment(self, job: Job) -> Hidden:
        """A job as the first level sends it."""
        hidden = self._placeholders if self.order[0] is Level.PLACEHOLDERS else self._switched
        return hidden(job)

    def attended(self, answers: Mapping[Job, Answer]) -> dict[Job, tuple[str, ...]]:
        """For the marks of each job, the words of its answer that come from them, where known."""
        found: dict[Job, tuple[str, ...]] = {}
        asked = []
        for job, answer in answers.items():
            key = self.key(job, (Level.FORCED,)) + "".join(map(str, answer.parts))
            known = cached_answers.words(self.cache.get(key, ""), len(job.marks))
            if known is None:
                hidden = self._switched(job)
                target = "".join(
                    part if isinstance(part, str) else _word(job, hidden, part)
                    for part in answer.parts
                )
                asked.append((job, key, hidden, target))
            else:
                found[job] = known
        alignments = self.asked.alignments(
            [hidden.text for _, _, hidden, _ in asked], [target for *_, target in asked]
        )
        for (job, key, hidden, target), alignment in zip(asked, alignments, strict=True):
            found[job] = tuple(attended(hidden, mark, target, alignment) for mark in job.marks)
            if alignment:
                self.cache[key] = cached_answers.of_words(found[job])
        return found

    def _decoded(self, jobs: Sequence[Job], order: Sequence[Level]) -> dict[Job, Answer]:
        answers: dict[Job, Answer] = {}
        reasons: dict[Job, str] = {}
        todo = jobs
        telling = Conversation(self.asked, self.around, self._switched)
        for level, finely in _steps(order):
            if not todo:
                break
            candidates = (
                telling.candidates(todo)
                if level in (Level.TOLD, Level.AGAIN)
                else self._candidates(level, todo, finely=finely)
            )
            for job, parts in candidates:
                if job in answers:
                    continue
                tidy = named(tidied(parts, job.text), job.locks)
                tidy = bracketed(tidy) if level is Level.SPLIT else tidy
                reason = fault(job, tidy, locale=self.locale)
                if reason:
                    reasons.setdefault(job, reason)
                    telling.refuse(job, reason)
                else:
                    plain = level in _FIRST and not _always(job)
                    plain = plain or (level is Level.PLACEHOLDERS and not job.locks)
                    answers[job] = Answer(tidy, Level.PLAIN if plain else level)
            todo = [job for job in todo if job not in answers]
        for job in todo:
            reason = reasons.get(job, "")
            if reason in ("", NOTHING):
                reason = self.asked.failure or reason or "a demanded text did not come back"
            answers[job] = Answer((), Level.UNTRANSLATED, reason)
        return answers

    def _candidates(self, level: Level, jobs: Sequence[Job], *, finely: bool) -> Candidates:
        if level is Level.SPLIT:
            return self._split(jobs, finely=finely)
        simple = [job for job in jobs if len(job.locks) <= _MOST_LOCKS]
        match level:
            case Level.CODE_SWITCHED:
                return self._translated(simple, self._switched)
            case Level.PLACEHOLDERS:
                # The first level is asked for all: who has no lock is sent as it is.
                some = [job for job in simple if job.locks or self.order[0] is level]
                return self._translated(some, self._placeholders)
            case Level.HYPOTHESIS:
                return self._others(simple)
            case _:
                return self._forced([job for job in simple if job.locks])

    def _split(self, jobs: Sequence[Job], *, finely: bool) -> Candidates:
        """Split at what is always locked; or finely, at the dates and figures as well."""
        if finely:
            yield from split(
                [job for job in jobs if len(_always(job)) < len(job.locks)], self._pieces
            )
            return
        whole = {job._replace(locks=_always(job)): job for job in jobs}
        for job, parts in split(list(whole), self._pieces):
            yield whole[job], numbered(parts, job.locks, whole[job].locks)

    def _translated(self, jobs: Sequence[Job], hidden: Callable[[Job], Hidden]) -> Candidates:
        sent = [hidden(job) for job in jobs]
        answers = self.asked.translate([one.text for one in sent])
        for job, one, answer in zip(jobs, sent, answers, strict=True):
            yield from read(job, one, answer)

    def _others(self, jobs: Sequence[Job]) -> Candidates:
        sent = [self.segment(job) for job in jobs]
        segments = [one.text for one in sent]
        repaired = self.asked.retranslate(segments)
        others = self.asked.hypotheses(segments, _HYPOTHESES)
        for job, one, again, more in zip(jobs, sent, repaired, others, strict=True):
            for answer in filter(None, (*more, again)):
                yield from read(job, one, answer)

    def _forced(self, jobs: Sequence[Job]) -> Candidates:
        """Force the first lock that did not come, where attention reaches it, and see the rest."""
        sent = {job: self._switched(job) for job in jobs}
        texts = dict(zip(jobs, self.asked.translate([sent[job].text for job in jobs]), strict=True))
        for _ in range(_MOST_FORCED):
            todo = [job for job in jobs if texts[job]]
            prefixes = self._prefixes(todo, sent, texts)
            todo = [job for job in todo if prefixes.get(job)]
            if not todo:
                return
            segments = [sent[job].text for job in todo]
            answers = self.asked.complete(segments, [prefixes[job] for job in todo])
            texts = dict.fromkeys(jobs, "") | dict(zip(todo, answers, strict=True))
            for job in todo:
                yield from read(job, sent[job], texts[job])

    def _prefixes(
        self, jobs: Sequence[Job], sent: dict[Job, Hidden], texts: dict[Job, str]
    ) -> dict[Job, str]:
        """For each job, its translation as far as the first lock that is missing, and the lock."""
        alignments = self.asked.alignments(
            [sent[job].text for job in jobs], [texts[job] for job in jobs]
        )
        prefixes = {}
        for job, alignment in zip(jobs, alignments, strict=True):
            hidden, text = sent[job], texts[job]
            missing = [word for word in hidden.words if word.lower() not in text.lower()]
            if not missing:
                continue
            start = hidden.text.find(missing[0])
            end = start + len(missing[0])
            reached = [
                target.start
                for target, source in alignment
                if source.start < end and start < source.end and 0 <= target.start <= len(text)
            ]
            if reached:
                prefixes[job] = f"{text[: min(reached)].rstrip()} {missing[0]}".lstrip()
        return prefixes

    def _pieces(self, jobs: Sequence[Job]) -> dict[Job, Answer]:
        return self.solve(jobs, only=(Level.CODE_SWITCHED, Level.HYPOTHESIS))

    def _switched(self, job: Job) -> Hidden:
        """What is always locked, in the target language where an engine may see that."""
        locks = _always(job)
        spare = iter(names(job.text, len(locks), alphabet=self.alphabet))
        return hide(job.text, locks, [lock.shown or next(spare) for lock in locks])

    def _placeholders(self, job: Job) -> Hidden:
        """A name for every lock."""
        return hide(job.text, job.locks, names(job.text, len(job.locks), alphabet=self.alphabet))


def _steps(order: Sequence[Level]) -> Iterator[tuple[Level, bool]]:
    """The levels, the last one twice: pieces between terms read better than between figures."""
    for level in order:
        yield level, False
        if level is Level.SPLIT:
            yield level, True


def _always(job: Job) -> tuple[Lock, ...]:
    return tuple(lock for lock in job.locks if lock.always)


def _copied(job: Job) -> Parts:
    """The locks of a job, and what stands between them, which is not Chinese."""
    parts: list[str | int] = []
    at = 0
    last = ""
    for number, lock in enumerate(job.locks):
        if lock.always:
            between = job.text[at : lock.span.start]
            first, following = _edges(job, lock)
            parts += [_apart(last, between, first), number]
            last, at = following, lock.span.end
    return tidied((*parts, _apart(last, job.text[at:], "")), job.text)


def _edges(job: Job, lock: Lock) -> Edge:
    """How a lock stands to its neighbours: inline code is read like a word."""
    first, last = edge(job, lock)
    return Edge(first and "x", last and "x") if lock.kind is LockKind.CODE else Edge(first, last)


def _apart(before: str, text: str, after: str) -> str:
    """What stands between two locks, with blanks where words would run into each other."""
    if not text:
        return " " if blank_between(before[-1:], after[:1]) else ""
    if before[-1:].isalnum() and text[:1].isalnum():
        text = f" {text}"
    return f"{text} " if text[-1:].isalnum() and after[:1].isalnum() else text


def _word(job: Job, hidden: Hidden, number: int) -> str:
    """What an engine was sent for a lock."""
    lock = job.locks[number]
    return hidden.words[hidden.locks.index(lock)] if lock in hidden.locks else lock.target
