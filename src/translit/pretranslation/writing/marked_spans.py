"""A translated phrase -> where in it its marked-up spans stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translit.model import Span
from translit.patterns import lazy

__all__ = ["nested_alike", "only_place"]

_ARTICLE = lazy(r"\A(?:the|a|an|its|their|this|these|of|to)\s+", re.IGNORECASE)

_TRIMMED = " .,;:?!…\"“”‘’'()"

_QUOTED = frozenset((("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")))
_QUOTES = frozenset(sign for pair in _QUOTED for sign in pair)


def only_place(text: str, wanted: str, *, nth: int = 0, of: int = 1) -> Span | None:
    """Where the words of a marked-up span stand in a text, if they stand there exactly once.

    Of several spans that say the same, each has its turn: the `nth` is that place, if they stand
    there exactly as often as there are spans.

    With these capitals, or else with any: `Garlic` is not the garlic of a bread.
    """
    quoted = wanted[:1] in _QUOTES and wanted[-1:] in _QUOTES
    wanted = wanted.strip(_TRIMMED)
    for words in filter(None, (wanted, _ARTICLE.sub("", wanted))):
        for case in (re.NOFLAG, re.IGNORECASE):
            places = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, case)
            found = [Span(*place.span()) for place in places]
            if len(found) == of:
                place = found[nth]
                return _with_quotes(text, place) if quoted else _with_partners(text, place)
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
