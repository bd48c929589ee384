"""Highlighted text: `==标记==` (Obsidian, Typora, HackMD, Python-Markdown)."""

from __future__ import annotations

from translit.formats.markdown.rules.inline_markup import around

__all__ = ["mark"]

mark = around(
    "mark",
    r"(?<![=!<>])(?:(?<![A-Za-z0-9_)])|(?![A-Za-z0-9_(\"']))==(?![\s=])"
    r"((?:[^=]|=(?!=))+)(?<![\s=!<>])==(?!=)(?:(?<![A-Za-z0-9_)\"']==)|(?![A-Za-z0-9_]))",
)
"""Not between two words: `a==b 且 c==d` compares."""
