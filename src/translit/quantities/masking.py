"""A text -> the same without some of its places; every other character stays where it is."""

from __future__ import annotations

from collections.abc import Iterable

from translit.model import Span

__all__ = ["without"]

_HIDDEN = "\ufffc"


def without(text: str, spans: Iterable[Span]) -> str:
    """The text with a sign for each character of some places."""
    if not (places := sorted(spans)):
        return text
    parts, at = [], 0
    for start, end in places:
        if end > at:
            parts += [text[at:start], _HIDDEN * (end - max(at, start))]
            at = end
    return "".join((*parts, text[at:]))
