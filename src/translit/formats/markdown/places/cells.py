r"""A line of a table -> where its cells stand. GFM: `|` divides, `\|` does not."""

from __future__ import annotations

from translit.model import Span

__all__ = ["cells"]


def cells(line: str) -> list[Span]:
    """The cells of a table's row, trimmed; as markdown-it splits it."""
    start = len(line) - len(line.lstrip(" \t"))
    end = len(line.rstrip(" \t"))
    bounds, escaped, begin = [], False, start
    for at in range(start, end):
        if line[at] == "|" and not escaped:
            bounds.append((begin, at))
            begin = at + 1
        escaped = line[at] == "\\"
    bounds.append((begin, max(begin, end)))
    if bounds and bounds[0][0] == bounds[0][1]:
        bounds.pop(0)
    if bounds and bounds[-1][0] == bounds[-1][1]:
        bounds.pop()
    return [_trimmed(line, *bound) for bound in bounds]


def _trimmed(line: str, start: int, end: int) -> Span:
    while start < end and line[start] in " \t":
        start += 1
    while end > start and line[end - 1] in " \t":
        end -= 1
    return Span(start, end)
