"""Directives of MyST whose body is text: ```` ```{note} 标题 ````, Markdown, ```` ``` ````."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.marker import behind_options, line_at, push_marker, title_in
from translit.patterns import lazy

__all__ = ["directive_fence"]

_FENCE = lazy(r"(?P<fence>`{3,}|~{3,})[ \t]*\{(?P<name>[\w:-]+)\}[ \t]*(?P<title>[^`]*?)[ \t]*\Z")
_TEXTS = frozenset(
    "admonition aside attention blockquote card caution danger deprecated details dropdown "
    "epigraph error example exercise figure grid grid-item grid-item-card highlights hint "
    "important list-table margin note pull-quote rubric seealso sidebar solution tab-item tab-set "
    "table tip todo topic versionadded versionchanged warning".split()
)
_ADDRESSED = frozenset(("figure", "grid", "grid-item", "tab-set", "solution"))
"""Directives behind whose name stands no text, but an address or a number."""


def directive_fence(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: ARG001, FBT001, N803
    """Block rule: the lines that open and close it are markers; it holds Markdown."""
    found = _FENCE.match(line_at(state, startLine))
    if not found or (found["name"] not in _TEXTS and not found["name"].startswith("prf:")):
        return False
    close = _closing_line(state, startLine, endLine, found["fence"])
    if not close:
        return False
    body = behind_options(state, startLine + 1, close)
    title = None if found["name"] in _ADDRESSED else title_in(found)
    push_marker(state, startLine, title, last=body - 1)
    limit, state.lineMax = state.lineMax, close
    state.md.block.tokenize(state, body, close)
    state.lineMax = limit
    push_marker(state, close, None)
    return True


def _closing_line(state: StateBlock, start: int, end: int, fence: str) -> int:
    """The line that closes a fence; 0 where none does."""
    for line in range(start + 1, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return 0
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
        if len(text) >= len(fence) and not text.strip(fence[0]):
            return line
    return 0
