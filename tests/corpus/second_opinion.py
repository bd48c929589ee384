"""A post as a plain CommonMark reader sees it: what our own reader says is not taken on trust."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

_TEXT = frozenset(("text", "softbreak", "text_special"))
_EMPHASIS = ("strong", "em", "s")


class Seen(NamedTuple):
    """One block."""

    line: int
    kind: tuple[object, ...]
    marks: Counter[str]
    """Its inline markup."""


@cache
def _reader() -> MarkdownIt:
    md = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return md.use(front_matter_plugin).use(footnote_plugin).use(deflist_plugin)


def structure(post: str) -> list[Seen]:
    """The blocks of a post, in their order, with everything in them that is no text."""
    return [_seen(token) for token in _reader().parse(post.removeprefix("\ufeff"))]


def _seen(token: Token) -> Seen:
    line = token.map[0] + 1 if token.map else 0
    if token.type == "inline":
        return Seen(line, ("inline",), Counter(_marks(token)))
    verbatim = token.content if token.type in ("fence", "code_block") else ""
    return Seen(line, (token.type, token.tag, token.level, token.info, verbatim), Counter())


def _marks(token: Token) -> list[str]:
    marks = []
    for child in token.children or ():
        if child.type in _TEXT:
            continue
        address = child.attrs.get("href") or child.attrs.get("src") or ""
        verbatim = child.content if child.type == "code_inline" else ""
        if child.type == "html_inline":
            verbatim = re.sub(
                r"""\b(alt|title|placeholder)\s*=\s*("[^"]*"|'[^']*')""", "", child.content
            )
        marks.append(f"{child.type} {address}{verbatim}")
    return marks


def unlike(source: list[Seen], built: list[Seen]) -> str:
    """The first thing that a built post has and its source has not, or the other way round.

    Emphasis may be gained: that is what CJK-friendly reading is for.
    """
    for wanted, found in zip(source, built, strict=False):
        if wanted.kind != found.kind:
            return f"line {wanted.line} is {wanted.kind}, and {found.kind} in line {found.line}"
        lost = wanted.marks - found.marks
        gained = found.marks - wanted.marks
        if lost or any(not mark.startswith(_EMPHASIS) for mark in gained):
            return f"line {wanted.line} has lost {dict(lost)} and gained {dict(gained)}"
    return "" if len(source) == len(built) else f"{len(source)} blocks, and {len(built)} built"
