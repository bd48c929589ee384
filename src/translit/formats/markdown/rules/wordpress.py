"""Shortcodes that an export of WordPress leaves in a post: `[caption id="a"]…[/caption]`."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import read_alone
from translit.patterns import lazy

__all__ = ["shortcode"]

_SHORTCODE = lazy(
    r"\[(?P<close>/)?(?:caption|gallery|embed|audio|video|playlist)"
    r"(?(close)|(?:[ \t]+[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'))+[ \t]*/?)\]",
)
"""Those of WordPress itself, with attributes or a slash: `[video]` alone may be a reference."""


def shortcode(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a shortcode is one token."""
    return read_alone(state, "shortcode", _SHORTCODE, silent=silent)
