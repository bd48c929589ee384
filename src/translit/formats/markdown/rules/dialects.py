"""Every construct that is none of CommonMark's: what reads it, and whether a site has it unasked.

A new one is a file beside this one, a row here, and a case file of its name. A site turns one on
or off by its name, under `[markdown]` in its configuration.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from mdit_py_plugins.footnote.index import footnote_def

from translit.formats.markdown.rules.abbreviation import abbreviation
from translit.formats.markdown.rules.admonition import admonition
from translit.formats.markdown.rules.attribute_list import attribute_list
from translit.formats.markdown.rules.block_fence import block_fence
from translit.formats.markdown.rules.block_id import block_id
from translit.formats.markdown.rules.bookdown_reference import bookdown_reference
from translit.formats.markdown.rules.bracketed_span import bracketed_span
from translit.formats.markdown.rules.citation import citation
from translit.formats.markdown.rules.colon_fence import colon_fence
from translit.formats.markdown.rules.component import component, component_in_text, expression
from translit.formats.markdown.rules.critic import critic
from translit.formats.markdown.rules.directive_fence import directive_fence
from translit.formats.markdown.rules.emoji import emoji
from translit.formats.markdown.rules.footnote import footnote_inline, footnote_ref
from translit.formats.markdown.rules.hashtag import hashtag
from translit.formats.markdown.rules.insertion import insertion
from translit.formats.markdown.rules.kramdown_extension import (
    kramdown_extension,
    kramdown_extension_block,
)
from translit.formats.markdown.rules.leaf_directive import leaf_directive
from translit.formats.markdown.rules.line_block import line_block
from translit.formats.markdown.rules.mark import mark
from translit.formats.markdown.rules.markdown_in_html import markdown_in_html
from translit.formats.markdown.rules.math import math
from translit.formats.markdown.rules.math_block import math_block
from translit.formats.markdown.rules.module import module
from translit.formats.markdown.rules.myst_target import myst_target
from translit.formats.markdown.rules.obsidian_comment import (
    obsidian_comment,
    obsidian_comment_block,
)
from translit.formats.markdown.rules.raw import raw
from translit.formats.markdown.rules.role import role
from translit.formats.markdown.rules.snippet import snippet
from translit.formats.markdown.rules.spoiler import spoiler
from translit.formats.markdown.rules.subscript import subscript
from translit.formats.markdown.rules.table_caption import table_caption
from translit.formats.markdown.rules.template_tag import tag, tag_block
from translit.formats.markdown.rules.tight_heading import tight_heading
from translit.formats.markdown.rules.title_block import title_block
from translit.formats.markdown.rules.wikilink import wikilink
from translit.formats.markdown.rules.wordpress import shortcode

__all__ = ["CONSTRUCTS", "Construct", "Rule", "turned_off"]


class Rule(NamedTuple):
    """One rule of the parser."""

    reads: Callable[..., bool]
    starts: str | tuple[str, ...]
    """The characters that it can begin with; or the pairs of them, where one says little."""
    before: str
    """The rule in whose place, and before which, it is tried; empty: behind all."""
    ends: tuple[str, ...] = ()
    """Which blocks it ends without an empty line."""


class Construct(NamedTuple):
    """What a dialect of Markdown adds."""

    name: str
    """As the configuration has it."""
    example: str
    blocks: tuple[Rule, ...] = ()
    inlines: tuple[Rule, ...] = ()
    on: bool = True
    """Whether it is read where the configuration says nothing."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Those of blocks and those of running text."""
        return (*self.blocks, *self.inlines)


_ALL = ("paragraph", "reference", "blockquote", "list")

CONSTRUCTS = (
    Construct(
        "math",
        "$a+b$",
        (Rule(math_block, ("$$", "\\[", "\\b"), "fence", _ALL),),
        (Rule(math, ("$", "\\(", "\\[", "\\\\"), "escape"),),
    ),
    Construct("raw", "{% raw %}{{ x }}{% endraw %}", (), (Rule(raw, ("{%",), "escape"),)),
    Construct(
        "kramdown_extension",
        "{::comment}…{:/comment}",
        (Rule(kramdown_extension_block, ("{:",), "fence", _ALL),),
        (Rule(kramdown_extension, ("{:",), "escape"),),
    ),
    Construct("critic", "{--删--}", (), (Rule(critic, "{", "escape"),)),
    Construct("role", "{ref}`这里 <sec-a>`", (), (Rule(role, "{:", "escape"),)),
    Construct(
        "snippet",
        '--8<-- "a.md"',
        (Rule(snippet, ("--", "-8", ";-", ";;", "{!", "<<", "@[", "@i"), "fence", _ALL),),
    ),
    Construct(
        "template_tag",
        "{% tag %}",
        (Rule(tag_block, "{", "fence", _ALL),),
        (Rule(tag, ("{{", "{%", "{/"), "escape"),),
    ),
    Construct("expression", "你好，{name}", (), (Rule(expression, "{", "escape"),)),
    Construct("attribute_list", "{#id .class}", (), (Rule(attribute_list, "{", "escape"),)),
    Construct("colon_fence", "::: tip 标题", (Rule(colon_fence, ("::",), "fence", _ALL),)),
    # What such a fence ends, any other one ends.
    Construct("directive_fence", "```{note} 标题", (Rule(directive_fence, ("``", "~~"), "fence"),)),
    Construct(
        "leaf_directive", "::card[标题]{id=a}", (Rule(leaf_directive, ("::", "@t"), "fence", _ALL),)
    ),
    Construct(
        "admonition", '!!! note "标题"', (Rule(admonition, ("!!", "??", "=="), "fence", _ALL),)
    ),
    Construct("block_fence", "/// note | 标题", (Rule(block_fence, ("//",), "fence", _ALL),)),
    Construct(
        "obsidian_comment",
        "%%注释%%",
        (Rule(obsidian_comment_block, ("%%",), "fence", _ALL),),
        (Rule(obsidian_comment, ("%%",), "link"),),
    ),
    Construct(
        "title_block", "% 标题", (Rule(title_block, ("% ", "%\t"), "fence", ("paragraph",)),)
    ),
    Construct(
        "component",
        "<Card style={{a: 1}}>",
        (Rule(component, "<", "html_block", ("paragraph", "blockquote", "list")),),
        (Rule(component_in_text, "<", "html_inline"),),
    ),
    Construct(
        "markdown_in_html",
        '<div markdown="1">',
        (Rule(markdown_in_html, "<", "html_block", ("paragraph", "blockquote", "list")),),
    ),
    Construct("module", "import A from './a'", (Rule(module, ("im", "ex"), "fence"),)),
    Construct("myst_target", "(目标)=", (Rule(myst_target, "(+", "fence", _ALL),)),
    Construct("tight_heading", "##标题", (Rule(tight_heading, "#", "lheading", _ALL),)),
    Construct(
        "table_caption",
        ": 表题 {#tbl-a}",
        (Rule(table_caption, (": ", ":\t", "Ta", "ta"), "reference"),),
    ),
    Construct("line_block", "| 一行", (Rule(line_block, "|", "reference"),)),
    Construct("abbreviation", "*[HTML]: 标记语言", (Rule(abbreviation, ("*[",), "list"),)),
    Construct(
        "bookdown_reference",
        r"\@ref(fig:a)",
        (),
        (Rule(bookdown_reference, ("\\@",), "escape"),),
    ),
    Construct("wordpress", '[caption id="a"]…[/caption]', (), (Rule(shortcode, "[", "link"),)),
    Construct(
        "footnote",
        "[^1]",
        (Rule(footnote_def, ("[^",), "reference", ("paragraph", "reference")),),
        (Rule(footnote_ref, ("[^",), "link"), Rule(footnote_inline, ("^[",), "link")),
    ),
    Construct("image_size", "![图](a.png =300x200)"),
    Construct("wikilink", "[[页面|别名]]", (), (Rule(wikilink, ("[[", "!["), "link"),)),
    Construct("citation", "[@doe2020]", (), (Rule(citation, "[@-", "link"),)),
    Construct("bracketed_span", "[小字]{.smallcaps}", (), (Rule(bracketed_span, "[:", "link"),)),
    Construct("mark", "==标记==", (), (Rule(mark, ("==",), "link"),)),
    Construct("insertion", "++插入++", (), (Rule(insertion, ("++", "^^"), "link"),)),
    Construct("subscript", "H~2~O", (), (Rule(subscript, "~^", "strikethrough"),)),
    Construct("block_id", "甲 ^block1", (), (Rule(block_id, "^", "link"),)),
    Construct("emoji", ":tada:", (), (Rule(emoji, ":", ""),)),
    Construct("hashtag", "甲 #植物/蒜", (), (Rule(hashtag, "#", "link"),), on=False),
    Construct("spoiler", "||剧透||", (), (Rule(spoiler, ("||", ">!"), "link"),), on=False),
)
"""In the order in which their rules are tried, of those that are tried at one place."""


_OFF = frozenset(one.name for one in CONSTRUCTS if not one.on)


def turned_off(chosen: Mapping[str, bool]) -> frozenset[str]:
    """The names of the constructs that are not read, by what the configuration says."""
    if not chosen:
        return _OFF
    return frozenset(one.name for one in CONSTRUCTS if not chosen.get(one.name, one.on))
