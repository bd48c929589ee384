"""Inserted text and keys: `++下划线++`, `^^插入^^`, `++ctrl+alt+"删除"++`."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import push_alone, push_pair
from translit.model import Span
from translit.patterns import group_span, lazy

__all__ = ["insertion"]

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"\n]+"|'[^'\n]+')"""
_KEYS = lazy(rf"\+\+{_KEY}(?:\+{_KEY})*\+\+(?![+\w])")
"""Keys as Python-Markdown's extension names them: nothing of it is text."""

_INSERTED = lazy(
    r"(?<![+A-Za-z0-9_])\+\+(?![\s+])((?:[^+]|\+(?!\+))+)(?<![\s+])\+\+(?![+A-Za-z0-9_])"
    r"|(?<!\^)\^\^(?![\s^])((?:[^^]|\^(?!\^))+)(?<![\s^])\^\^(?!\^)"
)
"""Not beside a letter: `C++和D++` are languages, `i++` counts."""


def insertion(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: the signs on either side are a token each; the text is Markdown."""
    if keys := _KEYS.match(state.src, state.pos, state.posMax):
        if state.pos and state.src[state.pos - 1].isascii() and state.src[state.pos - 1].isalnum():
            return False
        push_alone(state, "keys", keys.end(), silent=silent)
        return True
    found = _INSERTED.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    push_pair(state, "insertion", Span(*group_span(found)), found.end(), silent=silent)
    return True
