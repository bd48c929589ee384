"""Short names of emojis and icons in running text: `:tada:`, `:material-clock:`."""

from __future__ import annotations

from translit.formats.markdown.rules.inline_markup import alone

__all__ = ["emoji"]

emoji = alone("emoji", "shortcode", r"(?<![A-Za-z0-9_:]):[a-z][a-z0-9_+-]*:(?![A-Za-z0-9_:])")
