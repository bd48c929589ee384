"""A marked-up span and an engine's attention -> the words of a translation that come from it."""

from __future__ import annotations

from collections.abc import Sequence

from translit.model import Span
from translit.placeholders import Hidden

__all__ = ["attended"]

_TRIMMED = " .,;:?!…\"“”‘’'()"

_ENOUGH = 0.6
"""The share of the pieces between the first and the last one that must come from the span too."""


def attended(
    hidden: Hidden, mark: Span, target: str, alignment: Sequence[tuple[Span, Span]]
) -> str:
    """The words of a target that come from a marked-up span, as attention tells, or nothing."""
    start, end = _shifted(hidden, mark.start), _shifted(hidden, mark.end)
    pieces = [
        (Span(*place), source.start < end and start < source.end) for place, source in alignment
    ]
    inside = [number for number, (_, comes) in enumerate(pieces) if comes]
    if not inside:
        return ""
    between = range(inside[0], inside[-1] + 1)
    if len(inside) < _ENOUGH * len(between):
        return ""
    first, last = pieces[inside[0]][0].start, pieces[inside[-1]][0].end
    if not 0 <= first < last <= len(target):
        return ""
    while first and target[first - 1].isalnum():
        first -= 1
    while last < len(target) and target[last].isalnum():
        last += 1
    return target[first:last].strip(_TRIMMED)


def _shifted(hidden: Hidden, place: int) -> int:
    """Where a place of the source stands in the text with words for its locks."""
    by = 0
    for lock, word, (left, right) in zip(hidden.locks, hidden.words, hidden.blanks, strict=True):
        if lock.span.end > place:
            break
        by += len(left) + len(word) + len(right) - (lock.span.end - lock.span.start)
    return place + by
