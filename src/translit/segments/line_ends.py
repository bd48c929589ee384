"""A text with its codes -> the line ends that divide it, though Markdown shows them as blanks.

A line that begins as an item of a list does, or that is nothing but a link, was meant as a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translit.model import Code
from translit.patterns import lazy
from translit.segments.scene import couples, over, whole

__all__ = ["line_cuts"]

_ITEM = lazy(
    "[ \t\u3000]*+(?:"
    "第?[（(](?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z])[）)]"
    "|(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z])(?:[、．）)]|[.](?![0-9A-Za-z]))"
    "|[①-⓿❶-➓]|[·•●○◆◇■□▪▶►▸☆★※✓✔✅❌✗☑]|——"
    "|[\\w \t]{1,12}(?<![说问道喊叫答想写是为有即如到看见明此以])：)"
)
"""What an item begins with: `1、`, `（2）`, `·`, `地址：`."""

_LINKS = frozenset(("url", "autolink"))

_GOES_ON = "，、,"
"""At the end of a line: the sentence goes on."""


def line_cuts(text: str, codes: Sequence[Code]) -> Iterator[int]:
    """Where a line begins that is none with the line before it, ascending."""
    if "\n" not in text:
        return
    links = {one.span.start: one.span.end for one in codes if one.type in _LINKS}
    links |= {a.span.start: b.span.end for a, b in couples(codes) if b.type == "link"}
    kept = whole(codes)
    start, alone = 0, False
    for found in re.finditer("\n|\\Z", text):
        end = found.start()
        before, alone = alone, links.get(_begin(text, start, end), -1) == _end(text, start, end)
        item = text[start - 2 : start - 1] not in _GOES_ON and _ITEM.match(text, start, end)
        if start and (item or alone or before) and over(kept, start - 1) is None:
            yield start
        start = end + 1


def _begin(text: str, start: int, end: int) -> int:
    return end - len(text[start:end].lstrip(" \t\u3000"))


def _end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" \t\u3000。；，"))
