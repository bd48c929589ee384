"""The text of a phrase -> what an engine is asked of it, and the punctuation that we write.

An engine drops a comma that its piece of a sentence begins with, and a quote that has its partner
in another piece. So these are no part of what it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from translit.model import Span
from translit.patterns import lazy
from translit.pretranslation.writing.english_signs import punctuated

__all__ = ["Piece", "Separator", "divided", "separator"]

_PARTNERS = {"”": "“", "」": "「", "』": "『", "》": "《"}
_BRACKETS = {"）": "（", ")": "("}

_BEFORE = lazy(r"\s*(?:[，。、；：！？,;!?—…]|[.:](?![0-9A-Za-z/]))+\s*")
_BEHIND = lazy(r"\s*[，、；：,;:—…]+\s*\Z")

_SEPARATOR = lazy(
    r"\s*(?:(?P<colon>：|:(?![0-9A-Za-z/]))|(?:[—─]{1,2}|--)(?!.*(?:[—─]|--)))\s*", re.DOTALL
)
"""What stands between a label and what is said of it; two dashes are around something else."""

_QUOTED_STOP = lazy(r"([”’]) ?\. ?")
_BLANK_INSIDE = lazy(r" +(?=[”’)])")
_OPENING = lazy(r"(?:[：:]\s*[“「『]|[｜|]\s*)\Z")
"""What begins a sentence of its own: speech, and the other half of a title."""

_BAR = lazy(r"\s*｜\s*|(?<=\S)\s+\|\s+(?=\S)")
"""What divides a title from its other language, its series, its site."""


_FRAME = "[-=~*_+#@^%—─━═－＝·•●○◆◇■□☆★※✦✧✿❀♥❤♦→←～]"
_ITEM = "[·•●○◆◇■□▪▶►▸☆★※✓✔✅❌✗☑]"
_BEFORE_TITLE = lazy(rf"(?:{_FRAME}\s*){{2,}}{_FRAME}(?:\s++|(?!{_FRAME}))(?=\S)|{_ITEM}\s*+(?=\w)")
_BEHIND_TITLE = lazy(rf"(?:\s++|(?<=\w))(?:{_FRAME}\s*){{2,}}{_FRAME}\s*\Z")
"""Three signs or more that are drawn beside a text, as in `----分割线----`, or the mark of an item
before it, as in `·第一点`."""


class Piece(NamedTuple):
    """A part of a text."""

    span: Span
    written: str = ""
    """The punctuation that it is, as English writes it; empty where an engine is asked."""
    begins: bool = False
    """Whether a sentence begins with it."""
    ends: bool = False
    drawn: bool = False
    """Whether it is drawn rather than written: it stays as it is."""


class Separator(NamedTuple):
    """A colon or a dash behind a label."""

    rest: Span
    """What is said of the label; it may be empty."""
    written: str
    begins: bool
    """Whether a sentence begins behind it."""


def separator(text: str, span: Span) -> Separator | None:
    """What stands between a label, which ends where the span begins, and the rest of the span."""
    found = _SEPARATOR.match(text, *span)
    if found is None:
        return None
    colon = found["colon"] is not None
    return Separator(Span(found.end(), span.end), ": " if colon else "—", begins=colon)


def divided(
    text: str, taken: Sequence[Span], *, begins: bool, ends: bool, quoted: bool | None
) -> list[Piece]:
    """The parts of a text, of which nothing that stands in `taken` is punctuation.

    `quoted` tells whether a straight quote is open where the text begins; None that nobody knows.
    """
    free = bytearray(b"\1" * len(text))
    for span in taken:
        free[slice(*span)] = bytes(span.end - span.start)
    start, end = _unframed(text, free, begins=begins, ends=ends)
    inner = _divided(text[start:end], free[start:end], begins=begins, ends=ends, quoted=quoted)
    frame = [
        Piece(Span(*place), text[slice(*place)], drawn=True)
        for place in ((0, start), (end, len(text)))
    ]
    pieces = [
        one._replace(span=Span(one.span.start + start, one.span.end + start)) for one in inner
    ]
    return [*frame[:1][:start], *pieces, *frame[1:][: len(text) - end]]


def _unframed(text: str, free: bytearray, *, begins: bool, ends: bool) -> Span:
    """What of a text stands between the signs that are drawn beside it."""
    before = _BEFORE_TITLE.match(text) if begins else None
    start = before.end() if before and 0 not in free[: before.end()] else 0
    behind = _BEHIND_TITLE.search(text, start) if ends else None
    end = behind.start() if behind and 0 not in free[behind.start() :] else len(text)
    return Span(start, end)


def _divided(
    text: str, free: bytearray, *, begins: bool, ends: bool, quoted: bool | None
) -> list[Piece]:
    ours = [""] * len(text)
    for at, sign in _alone(text, free, brackets=not (begins and ends), quoted=quoted):
        ours[at] = sign
    for bar in _BAR.finditer(text):
        if 0 not in free[slice(*bar.span())]:
            ours[slice(*bar.span())] = bar[0]
    _mark_edges(text, free, ours, begins=begins, ends=ends)
    return list(_pieces(ours, begins=begins, ends=ends))


def _alone(
    text: str, free: bytearray, *, brackets: bool, quoted: bool | None
) -> Iterator[tuple[int, str]]:
    """The quotes, and brackets, that have no partner in the text; straight ones as curly ones."""
    partners = _PARTNERS | _BRACKETS if brackets else _PARTNERS
    opening = frozenset(partners.values())
    opened: list[tuple[int, str]] = []
    for at, written in enumerate(text):
        sign = written
        if written == '"' and quoted is not None and free[at]:
            sign, quoted = "”" if quoted else "“", not quoted
        if not free[at]:
            continue
        if sign in opening:
            opened.append((at, sign))
        elif sign in partners:
            if opened and opened[-1][1] == partners[sign]:
                opened.pop()
            else:
                yield at, sign
    yield from opened


def _mark_edges(text: str, free: bytearray, ours: list[str], *, begins: bool, ends: bool) -> None:
    """Mark the punctuation at the edges of what an engine will be asked, and what is blank."""
    for start, end in list(_runs(ours)):
        if ours[start]:
            continue
        found = [
            _BEFORE.match(text, start, end) if start or not begins else None,
            _BEHIND.search(text, start, end) if end < len(text) or not ends else None,
        ]
        places = [match.span() for match in found if match]
        if not text[start:end].strip():
            places.append((start, end))
        for place in places:
            if 0 not in free[slice(*place)]:
                ours[slice(*place)] = text[slice(*place)]


def _pieces(ours: Sequence[str], *, begins: bool, ends: bool) -> Iterator[Piece]:
    last = max((at for at, sign in enumerate(ours) if not sign), default=-1)
    for start, end in _runs(ours):
        signs = "".join(ours[start:end])
        if signs:
            begins = (begins and not start) or _OPENING.search(signs) is not None
            written = _QUOTED_STOP.sub(r".\1 ", _BLANK_INSIDE.sub("", punctuated(signs)))
            yield Piece(Span(start, end), written)
        else:
            yield Piece(Span(start, end), begins=begins, ends=ends and end > last)


def _runs(ours: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where what is ours, and what is not, begins and ends."""
    at = 0
    for _, run in groupby(ours, bool):
        start, at = at, at + len(list(run))
        yield start, at
