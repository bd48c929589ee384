"""Two characters that came together -> whether English puts a blank between them."""

from __future__ import annotations

__all__ = ["JOINING", "blank_between"]

JOINING = frozenset("+=&/×~^")
"""Signs that may stand alone between two pieces of markup, as in `Ctrl`+`C`, and join them."""


def blank_between(before: str, after: str) -> bool:
    """Whether English puts a blank between two characters that came together."""
    if not before or not after or before.isspace() or after.isspace():
        return False
    if before in "([{“‘/—–-$€£¥#@|\\" or after in ")]}”’/—–-.,;:?!%…'|\\":
        return before == "|" or after == "|"
    return True
