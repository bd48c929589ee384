"""What an abbreviation stands for: `*[HTML]: 标记语言` (Python-Markdown, kramdown)."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.marker import line_at, push_marker, title_in
from translit.patterns import lazy

__all__ = ["abbreviation"]

_ABBREVIATION = lazy(r"\*\[[^\[\]\n]+\]:[ \t]+(?P<title>\S.*?)[ \t]*$")


def abbreviation(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: ARG001, FBT001, N803
    """Block rule: such a line is a marker, and what it says a title."""
    found = _ABBREVIATION.match(line_at(state, startLine))
    if not found:
        return False
    if not silent:
        push_marker(state, startLine, title_in(found))
    return True
