"""The name of a block, at its end: ` ^block1` (Obsidian)."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import push_alone

__all__ = ["block_id"]

_ID = re.compile(r"(?<=[ \t\n])\^[A-Za-z0-9-]+(?=[ \t]*(?:\n|\Z))")


def block_id(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: the name is one token."""
    found = _ID.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    push_alone(state, "attribute-list", found.end(), silent=silent)
    return True
