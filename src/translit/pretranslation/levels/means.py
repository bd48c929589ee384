"""What every level asks with: an engine, and a job as the engine may see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from translit.placeholders import Hidden, Lock, LockKind, Parts, hide, names
from translit.pretranslation.levels.answers import Candidates, read
from translit.pretranslation.levels.asked import Asked
from translit.pretranslation.levels.telling import Conversation
from translit.pretranslation.values import Answer, Job, Level

__all__ = ["Means", "Step", "Way", "always", "simple", "switched", "with_names", "worded"]

_MOST_LOCKS = 60
"""In a sentence with more locks there is hardly any text: it is split at once."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a level asks with."""

    asked: Asked
    alphabet: str
    """Of the names that the engine copies best."""
    segment: Callable[[Job], Hidden]
    """A job as the first level sends it."""
    pieces: Callable[[Sequence[Job]], Mapping[Job, Answer]]
    """The answers to pieces of jobs, by the levels that do not cut them again."""
    conversation: Conversation
    """What was said so far, where an engine understands what it is told."""
    first: Level
    """The level that is asked for all jobs: one without locks is sent as it is."""

    def switched(self, job: Job) -> Hidden:
        """A job with what is always locked in it in the target language, as far as that is seen."""
        return switched(job, self.alphabet)

    def translated(self, jobs: Sequence[Job], hidden: Callable[[Job], Hidden]) -> Candidates:
        """What the engine makes of some jobs, each as `hidden` writes it."""
        sent = [hidden(job) for job in jobs]
        answers = self.asked.translate([one.text for one in sent])
        for job, one, answer in zip(jobs, sent, answers, strict=True):
            yield from read(job, one, answer)


class Way(NamedTuple):
    """A level's way of asking; some levels have two, one after the other."""

    candidates: Callable[[Means, Sequence[Job]], Candidates]
    """What might be the translations of some jobs; for any of them there may be none."""
    tidied: Callable[[Parts], Parts] = tuple
    """What has to be put right in what comes of this way alone."""


def simple(jobs: Sequence[Job], *, locked: bool = False) -> list[Job]:
    """The jobs with few enough locks to be asked as a whole; with some at all, if `locked`."""
    return [job for job in jobs if locked <= len(job.locks) <= _MOST_LOCKS]


def always(job: Job) -> tuple[Lock, ...]:
    """What is locked whatever an engine does."""
    return tuple(lock for lock in job.locks if lock.always)


def switched(job: Job, alphabet: str) -> Hidden:
    """A job with what is always locked in it in the target language, or with a name for it."""
    locks = always(job)
    spare = iter(names(job.text, len(locks), alphabet=alphabet))
    return hide(job.text, locks, [lock.shown or next(spare) for lock in locks])


def worded(job: Job, alphabet: str) -> Hidden:
    """The same, and its dates: a small model takes 12月 for twelve months, and copies December."""
    locks = tuple(lock for lock in job.locks if lock.always or _is_date(lock))
    spare = iter(names(job.text, len(locks), alphabet=alphabet))
    return hide(job.text, locks, [lock.shown or next(spare) for lock in locks])


def _is_date(lock: Lock) -> bool:
    """Whether a lock is an amount that has words in English: a month."""
    return lock.kind is LockKind.AMOUNT and any(sign.isalpha() for sign in lock.shown)


def with_names(job: Job, alphabet: str) -> Hidden:
    """A job with a name for every lock."""
    return hide(job.text, job.locks, names(job.text, len(job.locks), alphabet=alphabet))


class Step(NamedTuple):
    """A level of the chain: how its answers are had, and who is asked."""

    level: Level
    meaning: str
    """What is done at it, as the page about pretranslation has it."""
    ways: tuple[Way, ...]
    translating: int = 1
    """How often an engine that translates is asked."""
    telling: int = 1
    """How often an engine that understands what it is told is asked."""
    hidden: Callable[[Job, str], Hidden] = switched
    """A job as it is sent, with names of an alphabet, where this level is the first."""
    is_plain: Callable[[Job], bool] = lambda _: False
    """Whether a job is sent as it is, with nothing hidden or written into it."""
    for_pieces: bool = False
    """Whether the pieces of a sentence that was cut are asked for in this way too."""
