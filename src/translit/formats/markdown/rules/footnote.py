"""Footnotes in running text: `[^1]` and `^[text]`. Definitions are mdit-py-plugins' own rule."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import push_alone, push_pair
from translit.model import Span
from translit.patterns import lazy

__all__ = ["footnote_inline", "footnote_ref"]

_REFERENCE = lazy(r"\[\^[^\s\[\]]+\]")


def footnote_ref(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a footnote's mark is one token."""
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if not found or state.src[found.end() : found.end() + 1] == "(":
        return False
    if silent and not _is_defined(state, found[0]):
        return False  # a link whose text ends in such a mark is a link all the same
    push_alone(state, "footnote", found.end(), silent=silent)
    return True


def _is_defined(state: StateInline, mark: str) -> bool:
    return f":{mark[2:-1]}" in state.env.get("footnotes", {}).get("refs", {})


def footnote_inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: `^[`, the text of the footnote, `]`."""
    start = state.pos
    close = state.md.helpers.parseLinkLabel(state, start + 1)
    if close < 0 or state.src[close + 1 : close + 2] in ("(", "["):
        return False
    push_pair(state, "footnote", Span(start + 2, close), close + 1, silent=silent)
    return True
