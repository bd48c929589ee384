"""Attributes of a heading or a span: `{#id .class}`, `{: .class}`, `{ width="300" }`."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from translit.patterns import lazy

__all__ = ["ATTRIBUTE_LIST", "attribute_list"]

ATTRIBUTE_LIST = lazy(r"\{:?\s*[#.][^{}\n]*\}|\{:[^{}\n]*\}|\{\s*[\w-]+=[^{}\n]*\}")
"""Attributes of a heading or a span: `{#id .class}` (Hugo), `{: .class}` (kramdown),
`{ width="300" }` (MkDocs)."""


def attribute_list(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: `{#id .class}` is one token."""
    if state.src[state.pos] != "{":
        return False
    found = ATTRIBUTE_LIST.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("attribute_list", "", 0).content = found[0]
    state.pos = found.end()
    return True
