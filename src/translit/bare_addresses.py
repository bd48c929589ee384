"""A text -> the addresses that stand bare in it, also those with Chinese in them.

An address reaches to a blank, a full-width mark or a bracket without its partner, and leaves the
marks of its sentence out: `（见 https://example.org/wiki/大蒜_(植物)）。`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from translit.model import Span
from translit.patterns import lazy

__all__ = ["addresses", "has_address"]

_MARKS = "，。；：！？、．｡（）「」『』《》〈〉【】〔〕“”‘’…—～·｜￥"
_SIGNS = (
    rf"[^\s\x00-\x20\x7f<>\"`|\\^{{}}\u2000-\u206f\u3000-\u303f\ufe10-\ufe4f\uff00-\uff65{_MARKS}]"
)

_START = lazy(r"(?:(?<![A-Za-z0-9])(?:https?|ftp)://|(?<![A-Za-z0-9_./@-])www\.(?=\w))")
_LABEL = lazy(r"[A-Za-z0-9_~%@:-]++|[^\W\x00-\x7f]++")
_REST = lazy(_SIGNS + "*+")
_TAIL = lazy(r"[.,;:!?'*_~]+\Z")
_BRACKETS = {")": "(", "]": "["}
_BRACKET = lazy(r"[()\[\]]")


def has_address(text: str) -> bool:
    """Whether a text may have an address: a quick look."""
    return "://" in text or "www." in text


def addresses(text: str, taken: Iterable[Span] = ()) -> Iterator[Span]:
    """The places of the addresses of a text that none of the spans has taken, ascending."""
    at = 0
    spans = iter(taken)
    span = next(spans, None)
    for found in _START.finditer(text):
        start, host = found.span()
        while span and span.end <= start:
            span = next(spans, None)
        if start < at or (span and span.start <= start):
            continue
        end = at = _end(text, host, len(text))
        if span and span.start < end:
            end = _end(text, host, span.start)
        if end > host:
            yield Span(start, end)


def _end(text: str, start: int, limit: int) -> int:
    """Where an address ends whose host begins at `start`; there, where it has none."""
    host = end = _host_end(text, start, limit)
    if host < limit and text[host] in "/?#":
        rest = _REST.match(text, host, limit)
        end = rest.end() if rest else host
    end = _balanced(text, start, end)
    tail = _TAIL.search(text, start, end)
    return tail.start() if tail else end


def _host_end(text: str, start: int, limit: int) -> int:
    """Where a host ends: `example.org`, `例子.测试`; what is glued to the former is prose."""
    at = start
    while label := _LABEL.match(text, at, limit):
        at = label.end()
        if at == limit or text[at] != ".":
            break
        at += 1
    return at


def _balanced(text: str, start: int, end: int) -> int:
    """`end`, or where a bracket stands that closes nothing."""
    opened = {"(": 0, "[": 0}
    for found in _BRACKET.finditer(text, start, end):
        sign = found[0]
        if sign in opened:
            opened[sign] += 1
        else:
            if not opened[_BRACKETS[sign]]:
                return found.start()
            opened[_BRACKETS[sign]] -= 1
    return end
