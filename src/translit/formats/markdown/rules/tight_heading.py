"""Headings without a blank, as older readers of Markdown have them: `##标题`."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.marker import line_at, push_marker, title_in
from translit.model import Role
from translit.patterns import lazy

__all__ = ["tight_heading"]

_HEADING = lazy(r"(?P<sign>#{1,6})(?P<title>[^\s#!！].*?)[ \t]*#*[ \t]*(?:\{[^{}]*\})?[ \t]*\Z")


def tight_heading(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: the signs are markup to some, and text to others: they are kept as they are."""
    found = _HEADING.match(line_at(state, startLine))
    if not found:
        return False
    last = startLine + 1 >= endLine or state.isEmpty(startLine + 1)
    if found["sign"] == "#" and (silent or not last):
        return False  # `#标签` in a paragraph
    if not silent:
        role = Role.PARAGRAPH if found["sign"] == "#" else Role.HEADING
        push_marker(state, startLine, title_in(found), role=role)
    return True
