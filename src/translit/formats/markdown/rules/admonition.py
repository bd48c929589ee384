"""Admonitions and tabs of MkDocs: `!!! note "标题"`, `??? tip`, `=== "Tab"`, content indented."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.marker import line_at, title_in
from translit.patterns import lazy

__all__ = ["admonition"]

_ADMONITION = lazy(
    r'(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+)*+[ \t]*(?:"(?P<title>.*?)")?[ \t]*$'
    r'|(?:!!!|\?\?\?\+?|===\+?!?)[ \t]+"(?P<title_of_tab>.*?)"[ \t]*$'
)
"""A type, and a title in quotes. The title ends at the last quote of its line, as theirs does."""

_INDENT = 4


def admonition(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: a line that opens an admonition, and the indented lines that it holds."""
    found = _ADMONITION.match(line_at(state, startLine))
    if not found:
        return False
    if silent:
        return True
    indent = state.blkIndent + _INDENT
    last = startLine + 1
    while last < endLine and (state.isEmpty(last) or state.sCount[last] >= indent):
        last += 1
    token = state.push("admonition_open", "div", 1)
    token.map = [startLine, startLine + 1]
    token.meta["title"] = title_in(found)
    old_max, old_parent = state.lineMax, state.parentType
    state.lineMax, state.parentType, state.blkIndent = last, "admonition", indent
    state.md.block.tokenize(state, startLine + 1, last)
    state.lineMax, state.parentType, state.blkIndent = old_max, old_parent, indent - _INDENT
    state.push("admonition_close", "div", -1)
    state.line = last
    return True
