"""Jobs -> verified answers: level after level, each in one batch, for what is still without one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field

from translit.engines import Surroundings
from translit.languages import has_han
from translit.placeholders import Hidden
from translit.pretranslation.levels import cached_answers
from translit.pretranslation.levels.answers import named, tidied
from translit.pretranslation.levels.asked import Asked
from translit.pretranslation.levels.attention import attended
from translit.pretranslation.levels.copied import copied
from translit.pretranslation.levels.means import Means, switched, worded
from translit.pretranslation.levels.order import DEFAULT_ORDER, FOR_PIECES, LEVELS, STEPS
from translit.pretranslation.levels.telling import Conversation
from translit.pretranslation.values import COPIED, PLAIN, UNTRANSLATED, Answer, Job, Level
from translit.pretranslation.verdict import NOTHING, fault

__all__ = ["Chain"]

_ATTENDED = (Level("attention", 0),)
"""Stands for the levels in the cache's keys of what attention says."""


@dataclass(slots=True)
class Chain:
    """The levels, and what they need: an engine, a cache, the names that it copies."""

    asked: Asked
    cache: MutableMapping[str, str]
    identity: str = ""
    """Of the model and its settings; a part of the cache's keys."""
    locale: str = "en"
    source: str = "zh_CN"
    """Where what is asked was written."""
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
                answers[job] = Answer(copied(job), COPIED)
                continue
            keys[job] = self.key(job, only)
            known = cached_answers.answer(self.cache.get(keys[job], ""), job, LEVELS)
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
        order = map(str, only or self.order)
        return cached_answers.key(job, self.identity, self.locale, self.alphabet, *order)

    def segment(self, job: Job) -> Hidden:
        """A job as the first level sends it."""
        return STEPS[self.order[0]].hidden(job, self.alphabet)

    def attended(self, answers: Mapping[Job, Answer]) -> dict[Job, tuple[str, ...]]:
        """For the marks of each job, the words of its answer that come from them, where known."""
        found: dict[Job, tuple[str, ...]] = {}
        asked = []
        for job, answer in answers.items():
            key = self.key(job, _ATTENDED) + "".join(map(str, answer.parts))
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
        means = self._means()
        for step, way in [(STEPS[level], way) for level in order for way in STEPS[level].ways]:
            if not todo:
                break
            for job, parts in way.candidates(means, todo):
                if job in answers:
                    continue
                tidy = way.tidied(named(tidied(parts, job.text), job.locks))
                reason = fault(job, tidy, locale=self.locale, source=self.source)
                if reason:
                    reasons.setdefault(job, reason)
                    means.conversation.refuse(job, reason)
                else:
                    answers[job] = Answer(tidy, PLAIN if step.is_plain(job) else step.level)
            todo = [job for job in todo if job not in answers]
        for job in todo:
            reason = reasons.get(job, "")
            if reason in ("", NOTHING):
                reason = self.asked.failure or reason or "a demanded text did not come back"
            answers[job] = Answer((), UNTRANSLATED, reason)
        return answers

    def _means(self) -> Means:
        """What the levels ask with, and nothing said yet."""
        conversation = Conversation(
            self.asked, self.around, self._switched, lambda job: worded(job, self.alphabet),
            self.locale,
        )  # fmt: skip
        return Means(
            self.asked, self.alphabet, self.segment, self._pieces, conversation, self.order[0]
        )

    def _pieces(self, jobs: Sequence[Job]) -> dict[Job, Answer]:
        return self.solve(jobs, only=FOR_PIECES)

    def _switched(self, job: Job) -> Hidden:
        return switched(job, self.alphabet)


def _word(job: Job, hidden: Hidden, number: int) -> str:
    """What an engine was sent for a lock."""
    lock = job.locks[number]
    return hidden.words[hidden.locks.index(lock)] if lock in hidden.locks else lock.target
