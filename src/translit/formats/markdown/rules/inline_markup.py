"""A pattern of markup in running text -> the rule that reads it, alone or around a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from markdown_it.rules_inline import StateInline

from translit.model import Span
from translit.patterns import lazy

__all__ = ["alone", "around", "push_alone", "push_pair"]

InlineRule = Callable[[StateInline, bool], bool]


def alone(name: str, kind: str, pattern: str) -> InlineRule:
    """The rule `name`: what the pattern finds is one code of that kind, and nothing of it is text.

    For a shortcode that a generator has, a row of `dialects` with such a rule is all it takes.
    """
    markup = lazy(pattern)

    def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        return _alone(state, kind, markup, silent=silent)

    rule.__name__ = name
    return rule


def around(name: str, pattern: str) -> InlineRule:
    """The rule `name`: the group in what the pattern finds is text, and the rest of it codes."""
    markup = lazy(pattern)

    def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        return _around(state, name, markup, silent=silent)

    rule.__name__ = name
    return rule


def _alone(state: StateInline, kind: str, markup: re.Pattern[str], *, silent: bool) -> bool:
    found = markup.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    push_alone(state, kind, found.end(), silent=silent)
    return True


def _around(state: StateInline, name: str, markup: re.Pattern[str], *, silent: bool) -> bool:
    found = markup.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    inner = Span(*found.span(found.lastindex or 1))
    push_pair(state, name, inner, found.end(), silent=silent)
    return True


def push_alone(state: StateInline, name: str, end: int, *, silent: bool) -> None:
    """One token for what goes from the state's place to `end`; nothing of it is text."""
    if not silent:
        _push(state, "alone", 0, name, Span(state.pos, end))
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
