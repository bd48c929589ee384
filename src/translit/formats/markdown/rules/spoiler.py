"""Text that is hidden at first: `||剧透||`, `>!剧透!<` (Discourse, Discord)."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import push_pair
from translit.model import Span

__all__ = ["spoiler"]

_SPOILER = re.compile(r"\|\|(?![\s|])([^|\n]+)(?<!\s)\|\||>!(?!\s)([^\n]+?)(?<!\s)!<")


def spoiler(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: the signs on either side are a token each; the text is Markdown."""
    found = _SPOILER.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    inner = Span(*found.span(found.lastindex or 1))
    push_pair(state, "spoiler", inner, found.end(), silent=silent)
    return True
