"""Text with attributes: `[小字]{.smallcaps}` (Pandoc, MyST), `:abbr[缩写]{title=""}`."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.attribute_list import ATTRIBUTE_LIST
from translit.formats.markdown.rules.closable import closes
from translit.formats.markdown.rules.inline_markup import push_pair
from translit.model import Span
from translit.patterns import lazy

__all__ = ["bracketed_span"]

_DIRECTIVE = lazy(r"(?<![\w:]):[A-Za-z][\w-]*\[")


def bracketed_span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: the brackets with what belongs to them are a token each."""
    directive = _DIRECTIVE.match(state.src, state.pos, state.posMax)
    if not directive and (silent or state.src[state.pos] != "["):
        return False  # in a label, a token that begins with a bracket would be a link
    if not closes(state, "]{"):
        return False
    begin = directive.end() if directive else state.pos + 1
    close = state.md.helpers.parseLinkLabel(state, begin - 1)
    if close < 0:
        return False
    attributes = ATTRIBUTE_LIST.match(state.src, close + 1, state.posMax)
    if not attributes:
        return False
    push_pair(state, "span", Span(begin, close), attributes.end(), silent=silent)
    return True
