"""Blocks of Python-Markdown: `/// note | 标题`, Markdown, `///`."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.marker import line_at, push_marker, title_in
from translit.patterns import lazy

__all__ = ["block_fence"]

_FENCE = lazy(
    r"/{3,}[ \t]*(?:(?P<name>[A-Za-z][\w-]*)(?:[ \t]*\|[ \t]*(?P<title>\S.*?))?)?[ \t]*\Z"
)
_UNTITLED = frozenset(("html", "define"))
"""Blocks behind whose bar stands no text."""


def block_fence(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: ARG001, FBT001, N803
    """Block rule: a line that opens or closes a block is a marker."""
    found = _FENCE.match(line_at(state, startLine))
    if not found:
        return False
    if not silent:
        title = None if found["name"] in _UNTITLED else title_in(found)
        push_marker(state, startLine, title)
    return True
