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
from translit.formats.markdown.rules.colon_fence import colon_fence
from translit.formats.markdown.rules.emoji import emoji
from translit.formats.markdown.rules.footnote import footnote_inline, footnote_ref
from translit.formats.markdown.rules.math import math
from translit.formats.markdown.rules.math_block import math_block
from translit.formats.markdown.rules.module import module
from translit.formats.markdown.rules.template_tag import tag, tag_block
from translit.formats.markdown.rules.wordpress import shortcode

__all__ = ["CONSTRUCTS", "Construct", "Rule", "turned_off"]


class Rule(NamedTuple):
    """One rule of the parser."""

    reads: Callable[..., bool]
    starts: str
    """The characters that it can begin with."""
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
        (Rule(math_block, "$\\", "fence", _ALL),),
        (Rule(math, "$\\", "escape"),),
    ),
    Construct(
        "template_tag",
        "{% tag %}",
        (Rule(tag_block, "{", "fence", _ALL),),
        (Rule(tag, "{", "escape"),),
    ),
    Construct("attribute_list", "{#id .class}", (), (Rule(attribute_list, "{", "escape"),)),
    Construct("colon_fence", "::: tip 标题", (Rule(colon_fence, ":", "fence", _ALL),)),
    Construct("admonition", '!!! note "标题"', (Rule(admonition, "!?=", "fence", _ALL),)),
    Construct("module", "import A from './a'", (Rule(module, "ie", "fence"),)),
    Construct("abbreviation", "*[HTML]: 标记语言", (Rule(abbreviation, "*", "list"),)),
    Construct("wordpress", '[caption id="a"]…[/caption]', (), (Rule(shortcode, "[", "link"),)),
    Construct(
        "footnote",
        "[^1]",
        (Rule(footnote_def, "[", "reference", ("paragraph", "reference")),),
        (Rule(footnote_ref, "[", "link"), Rule(footnote_inline, "^", "link")),
    ),
    Construct("emoji", ":tada:", (), (Rule(emoji, ":", ""),)),
)
"""In the order in which their rules are tried, of those that are tried at one place."""


_OFF = frozenset(one.name for one in CONSTRUCTS if not one.on)


def turned_off(chosen: Mapping[str, bool]) -> frozenset[str]:
    """The names of the constructs that are not read, by what the configuration says."""
    if not chosen:
        return _OFF
    return frozenset(one.name for one in CONSTRUCTS if not chosen.get(one.name, one.on))
