"""All levels, each with its ways of asking; and in what order they are tried.

A new level is a file beside this one, and a row here; its word and its rank are in `values.Level`.
"""

from __future__ import annotations

from translit.pretranslation.levels import code_switched, cut, forced, hypotheses, named_locks, told
from translit.pretranslation.levels.means import Way
from translit.pretranslation.values import Level

__all__ = ["DEFAULT_ORDER", "FIRST", "TELLING_ORDER", "WAYS"]

WAYS: dict[Level, tuple[Way, ...]] = {
    Level.TOLD: (told.WAY,),
    Level.AGAIN: (told.WAY,),
    Level.CODE_SWITCHED: (code_switched.WAY,),
    Level.HYPOTHESIS: (hypotheses.WAY,),
    Level.PLACEHOLDERS: (named_locks.WAY,),
    Level.FORCED: (forced.WAY,),
    Level.SPLIT: cut.WAYS,
}

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

FIRST = frozenset((Level.CODE_SWITCHED, Level.TOLD))
"""Levels at which a job without locks is asked as it is."""
