"""Short names of emojis and icons in running text: `:tada:`, `:material-clock:`."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import read_alone
from translit.patterns import lazy

__all__ = ["emoji"]

_EMOJI = lazy(r"(?<![A-Za-z0-9_:]):[a-z][a-z0-9_+-]*:(?![A-Za-z0-9_:])")


def emoji(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a short name is one token."""
    return read_alone(state, "shortcode", _EMOJI, silent=silent)
