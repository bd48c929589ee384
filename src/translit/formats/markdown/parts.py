"""A block's codes and a part of its text -> the part's own codes, and whether it is Chinese."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from translit.languages import HAN, has_han
from translit.model import Code, Span

__all__ = ["essence", "shifted", "translatable", "within"]


def translatable(text: str, codes: Sequence[Code]) -> bool:
    """Whether Chinese stands outside of the codes."""
    if not codes:
        return has_han(text)
    at = 0
    for code in codes:
        if HAN.search(text, at, code.span.start):
            return True
        at = code.span.end
    return HAN.search(text, at) is not None


def within(codes: Sequence[Code], span: Span) -> tuple[Code, ...]:
    """The codes of a sentence, their places counted from its beginning."""
    first = bisect_left(codes, span.start, key=_start)
    behind = bisect_left(codes, span.end, lo=first, key=_start)
    inside = (code for code in codes[first:behind] if code.span.end <= span.end)
    return tuple(shifted(code, -span.start) for code in inside)


def _start(code: Code) -> int:
    return code.span.start


def shifted(code: Code, by: int) -> Code:
    """The same code, its place moved by so many characters."""
    return code._replace(span=Span(code.span.start + by, code.span.end + by))


def essence(codes: Sequence[Code]) -> tuple[str, ...]:
    """What a translation must keep of the codes, sorted: their order may change."""
    return tuple(sorted(filter(None, (code.essence for code in codes))))
