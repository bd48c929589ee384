"""Attributes of a heading or a span: `{#id .class}`, `{: .class}`, `{ width="300" }`."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import push_alone
from translit.patterns import lazy

__all__ = ["ATTRIBUTE_LIST", "attribute_list"]

ATTRIBUTE_LIST = lazy(r"\{:?\s*[#.][^{}\n]*\}|\{:[^{}\n]*\}|\{\s*[\w-]+=[^{}\n]*\}")
"""Attributes of a heading or a span: `{#id .class}` (Hugo), `{: .class}` (kramdown),
`{ width="300" }` (MkDocs)."""


def attribute_list(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: `{#id .class}` is one token."""
    found = ATTRIBUTE_LIST.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    push_alone(state, "attribute-list", found.end(), silent=silent)
    return True
