"""CriticMarkup: `{++新++}`, `{--旧--}`, `{==标记==}`, `{>>批注<<}`, `{~~旧~>新~~}`."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.closable import closes
from translit.formats.markdown.rules.inline_markup import push_alone, push_pair
from translit.model import Span
from translit.patterns import lazy

__all__ = ["critic"]

_AROUND = lazy(r"\{(?P<sign>\+\+|--|==)(?P<text>(?:(?!(?P=sign)\}).)+)(?P=sign)\}", re.DOTALL)
_SUBSTITUTION = lazy(r"\{~~(?P<old>(?:(?!~>|~~\}).)*)~>(?P<new>(?:(?!~~\}).)*)~~\}", re.DOTALL)
_COMMENT = lazy(r"\{>>(?:(?!<<\}).)*<<\}", re.DOTALL)

_ENDS = ("++}", "--}", "==}", "<<}", "~~}")


def critic(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: what is added, taken away or marked is text; a comment is none."""
    if not any(closes(state, end) for end in _ENDS):
        return False
    if found := _COMMENT.match(state.src, state.pos, state.posMax):
        push_alone(state, "comment", found.end(), silent=silent)
    elif found := _AROUND.match(state.src, state.pos, state.posMax):
        push_pair(state, "critic", Span(*found.span("text")), found.end(), silent=silent)
    elif found := _SUBSTITUTION.match(state.src, state.pos, state.posMax):
        inner = Span(found.start("old"), found.end("new"))
        arrow = Span(found.end("old"), found.start("new"))
        push_pair(state, "critic", inner, found.end(), silent=silent, divided=arrow)
    else:
        return False
    return True
