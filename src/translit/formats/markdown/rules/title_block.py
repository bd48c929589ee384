"""The title with which a post of Pandoc begins: `% 标题`."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.marker import line_at, push_marker, title_in
from translit.model import Role
from translit.patterns import lazy

__all__ = ["title_block"]

_TITLE = lazy(r"%[ \t]+(?P<title>\S.*?)[ \t]*\Z")
_LINES = 3
"""Title, authors, date."""


def title_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: ARG001, FBT001, N803
    """Block rule: the first lines of a post are markers with a title."""
    if startLine >= _LINES or state.level:
        return False
    found = _TITLE.match(line_at(state, startLine))
    if not found:
        return False
    if not silent:
        push_marker(state, startLine, title_in(found), role=Role.HEADING)
    return True
