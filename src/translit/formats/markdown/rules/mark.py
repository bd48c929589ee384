"""Highlighted text: `==标记==` (Obsidian, Typora, HackMD, Python-Markdown)."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import push_pair
from translit.model import Span

__all__ = ["mark"]

_MARK = re.compile(
    r"(?<![=!<>])(?:(?<![A-Za-z0-9_)])|(?![A-Za-z0-9_(\"']))==(?![\s=])"
    r"((?:[^=]|=(?!=))+)(?<![\s=!<>])==(?!=)(?:(?<![A-Za-z0-9_)\"']==)|(?![A-Za-z0-9_]))"
)
"""Not between two words: `a==b 且 c==d` compares."""


def mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: the signs on either side are a token each; the text is Markdown."""
    found = _MARK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    push_pair(state, "mark", Span(*found.span(1)), found.end(), silent=silent)
    return True
