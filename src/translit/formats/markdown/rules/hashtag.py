"""Tags in the text: `#植物/蒜` (Obsidian, Logseq)."""

from __future__ import annotations

from translit.formats.markdown.rules.inline_markup import alone

__all__ = ["hashtag"]

hashtag = alone("hashtag", "hashtag", r"(?<![^\s（(，。、；：！？])#(?!\d+(?![\w/-]))[\w/-]+(?!#)")
