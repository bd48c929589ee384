"""Highlighted text: `==标记==` (Obsidian, Typora, HackMD, Python-Markdown)."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import read_around
from translit.patterns import lazy

__all__ = ["mark"]

_MARK = lazy(
    r"(?<![=!<>])(?:(?<![A-Za-z0-9_)])|(?![A-Za-z0-9_(\"']))==(?![\s=])"
    r"((?:[^=]|=(?!=))+)(?<![\s=!<>])==(?!=)(?:(?<![A-Za-z0-9_)\"']==)|(?![A-Za-z0-9_]))",
)
"""Not between two words: `a==b 且 c==d` compares."""


def mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: the signs on either side are a token each; the text is Markdown."""
    return read_around(state, "mark", _MARK, silent=silent)
