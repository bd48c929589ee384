"""The name of a block, at its end: ` ^block1` (Obsidian)."""

from __future__ import annotations

from translit.formats.markdown.rules.inline_markup import alone

__all__ = ["block_id"]

block_id = alone("block_id", "attribute-list", r"(?<=[ \t\n])\^[A-Za-z0-9-]+(?=[ \t]*(?:\n|\Z))")
