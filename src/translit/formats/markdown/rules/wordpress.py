"""Shortcodes that an export of WordPress leaves in a post: `[caption id="a"]…[/caption]`."""

from __future__ import annotations

from translit.formats.markdown.rules.inline_markup import alone

__all__ = ["shortcode"]

shortcode = alone(
    "shortcode",
    "shortcode",
    r"\[(?P<close>/)?(?:caption|gallery|embed|audio|video|playlist)"
    r"(?(close)|(?:[ \t]+[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'))+[ \t]*/?)\]",
)
"""Those of WordPress itself, with attributes or a slash: `[video]` alone may be a reference."""
