"""The steps of the chain, as they stand in `levels.steps`, and in what order they are tried.

A new level is a file there, and a case file in `tests/cases/levels/`.
"""

from __future__ import annotations

from itertools import chain, repeat

from translit.pretranslation.levels.means import Step
from translit.pretranslation.values import UNASKED, Level
from translit.rooms import rows

__all__ = ["DEFAULT_ORDER", "FOR_PIECES", "LEVELS", "STEPS", "TELLING_ORDER"]

_STEPS = sorted(
    rows("translit.pretranslation.levels.steps", "STEP", Step), key=lambda step: step.level.doubt
)

STEPS = {step.level: step for step in _STEPS}

LEVELS = {level.word: level for level in sorted((*UNASKED, *STEPS), key=lambda level: level.doubt)}
"""All levels by their words, the surest first."""

DEFAULT_ORDER: tuple[Level, ...] = tuple(
    chain.from_iterable(repeat(step.level, step.translating) for step in _STEPS)
)

TELLING_ORDER: tuple[Level, ...] = tuple(
    chain.from_iterable(repeat(step.level, step.telling) for step in _STEPS)
)
"""For an engine that understands what it is told."""

FOR_PIECES: tuple[Level, ...] = tuple(step.level for step in _STEPS if step.for_pieces)
"""For the pieces of a sentence that was cut."""
