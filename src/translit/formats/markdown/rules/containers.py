"""Blocks of other dialects: `!!! note`, `??? tip`, `=== "Tab"`, `:::`, `*[HTML]: …`."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from translit.model import Span

__all__ = ["abbreviation", "admonition", "alert", "colon_fence", "title_span"]

_ADMONITION = re.compile(
    r'(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+)*+[ \t]*(?:"(?P<title>.*?)")?[ \t]*$'
    r'|(?:!!!|\?\?\?\+?|===\+?!?)[ \t]+"(?P<tab>.*?)"[ \t]*$'
)
"""MkDocs and Python-Markdown: a type, a title in quotes, the content indented by four. The title
ends at the last quote of its line, as theirs does."""
_COLON = re.compile(
    r":{3,}[ \t]*(?P<name>[A-Za-z][\w-]*)?[ \t]*"
    r"(?:\[(?P<bracket>[^\]]*)\]|(?P<title>[^\s{\[][^{]*?))?[ \t]*(?:\{[^}]*\})?[ \t]*$"
)
"""VuePress and Docusaurus: `::: tip title`, `:::tip[title]`, and `:::` at the end."""
_ABBREVIATION = re.compile(r"\*\[[^\[\]\n]+\]:[ \t]+(?P<text>\S.*?)[ \t]*$")
"""Python-Markdown and kramdown: what an abbreviation stands for."""
_ALERT = re.compile(r"\[![A-Za-z]+\][+-]?[ \t]*")
"""GitHub and Obsidian: the first line of a quotation."""
_INDENT = 4


_TITLES = (
    (_ADMONITION, ("title", "tab")),
    (_COLON, ("bracket", "title")),
    (_ABBREVIATION, ("text",)),
)


def title_span(line: str) -> Span | None:
    """The title in the line that opens a container, if it has one."""
    for pattern, groups in _TITLES:
        found = pattern.match(line)
        for group in groups if found else ():
            if found and found[group]:
                return Span(*found.span(group))
    return None


def alert(text: str) -> int:
    """The length of the `[!NOTE]` with which a quotation's text begins; 0 if it does not."""
    found = _ALERT.match(text)
    return found.end() if found else 0


def abbreviation(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: ARG001, FBT001, N803
    """Block rule: a line that says what an abbreviation stands for is a marker with a title."""
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith("*[", begin) or state.is_code_block(startLine):
        return False
    if not _ABBREVIATION.match(state.src[begin : state.eMarks[startLine]]):
        return False
    if not silent:
        _marker(state, startLine)
    return True


def colon_fence(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: ARG001, FBT001, N803
    """Block rule: a line that opens or closes a container is a marker; it holds Markdown."""
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith(":::", begin) or state.is_code_block(startLine):
        return False
    if not _COLON.match(state.src[begin : state.eMarks[startLine]]):
        return False
    if not silent:
        _marker(state, startLine)
    return True


def _marker(state: StateBlock, line: int) -> None:
    state.line = line + 1
    token = state.push("marker", "", 0)
    token.map = [line, state.line]
    token.info = "container"


def admonition(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: a line that opens an admonition, and the indented lines that it holds."""
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if state.src[begin : begin + 3] not in ("!!!", "???", "===") or state.is_code_block(startLine):
        return False
    if not _ADMONITION.match(state.src[begin : state.eMarks[startLine]]):
        return False
    if silent:
        return True
    indent = state.blkIndent + _INDENT
    last = startLine + 1
    while last < endLine and (state.isEmpty(last) or state.sCount[last] >= indent):
        last += 1
    token = state.push("admonition_open", "div", 1)
    token.map = [startLine, startLine + 1]
    old_max, old_parent = state.lineMax, state.parentType
    state.lineMax, state.parentType, state.blkIndent = last, "admonition", indent
    state.md.block.tokenize(state, startLine + 1, last)
    state.lineMax, state.parentType, state.blkIndent = old_max, old_parent, indent - _INDENT
    state.push("admonition_close", "div", -1)
    state.line = last
    return True
