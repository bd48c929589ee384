"""Text that is hidden at first: `||剧透||`, `>!剧透!<` (Discourse, Discord)."""

from __future__ import annotations

from translit.formats.markdown.rules.inline_markup import around

__all__ = ["spoiler"]

spoiler = around("spoiler", r"\|\|(?![\s|])([^|\n]+)(?<!\s)\|\||>!(?!\s)([^\n]+?)(?<!\s)!<")
