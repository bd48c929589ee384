"""Comments of Obsidian: `%%注释%%`, in a line or over several."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import read_alone
from translit.formats.markdown.rules.marker import line_at, opaque_lines
from translit.patterns import lazy

__all__ = ["obsidian_comment", "obsidian_comment_block"]

_COMMENT = lazy(r"%%(?!%)(?:[^%\n]|%(?!%))+%%(?!%)")


def obsidian_comment(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a comment is one token."""
    return read_alone(state, "comment", _COMMENT, silent=silent)


def obsidian_comment_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: lines from `%%` to `%%` are nobody's to read."""
    line = line_at(state, startLine)
    if not line.startswith("%%") or "%%" in line[2:]:
        return False
    return opaque_lines(state, startLine, endLine, "%%", silent=silent, info="comment")
