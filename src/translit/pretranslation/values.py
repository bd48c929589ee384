"""The values of pretranslation: what is asked, what is sent to an engine, what comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from translit.engines import Surroundings
from translit.formats import Reparsing
from translit.model import Labels, Span, Unit
from translit.placeholders import Lock, Parts

__all__ = [
    "ALIKE",
    "COPIED",
    "EXACT",
    "PLAIN",
    "REPAIRED",
    "UNASKED",
    "UNTRANSLATED",
    "Answer",
    "Job",
    "Level",
    "Outcome",
    "Report",
    "Request",
]


class Level(NamedTuple):
    """How a target was found."""

    word: str
    """As the note of an entry and the report have it."""
    doubt: int
    """The greater, the more a reviewer should look at it; 0 is a target that a person accepted.
    Levels of an engine are tried in this order, and steps of ten leave room between them."""

    def __str__(self) -> str:
        """Its word."""
        return self.word


EXACT = Level("the same sentence in memory", 0)
REPAIRED = Level("memory, repaired", 10)
ALIKE = Level("memory, alike", 20)
COPIED = Level("nothing to translate", 30)
"""The locks are all there is."""
PLAIN = Level("translated whole", 40)
"""No lock was hidden or written into the sentence: it was sent as it is."""
UNTRANSLATED = Level("untranslated", 1000)

UNASKED = (EXACT, REPAIRED, ALIKE, COPIED, PLAIN, UNTRANSLATED)
"""Those that are no step of the chain; the others stand in `levels.steps`."""


class Request(NamedTuple):
    """A unit to be translated, and how its target will be read."""

    unit: Unit
    reader: Reparsing
    labels: Labels = Labels()
    around: Surroundings = Surroundings()


class Outcome(NamedTuple):
    """What was found for a unit. The target is empty where nothing could be verified."""

    request: Request
    target: str
    level: Level
    notes: tuple[str, ...] = ()
    """For the entry: where the target came from, and what a reviewer should look at."""
    reason: str = ""
    """Why there is no target."""
    reviewed: bool = False
    """Whether a person has accepted the same target for the same source."""


class Job(NamedTuple):
    """A Chinese sentence without markup, and what must come out of it as demanded."""

    text: str
    locks: tuple[Lock, ...] = ()
    marks: tuple[Span, ...] = ()
    """Spans that are marked up, and so must be found again in its translation."""
    forbidden: tuple[str, ...] = ()
    """What must not be written in its translation."""

    @property
    def free(self) -> str:
        """Its text outside of what is always locked."""
        return self.replaced(lambda _, lock: "" if lock.always else None)

    def replaced(self, written: Callable[[int, Lock], str | None]) -> str:
        """Its text with something else for each lock, by its number; None leaves one as it is."""
        parts, at = [], 0
        for number, lock in enumerate(self.locks):
            if (other := written(number, lock)) is not None:
                parts += [self.text[at : lock.span.start], other]
                at = lock.span.end
        return "".join((*parts, self.text[at:]))


class Answer(NamedTuple):
    """The verified translation of a job, or why there is none."""

    parts: Parts
    """Empty where there is none."""
    level: Level
    reason: str = ""


@dataclass(slots=True)
class Report:
    """How many units each level gave, and why others were left untranslated."""

    levels: Counter[Level] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> Report:
        """The report on some outcomes."""
        report = cls()
        for outcome in outcomes:
            report.add(outcome)
        return report

    def add(self, outcome: Outcome) -> None:
        """Count one more outcome."""
        self.levels[outcome.level] += 1
        if outcome.reason:
            self.reasons[outcome.reason] += 1

    def as_json(self) -> dict[str, dict[str, int]]:
        """Plain values, the levels in their order, the commonest reason first."""
        surest_first = sorted(+self.levels, key=lambda level: level.doubt)
        levels = {level.word: self.levels[level] for level in surest_first}
        return {"levels": levels, "reasons": dict(self.reasons.most_common())}
