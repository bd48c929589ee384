"""Tags in the text: `#植物/蒜` (Obsidian, Logseq)."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import read_alone
from translit.patterns import lazy

__all__ = ["hashtag"]

_HASHTAG = lazy(r"(?<![^\s（(，。、；：！？])#(?!\d+(?![\w/-]))[\w/-]+(?!#)")


def hashtag(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a tag is one token."""
    return read_alone(state, "hashtag", _HASHTAG, silent=silent)
