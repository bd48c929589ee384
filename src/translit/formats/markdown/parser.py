"""The Markdown parser: CommonMark, GitHub's tables and strikethrough, and what blogs add."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import Any

from markdown_it import MarkdownIt, helpers
from markdown_it.ruler import RuleOptionsType, Ruler
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.deflist import deflist_plugin

from translit.formats.markdown.places.recorder import RecordingBlock, RecordingInline
from translit.formats.markdown.rules.closable import closes
from translit.formats.markdown.rules.dialects import CONSTRUCTS, Rule
from translit.formats.markdown.rules.emphasis import emphasis
from translit.formats.markdown.rules.link_address import destination, sized_destination
from translit.formats.markdown.rules.openings import BLOCKS, INLINES
from translit.formats.markdown.rules.reference import reference
from translit.formats.markdown.rules.table import table

__all__ = ["markdown_parser"]


class _Helpers:
    """markdown-it-py's helpers, with our own way to the address of a link."""

    parseLinkTitle = staticmethod(helpers.parseLinkTitle)  # noqa: N815

    def __init__(self, off: frozenset[str]) -> None:
        self.parseLinkDestination = destination if "image_size" in off else sized_destination

    @staticmethod
    def parseLinkLabel(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N802, N803
        """Where a link's label ends; -1 where it does not."""
        return helpers.parseLinkLabel(state, start, disableNested) if closes(state, "]") else -1


@cache
def markdown_parser(off: frozenset[str] = frozenset()) -> MarkdownIt:
    """The parser without some constructs, made once: making one takes as long as a short post."""
    md = MarkdownIt("commonmark", {"maxNesting": 60, "tasklists": True}).enable(
        ["table", "strikethrough"]
    )
    constructs = [one for one in CONSTRUCTS if one.name not in off]
    inlines = tuple(chain.from_iterable(one.inlines for one in constructs))
    blocks = tuple(chain.from_iterable(one.blocks for one in constructs))
    active = md.get_active_rules()
    md.inline = RecordingInline({**INLINES, **_starts(inlines)})
    md.block = RecordingBlock({**BLOCKS, **_starts(blocks)})
    md.inline.ruler.enableOnly(active["inline"])
    md.inline.ruler.at("emphasis", emphasis)
    md.block.ruler.enableOnly(active["block"])
    _add(md.inline.ruler, inlines)
    # Nothing is rendered here: links are compared as they are written.
    md.normalizeLink = str  # type: ignore[method-assign, assignment]
    md.helpers = _Helpers(off)  # type: ignore[assignment]
    md.block.ruler.at("table", table, RuleOptionsType(alt=["paragraph", "reference"]))
    md.block.ruler.at("reference", reference, RuleOptionsType(alt=[]))
    _add(md.block.ruler, blocks)
    md.use(deflist_plugin)
    return md


def _starts(rules: Iterable[Rule]) -> dict[str, Iterable[str]]:
    return {rule.reads.__name__: rule.starts for rule in rules}


def _add(ruler: Ruler[Any], rules: Iterable[Rule]) -> None:
    for rule in rules:
        name, options = rule.reads.__name__, RuleOptionsType(alt=list(rule.ends))
        if rule.before:
            ruler.before(rule.before, name, rule.reads, options)
        else:
            ruler.push(name, rule.reads, options)
