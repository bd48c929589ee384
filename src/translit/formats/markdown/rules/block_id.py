"""The name of a block, at its end: ` ^block1` (Obsidian)."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import read_alone
from translit.patterns import lazy

__all__ = ["block_id"]

_ID = lazy(r"(?<=[ \t\n])\^[A-Za-z0-9-]+(?=[ \t]*(?:\n|\Z))")


def block_id(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: the name is one token."""
    return read_alone(state, "attribute-list", _ID, silent=silent)
