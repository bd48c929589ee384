"""Reports of two engines -> one report."""

from __future__ import annotations

from collections import Counter

from translit.pretranslation import Level, Report
from translit.pretranslation.values import UNTRANSLATED

__all__ = ["merged", "superseded"]


def superseded(first: Report, second: Report) -> Report:
    """What both report, where the second engine was asked for what the first one left."""
    levels = Counter[Level](first.levels)
    del levels[UNTRANSLATED]
    return merged(Report(levels), second)


def merged(first: Report, second: Report) -> Report:
    """What both reports count."""
    return Report(
        Counter[Level](first.levels + second.levels), Counter[str](first.reasons + second.reasons)
    )
