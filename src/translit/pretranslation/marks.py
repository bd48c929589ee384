"""A translated phrase -> where in it its marked-up spans stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translit.model import Span
from translit.placeholders import Hidden

__all__ = ["attended", "nested_alike", "only_place"]

_ARTICLE = re.compile(r"(?:the|a|an|its|their|this|these|of|to)\s+", re.IGNORECASE)

_TRIMMED = " .,;:?!…\"“”‘’'()"

_QUOTED = frozenset((("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")))
_QUOTES = frozenset(sign for pair in _QUOTED for sign in pair)

_ENOUGH = 0.6
"""The share of the pieces between the first and the last one that must come from the span too."""


def only_place(text: str, wanted: str) -> Span | None:
    """Where the words of a marked-up span stand in a text, if they stand there exactly once.

    With these capitals, or else with any: `Garlic` is not the garlic of a bread.
    """
    quoted = wanted[:1] in _QUOTES and wanted[-1:] in _QUOTES
    wanted = wanted.strip(_TRIMMED)
    for words in (wanted, _ARTICLE.sub("", wanted, count=1)):
        if not words:
            continue
        for case in (re.NOFLAG, re.IGNORECASE):
            places = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, case)
            found = [Span(*place.span()) for place in places]
            if len(found) == 1:
                return _with_quotes(text, found[0]) if quoted else _with_partners(text, found[0])
    return None


def _with_quotes(text: str, span: Span) -> Span:
    """The span, with the quotes around it if it stands in some."""
    start, end = span
    around = text[max(0, start - 1) : start], text[end : end + 1]
    return Span(start - 1, end + 1) if around in _QUOTED else _with_partners(text, span)


def _with_partners(text: str, span: Span) -> Span:
    """The span, and beside it the partner of a quote or bracket that stands in it alone."""
    start, end = span
    for opening, closing in ("“”", "()", "[]", '""'):
        inner = text[start:end]
        if opening == closing:
            alone = missing = inner.count(opening) % 2
        else:
            alone = inner.count(opening) - inner.count(closing)
            missing = -alone
        if alone > 0 and text[end : end + 1] == closing:
            end += 1
        elif missing > 0 and start and text[start - 1] == opening:
            start -= 1
    return Span(start, end)


def nested_alike(places: Sequence[Span], sources: Sequence[Span]) -> bool:
    """Whether spans lie in and beside each other as those of the source do."""
    for number, (place, source) in enumerate(zip(places, sources, strict=True)):
        for other, other_source in zip(places[:number], sources[:number], strict=True):
            if _relation(place, other) != _relation(source, other_source):
                return False
    return all(place.start < place.end for place in places)


def _relation(one: Span, other: Span) -> str:
    if one.end <= other.start or other.end <= one.start:
        return "apart"
    if other.start <= one.start and one.end <= other.end:
        return "inside"
    return "around" if one.start <= other.start and other.end <= one.end else "across"


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
