"""A line of a container's markup -> a token, which knows the title in the line."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from translit.model import Role, Span
from translit.patterns import lazy

__all__ = [
    "behind_options",
    "line_at",
    "opaque_lines",
    "push_lines",
    "push_marker",
    "push_opaque",
    "title_in",
]

_OPTION = lazy(r":[A-Za-z][\w-]*:(?:[ \t].*)?\Z")


def line_at(state: StateBlock, line: int) -> str:
    """A line without its indentation; nothing where that makes it code."""
    if state.is_code_block(line):
        return ""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def title_in(found: re.Match[str]) -> Span | None:
    """Where in a line its title stands: what a group named `title…` of the pattern has matched."""
    for name, text in found.groupdict().items():
        if text and name.startswith("title"):
            return Span(*found.span(name))
    return None


def behind_options(state: StateBlock, line: int, end: int) -> int:
    """The line behind the options, `:class: tip`, with which a directive of MyST begins."""
    while line < end and _OPTION.match(line_at(state, line)):
        line += 1
    return line


def push_lines(state: StateBlock, kind: str, line: int, end: int) -> Token:
    """One token of a kind for the lines before `end`; what comes next is read behind them."""
    state.line = end
    token = state.push(kind, "", 0)
    token.map = [line, end]
    return token


def push_marker(
    state: StateBlock,
    line: int,
    title: Span | None,
    *,
    role: Role = Role.TITLE,
    last: int | None = None,
) -> None:
    """One token for a line of markup, or the lines to `last`: nothing is text but its title."""
    token = push_lines(state, "marker", line, (line if last is None else last) + 1)
    token.info = "container"
    token.meta["title"] = title
    token.meta["role"] = role


def push_opaque(state: StateBlock, line: int, end: int, info: str) -> None:
    """One token for the lines before `end`, of which nothing is text."""
    push_lines(state, "opaque", line, end).info = info


def opaque_lines(  # noqa: PLR0913  # where, up to what, and as what
    state: StateBlock, start: int, end: int, closing: str, *, silent: bool, info: str
) -> bool:
    """Whether a later line has `closing`; the lines as far as that are one token."""
    indent = min(state.blkIndent, state.sCount[start])  # what ends an item may stand outside of it
    # Looked for once: a post may open ten thousand and close none.
    unclosed = state.env.setdefault("unclosed_lines", {})
    first, last, least = unclosed.get(closing, (end, end, 0))
    if first <= start < last and least <= indent:
        return False
    line = start + 1
    while line < end and (state.sCount[line] >= indent or state.isEmpty(line)):
        if state.src.find(closing, state.bMarks[line], state.eMarks[line]) >= 0:
            if not silent:
                push_opaque(state, start, line + 1, info)
            return True
        line += 1
    unclosed[closing] = (start, line, indent)
    return False
