"""Containers between colons: `::: tip 标题` (VuePress), `:::tip[标题]` (Docusaurus), `:::`."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.marker import line_at, push_marker, title_in

__all__ = ["colon_fence"]

_COLON = re.compile(
    r":{3,}[ \t]*(?P<name>[A-Za-z][\w-]*)?[ \t]*"
    r"(?:\[(?P<title_in_brackets>[^\]]*)\]|(?P<title>[^\s{\[][^{]*?))?[ \t]*(?:\{[^}]*\})?[ \t]*$"
)


def colon_fence(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: ARG001, FBT001, N803
    """Block rule: a line that opens or closes a container is a marker; it holds Markdown."""
    line = line_at(state, startLine)
    found = _COLON.match(line) if line else None
    if not found:
        return False
    if not silent:
        push_marker(state, startLine, title_in(found))
    return True
