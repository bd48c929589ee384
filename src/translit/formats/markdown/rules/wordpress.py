"""Shortcodes that an export of WordPress leaves in a post: `[caption id="a"]…[/caption]`."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

__all__ = ["shortcode"]

_SHORTCODE = re.compile(
    r"\[(?P<close>/)?(?:caption|gallery|embed|audio|video|playlist)"
    r"(?(close)|(?:[ \t]+[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'))+[ \t]*/?)\]"
)
"""Those of WordPress itself, with attributes or a slash: `[video]` alone may be a reference."""


def shortcode(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a shortcode in square brackets is one token."""
    if state.src[state.pos] != "[":
        return False
    found = _SHORTCODE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("shortcode", "", 0)
    state.pos = found.end()
    return True
