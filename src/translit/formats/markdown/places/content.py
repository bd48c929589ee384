"""The text of a block, freed of its containers' prefixes, and the way back to the post."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, count
from operator import add

from translit.model import Span
from translit.patterns import lazy

__all__ = ["Content", "Text"]

_LINE_END = lazy(r"\r\n?|\n")


class Text:
    """A post's text as the parser reads it, line by line, and where each line stands in the post.

    The parser wants line feeds only, and no byte order mark; a NUL becomes U+FFFD (CommonMark
    2.3). Within a line every character of the one is a character of the other.
    """

    __slots__ = ("normal", "normal_starts", "starts")

    def __init__(self, text: str) -> None:
        begin = 1 if text.startswith("\ufeff") else 0
        body = text[begin:]
        self.normal = _LINE_END.sub("\n", body) if "\r" in body else body
        self.normal_starts = _starts(self.normal)
        if "\r" in body:
            self.starts = [begin, *(match.end() for match in _LINE_END.finditer(text, begin))]
        elif begin:
            self.starts = [start + begin for start in self.normal_starts]
        else:
            self.starts = self.normal_starts
        self.normal = self.normal.replace("\0", "\ufffd")

    def place(self, line: int, offset: int) -> int:
        """The place in the post of the place `offset` of the normal text, on line `line`."""
        return self.starts[line] + offset - self.normal_starts[line]

    def line_at(self, offset: int) -> int:
        """The line (from 0) on which a place of the normal text stands."""
        return bisect_right(self.normal_starts, offset) - 1


def _starts(text: str) -> list[int]:
    """Where the lines of a text begin that has line feeds only."""
    lengths = map(len, text.split("\n"))
    return list(map(add, accumulate(lengths, initial=0), count()))[:-1]


@dataclass(frozen=True, slots=True)
class Content:
    """A block's text: its lines joined by line feeds."""

    text: str
    starts: tuple[int, ...]
    """Where each line begins in `text`."""
    places: tuple[int, ...]
    """Where each line begins in the post."""
    line: int
    """The number in the post of the first line; 1 is the first of all."""

    @classmethod
    def of(cls, text: Text, lines: list[tuple[int, int, int]], shift: int = 0) -> Content:
        """Join `lines` (number, start, end in the normal text from line `shift` on)."""
        base = text.normal_starts[shift]
        if len(lines) == 1:  # most blocks
            number, start, end = lines[0]
            number += shift
            start += base
            place = text.starts[number] + start - text.normal_starts[number]
            return cls(text.normal[start : base + end], (0,), (place,), number + 1)
        parts, starts, places, at = [], [], [], 0
        for number, start, end in lines:
            part = text.normal[base + start : base + end]
            parts.append(part)
            starts.append(at)
            places.append(text.place(number + shift, base + start))
            at += len(part) + 1
        first = lines[0][0] + shift + 1 if lines else 1
        return cls("\n".join(parts), tuple(starts), tuple(places), first)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The places in the post of `text[start:end]`, one for each line."""
        if len(self.starts) == 1:
            place = self.places[0]
            return (Span(place + start, place + end),)
        first = bisect_right(self.starts, start) - 1
        spans = []
        for index in range(first, len(self.starts)):
            begin = self.starts[index]
            if begin > end:
                break
            last = self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.text)
            place = self.places[index] - begin
            spans.append(Span(place + max(begin, start), place + min(last, end)))
        return tuple(spans)

    def line_of(self, offset: int) -> int:
        """The number in the post of the line on which `text[offset]` stands."""
        return (
            self.line
            if len(self.starts) == 1
            else self.line + bisect_right(self.starts, offset) - 1
        )

    def part(self, start: int, end: int) -> Content:
        """What stands from `start` to `end`, as a content of its own."""
        spans = self.spans(start, end)
        starts, at = [], 0
        for span in spans:
            starts.append(at)
            at += span.end - span.start + 1
        places = tuple(span.start for span in spans)
        return Content(self.text[start:end], tuple(starts), places, self.line_of(start))
