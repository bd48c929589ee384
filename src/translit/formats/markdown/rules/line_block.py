"""Lines that stay lines: `| 床前明月光` (Pandoc)."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.marker import line_at, push_marker, title_in
from translit.model import Role
from translit.patterns import lazy

__all__ = ["line_block"]

_LINE = lazy(r"\|[ \t]+(?P<title>[^|\s](?:[^|]*[^|\s])?)[ \t]*\Z")
"""With no other bar: a row of a table has one."""


def line_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: ARG001, FBT001, N803
    """Block rule: each line is a marker, and what it says a text of its own."""
    found = _LINE.match(line_at(state, startLine))
    if not found or silent:
        return False
    push_marker(state, startLine, title_in(found), role=Role.PARAGRAPH)
    return True
