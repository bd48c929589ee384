"""The Markdown parser: CommonMark, GitHub's tables and strikethrough, and what blogs add."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt, helpers
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as github_table
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote.index import footnote_def

from translit.formats.markdown.places.recorder import RecordingBlock, RecordingInline
from translit.formats.markdown.rules.closing import closes
from translit.formats.markdown.rules.containers import abbreviation, admonition, colon_fence
from translit.formats.markdown.rules.footnotes import emoji, footnote_inline, footnote_ref
from translit.formats.markdown.rules.link_address import destination
from translit.formats.markdown.rules.math import math, math_block
from translit.formats.markdown.rules.mdx import module
from translit.formats.markdown.rules.reference import reference
from translit.formats.markdown.rules.template_tags import attribute_list, tag, tag_block
from translit.formats.markdown.rules.wordpress import shortcode

__all__ = ["markdown_parser"]

_INTERRUPTING = RuleOptionsType(alt=["paragraph", "reference", "blockquote", "list"])
"""These blocks end a paragraph without an empty line."""


class _Helpers:
    """markdown-it-py's helpers, with our own way to the address of a link."""

    parseLinkDestination = staticmethod(destination)  # noqa: N815
    parseLinkTitle = staticmethod(helpers.parseLinkTitle)  # noqa: N815

    @staticmethod
    def parseLinkLabel(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N802, N803
        """Where a link's label ends; -1 where it does not."""
        return helpers.parseLinkLabel(state, start, disableNested) if closes(state, "]") else -1


_WIDEST = 1000
"""Bars in the first line of a table; what has more is none."""


def table(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: a table of GitHub's, if a person could have written it."""
    first, last = state.bMarks[startLine], state.eMarks[startLine]
    if last - first > _WIDEST and state.src.count("|", first, last) > _WIDEST:
        return False
    return github_table(state, startLine, endLine, silent)


@cache
def markdown_parser() -> MarkdownIt:
    """The parser, made once: making one costs as much as reading a short post."""
    md = MarkdownIt("commonmark", {"maxNesting": 60, "tasklists": True}).enable(
        ["table", "strikethrough"]
    )
    inline, block = md.get_active_rules()["inline"], md.get_active_rules()["block"]
    md.inline, md.block = RecordingInline(), RecordingBlock()
    md.inline.ruler.enableOnly(inline)
    md.block.ruler.enableOnly(block)
    rules = md.inline.ruler
    rules.before("escape", "math", math)
    rules.before("escape", "tag", tag)
    rules.after("tag", "attribute_list", attribute_list)
    rules.before("link", "shortcode", shortcode)
    rules.before("link", "footnote_ref", footnote_ref)
    rules.before("link", "footnote_inline", footnote_inline)
    rules.after("entity", "emoji", emoji)
    # Nothing is rendered here: links are compared as they are written.
    md.normalizeLink = str  # type: ignore[method-assign, assignment]
    md.helpers = _Helpers()  # type: ignore[assignment]
    blocks = md.block.ruler
    blocks.at("table", table, RuleOptionsType(alt=["paragraph", "reference"]))
    blocks.at("reference", reference, RuleOptionsType(alt=[]))
    blocks.before("fence", "math_block", math_block, _INTERRUPTING)
    blocks.before("fence", "tag_block", tag_block, _INTERRUPTING)
    blocks.before("fence", "colon_fence", colon_fence, _INTERRUPTING)
    blocks.before("fence", "admonition", admonition, _INTERRUPTING)
    blocks.before("fence", "module", module)
    blocks.before("list", "abbreviation", abbreviation)
    blocks.before(
        "reference", "footnote_def", footnote_def, RuleOptionsType(alt=["paragraph", "reference"])
    )
    md.use(deflist_plugin)
    return md
