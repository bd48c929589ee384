"""Text that is hidden at first: `||剧透||`, `>!剧透!<` (Discourse, Discord)."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import read_around
from translit.patterns import lazy

__all__ = ["spoiler"]

_SPOILER = lazy(r"\|\|(?![\s|])([^|\n]+)(?<!\s)\|\||>!(?!\s)([^\n]+?)(?<!\s)!<")


def spoiler(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: the signs on either side are a token each; the text is Markdown."""
    return read_around(state, "spoiler", _SPOILER, silent=silent)
