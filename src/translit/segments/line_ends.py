"""A text with its codes -> the line ends that divide it, though Markdown shows them as blanks.

A line that begins as an item of a list does, or that is nothing but a link, was meant as a line;
one that holds nothing but wide blanks, as an empty line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from translit.model import Code, Span
from translit.patterns import lazy
from translit.segments.habits import BLANKS
from translit.segments.scene import couples, is_loose, over, whole

__all__ = ["line_cuts"]

_ITEM = lazy(
    "[ \t\u3000]*+(?:"
    "第?[（(](?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z])[）)]"
    "|(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z])(?:[、．）)]|[.](?![0-9A-Za-z]))"
    "|[①-⓿❶-➓]|[·•●○◆◇■□▪▶►▸☆★※✓✔✅❌✗☑]|——|\\|(?=.*\\||[-+:= ]*\\Z)"
    "|[\\w \t]{1,12}(?<![说问道喊叫答想写是为有即如到看见明此以])(?:：|:{1,2}(?=[ \t]))"
    ")"
)
"""What an item begins with: `1、`, `（2）`, `·`, `地址：`, `地址:: `; or a row of kramdown's."""

_LINKS = frozenset(("url", "autolink"))

_BEHIND_LINKS = f"{BLANKS}；，"
"""What may stand behind a link that is alone on its line."""

_QUOTES = {'"': '"', "'": "'", "(": ")"}
"""What a link's title begins with -> what ends it."""

_GOES_ON = "，、,"
"""At the end of a line: the sentence goes on."""


def line_cuts(text: str, codes: Sequence[Code], ends: Sequence[int]) -> Iterator[int]:
    """Where a line begins that is none with the line before it, ascending.

    Of a line in which a sentence ends, one of `ends`, only what stands beside the line end counts.
    """
    links = {one.span.start: one.span.end for one in codes if one.type in _LINKS}
    titled = {one.span.start: one.span.end for one in codes if one.type == "attribute"}
    links |= {
        a.span.start: _behind(text, b.span.end, titled)
        for a, b in couples(codes)
        if b.type == "link"
    }
    kept = whole(codes)
    loose = [code.span for code in codes if is_loose(text, code)]
    start, before = 0, False
    for found in re.finditer("\n|\\Z", text):
        end = found.start()
        inside = ends[bisect_right(ends, start) : bisect_left(ends, end)]
        first = _core(text, Span(start, inside[0] if inside else end), loose)
        alone = links.get(first.start, -1) == first.end
        item = text[start - 2 : start - 1] not in _GOES_ON and _ITEM.match(text, start, end)
        empty = first.start == first.end and not inside
        divides = item or alone or before or (empty and start < end)
        if 0 < start < len(text) and divides and over(kept, start - 1) is None:
            yield start
        last = _core(text, Span(inside[-1], end), loose) if inside else first
        start, before = end + 1, links.get(last.start, -1) == last.end


def _behind(text: str, end: int, titled: Mapping[int, int]) -> int:
    """Where a link ends whose address ends at a place: behind its title, if it has one."""
    quote = text[end - 1 : end]
    if quote not in _QUOTES:
        return end
    return titled.get(text.find(_QUOTES[quote], end), end)


def _core(text: str, line: Span, loose: Sequence[Span]) -> Span:
    """A line without what belongs to no sentence at its ends, and without the mark of a pause."""
    start, end = line
    while start < end and (gap := over(loose, start) or text[start] in BLANKS):
        start = gap.end if isinstance(gap, Span) else start + 1
    while start < end and (gap := over(loose, end - 1) or text[end - 1] in _BEHIND_LINKS):
        end = gap.start if isinstance(gap, Span) else end - 1
    return Span(start, end)
