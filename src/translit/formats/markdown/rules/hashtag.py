"""Tags in the text: `#植物/蒜` (Obsidian, Logseq)."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import push_alone

__all__ = ["hashtag"]

_TAG = re.compile(r"(?<![^\s（(，。、；：！？])#(?!\d+(?![\w/-]))[\w/-]+(?!#)")


def hashtag(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a tag is one token, and no text."""
    found = _TAG.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    push_alone(state, "hashtag", found.end(), silent=silent)
    return True
