"""The caption of a table: `: 表题 {#tbl-a}`, `Table: 表题` (Pandoc, Quarto)."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.marker import line_at, push_marker, title_in
from translit.model import Role
from translit.patterns import lazy

__all__ = ["table_caption"]

_CAPTION = lazy(r"(?::|[Tt]able:)[ \t]+(?P<title>\S.*?)[ \t]*(?:\{[^{}]*\})?[ \t]*\Z")


def table_caption(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: a line that stands alone is a marker with a title."""
    if silent or (startLine + 1 < endLine and not state.isEmpty(startLine + 1)):
        return False
    found = _CAPTION.match(line_at(state, startLine))
    if not found:
        return False
    push_marker(state, startLine, title_in(found), role=Role.CAPTION)
    return True
