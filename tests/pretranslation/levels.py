"""The levels of the chain, by short names."""

from __future__ import annotations

from translit.pretranslation.levels.steps import (
    code_switched,
    forced,
    hypotheses,
    named_locks,
    split,
    told,
    told_again,
)

TOLD = told.STEP.level
AGAIN = told_again.STEP.level
CODE_SWITCHED = code_switched.STEP.level
HYPOTHESIS = hypotheses.STEP.level
PLACEHOLDERS = named_locks.STEP.level
FORCED = forced.STEP.level
SPLIT = split.STEP.level
