"""What an inline rule has found -> tokens: markup that stands alone, or around a text."""

from __future__ import annotations

from typing import Literal

from markdown_it.rules_inline import StateInline

from translit.model import Span

__all__ = ["push_alone", "push_pair"]


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
