"""Where a paragraph ends: markdown-it's own rule, on a shorter way.

Its rule asks a dozen others at each line; here only those that can begin with the line's first
character. What might be a table, an underlined heading or a definition is left to the rules.
"""

from __future__ import annotations

from typing import Any

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.openings import Rules
from translit.patterns import lazy

__all__ = ["is_ambiguous", "paragraph_end", "push_paragraph"]

_MOST_INDENT = 3
"""Columns; what is indented by more is code, or goes on with the paragraph (CommonMark 4.4)."""

_UNDERLINE = lazy(r"[-=|: \t]+\Z")
"""What is under the text of a heading, or under the head of a table."""

_DEFINES = ":~"
"""What a definition begins with."""


def is_ambiguous(state: StateBlock, line: int) -> bool:
    """Whether a line is code, or may be the head of a table or an underlined heading."""
    if state.sCount[line] - state.blkIndent > _MOST_INDENT:
        return True
    line += 1
    if line >= state.lineMax:
        return False
    begin = state.bMarks[line] + state.tShift[line]
    return _UNDERLINE.match(state.src, begin, state.eMarks[line]) is not None


def paragraph_end(state: StateBlock, line: int, endings: Rules[Any]) -> int:
    """The line behind the paragraph that begins at `line`; 0 where the rules must say.

    No block with a mark of its own begins at the line, and it is not ambiguous; `endings` are the
    rules of what ends a paragraph without an empty line.
    """
    end, parent = line, state.parentType
    state.parentType = "paragraph"
    try:
        while (end := end + 1) < state.lineMax and not state.isEmpty(end):
            if not 0 <= state.sCount[end] <= state.blkIndent + _MOST_INDENT:
                continue
            begin = state.bMarks[end] + state.tShift[end]
            first = state.src[begin]
            if first.isalpha() or first > "\x7f":
                continue
            if first in _DEFINES or _UNDERLINE.match(state.src, begin, state.eMarks[end]):
                return 0
            if any(rule(state, end, state.lineMax, True) for rule in endings.at(state.src, begin)):  # noqa: FBT003
                break
    finally:
        state.parentType = parent
    return 0 if end == line + 1 and _is_defined(state, end + 1) else end


def _is_defined(state: StateBlock, line: int) -> bool:
    """Whether a definition of the one line before the last begins at `line`."""
    if line >= state.lineMax or state.isEmpty(line):
        return False
    return state.src[state.bMarks[line] + state.tShift[line]] in _DEFINES


def push_paragraph(state: StateBlock, line: int, end: int) -> None:
    """One token for a paragraph, from `line` to before `end`; markdown-it makes three of it.

    Its level is that of the text: one more than the paragraph's.
    """
    state.line = end
    token = state.push("paragraph", "p", 0)
    token.content = _content(state, line, end)
    token.map = [line, end]
    token.level += 1


def _content(state: StateBlock, line: int, end: int) -> str:
    if end == line + 1:
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    else:
        text = state.getLines(line, end, state.blkIndent, False)  # noqa: FBT003
    return text.strip(" \t\n\r\f\v")
