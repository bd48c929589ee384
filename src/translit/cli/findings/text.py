"""Findings for a person: where, what, and the source and target with the place underlined."""

from __future__ import annotations

from translit.cli.terminal import columns
from translit.model import Span
from translit.workflows.check import Checked, Located

__all__ = ["written"]

_WIDEST = 76
"""Columns of a source or a target that are shown."""


def written(checked: Checked) -> str:
    """One block a finding, in the order of the catalogs."""
    return "\n".join(map(_block, checked.findings))


def _block(one: Located) -> str:
    finding = one.finding
    lines = [f"{one.catalog}:{one.line}: {finding.severity} {finding.check}: {finding.message}"]
    for text, span in ((one.source, finding.source), (one.target, finding.target)):
        if text:
            lines += _shown(text, span)
    return "\n".join(lines) + "\n"


def _shown(text: str, span: Span | None) -> list[str]:
    """A text on one line, cut around its place, and the place underlined."""
    line = "".join(" " if one.isspace() or not one.isprintable() else one for one in text)
    if span is None:
        return [f"    {_cut(line, 0, 0)[0]}"]
    part, start, end = _cut(line, *span)
    before, marked = columns(part[:start]), max(1, columns(part[start:end]))
    return [f"    {part}", f"    {' ' * before}{'^' * marked}"]


def _cut(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The line, or the part of it around a place that fits, and the place in that."""
    if columns(line) <= _WIDEST:
        return line, start, end
    first = max(0, start - _WIDEST // 4)
    last = first
    room = _WIDEST - 2
    while last < len(line) and (room := room - columns(line[last])) >= 0:
        last += 1
    left, right = "…" if first else "", "…" if last < len(line) else ""
    shift = len(left) - first
    return f"{left}{line[first:last]}{right}", start + shift, min(end, last) + shift
