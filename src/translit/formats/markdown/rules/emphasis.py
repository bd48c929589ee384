"""Runs of `*` and `_`: a token for each sign, to be paired at the end of the text.

What markdown-it's own rule does, which pushes each of them as it pushes any token. A text may hold
tens of thousands; they open nothing yet, and where they stand is known at once.
"""

from __future__ import annotations

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from translit.model import Span

__all__ = ["emphasis"]


def emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # as markdown-it calls it
    """Note a run of signs, and whether they can open and close."""
    if silent:
        return False
    start = state.pos
    sign = state.src[start]
    tokens = state.tokens
    can_open, can_close, length = state.scanDelims(start, sign == "*")
    if state.pending:
        state.pushPending()
    for at in range(start, start + length):
        state.delimiters.append(Delimiter(ord(sign), length, len(tokens), -1, can_open, can_close))
        tokens.append(Token("text", "", 0, content=sign, meta={"span": Span(at, at + 1)}))
    state.pos += length
    return True
