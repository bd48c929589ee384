"""Tables of GitHub's, if a person could have written them."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as github_table

__all__ = ["table"]

_WIDEST = 1000
"""Bars in the first line of a table; what has more is none."""


def table(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: markdown-it's own, but for tables that are too wide."""
    first, last = state.bMarks[startLine], state.eMarks[startLine]
    if last - first > _WIDEST and state.src.count("|", first, last) > _WIDEST:
        return False
    return github_table(state, startLine, endLine, silent)
