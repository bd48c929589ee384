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
    if not codes:
        return ()
    first = bisect_left(codes, span.start, key=_start)
    behind = bisect_left(codes, span.end, lo=first, key=_start)
    by, limit = span.start, span.end
    if not by:  # most sentences are the first of their block
        return tuple(code for code in codes[:behind] if code.span.end <= limit)
    return tuple(
        Code(kind, name, Span(start - by, end - by), data, written)
        for kind, name, (start, end), data, written in codes[first:behind]
        if end <= limit
    )


def _start(code: Code) -> int:
    return code.span.start


def shifted(code: Code, by: int) -> Code:
    """The same code, its place moved by so many characters."""
    kind, name, (start, end), data, written = code
    return Code(kind, name, Span(start + by, end + by), data, written)


def essence(codes: Sequence[Code]) -> tuple[str, ...]:
    """What a translation must keep of the codes, sorted: their order may change."""
    if not codes:
        return ()
    return tuple(sorted(filter(None, (code.essence for code in codes))))
