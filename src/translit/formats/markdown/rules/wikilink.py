"""Links of a wiki: `[[页面#节|别名]]`, of which the alias is text, and `![[图.png|300]]`."""

from __future__ import annotations

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import push_alone, push_pair
from translit.model import Span
from translit.patterns import lazy

__all__ = ["wikilink"]

_WIKILINK = lazy(
    r"!?\[\[(?P<page>[^\s\[\]|][^\[\]|\n]*?)(?:\\?\|(?P<alias>[^\[\]\n]*))?\]\](?![(\[])"
)
"""In the cell of a table the bar has a backslash."""


def wikilink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a link is one token, or two around its alias; what is embedded is one."""
    found = _WIKILINK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if normalizeReference(found["page"]) in state.env.get("references", {}):
        return False  # `[[标签]]` is a reference in brackets
    if found["alias"] and state.src[state.pos] != "!":
        inner = Span(*found.span("alias"))
        push_pair(state, "wikilink", inner, found.end(), silent=silent)
    else:
        push_alone(state, "wikilink", found.end(), silent=silent)
    return True
