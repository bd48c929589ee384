"""A pattern of markup in running text -> the codes that it finds, alone or around a text."""

from __future__ import annotations

import re
from typing import Literal

from markdown_it.rules_inline import StateInline

from translit.model import Span
from translit.patterns import group_span

__all__ = ["push_alone", "push_code", "push_pair", "read_alone", "read_around"]


def read_alone(state: StateInline, name: str, markup: re.Pattern[str], *, silent: bool) -> bool:
    """Whether the pattern matches; what it finds is one code, and nothing of it is text."""
    found = markup.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    push_alone(state, name, found.end(), silent=silent)
    return True


def read_around(state: StateInline, name: str, markup: re.Pattern[str], *, silent: bool) -> bool:
    """Whether the pattern matches; the group in it is text, and the rest of it codes."""
    found = markup.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    push_pair(state, name, Span(*group_span(found)), found.end(), silent=silent)
    return True


def push_alone(state: StateInline, name: str, end: int, *, silent: bool) -> None:
    """One token for what goes from the state's place to `end`; nothing of it is text."""
    push_code(state, "alone", end, silent=silent, name=name)


def push_code(state: StateInline, kind: str, end: int, *, silent: bool, name: str = "") -> None:
    """The same for a token of another kind, which knows itself what it is."""
    if not silent:
        _push(state, kind, 0, name, Span(state.pos, end))
    state.pos = end


def push_pair(  # noqa: PLR0913  # where, as what, and how divided
    state: StateInline,
    name: str,
    inner: Span,
    end: int,
    *,
    silent: bool,
    divided: Span | None = None,
) -> None:
    """Two tokens, for what stands before and behind a text; the text is read as Markdown.

    `divided` is a sign in the text, and a third token.
    """
    start, limit = state.pos, state.posMax
    if not silent:
        _push(state, "pair_open", 1, name, Span(start, inner.start))
        if divided:
            _read(state, Span(inner.start, divided.start))
            _push(state, "alone", 0, "comment", divided)
            inner = Span(divided.end, inner.end)
        _read(state, inner)
        _push(state, "pair_close", -1, name, Span(inner.end, end))
    state.pos, state.posMax = end, limit


def _push(state: StateInline, kind: str, nesting: Literal[-1, 0, 1], name: str, span: Span) -> None:
    state.pos = span.start
    token = state.push(kind, "", nesting)
    token.info = name
    token.meta["span"] = span


def _read(state: StateInline, span: Span) -> None:
    state.pos, state.posMax = span
    state.md.inline.tokenize(state)
