"""A text -> the same with some of its places hidden; every other character stays where it is."""

from __future__ import annotations

from collections.abc import Iterable

from translit.model.unit import Span

__all__ = ["HIDDEN", "outside"]

HIDDEN = "\ufffc"
"""Stands for each character that is hidden: the object replacement character of Unicode."""


def outside(text: str, spans: Iterable[Span]) -> str:
    """The text with the spans hidden; they may come in any order, and overlap."""
    if not (places := sorted(spans)):
        return text
    parts, at = [], 0
    for start, end in places:
        if end > at:
            parts += [text[at:start], HIDDEN * (end - max(at, start))]
            at = end
    return "".join((*parts, text[at:]))
