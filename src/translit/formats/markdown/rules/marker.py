"""A line of a container's markup -> a token, which knows the title in the line."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from translit.model import Span

__all__ = ["line_at", "push_marker", "title_in"]


def line_at(state: StateBlock, line: int) -> str | None:
    """A line without its indentation; None where that makes it code."""
    if state.is_code_block(line):
        return None
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def title_in(found: re.Match[str]) -> Span | None:
    """Where in a line its title stands: what a group named `title…` of the pattern has matched."""
    for name, text in found.groupdict().items():
        if text and name.startswith("title"):
            return Span(*found.span(name))
    return None


def push_marker(state: StateBlock, line: int, title: Span | None) -> Token:
    """One token for a line of markup: nothing of it is text but its title."""
    state.line = line + 1
    token = state.push("marker", "", 0)
    token.map = [line, state.line]
    token.info = "container"
    token.meta["title"] = title
    return token
