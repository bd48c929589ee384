"""A tag of HTML or JSX -> what it does, and which of its attributes a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from translit.formats.markdown.rules.component import tag_at
from translit.model import Code, CodeKind, Span, Syntax
from translit.patterns import lazy

__all__ = ["Attribute", "attributes", "blanked", "kind_of", "pieces"]

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

_SYNTAX = {
    "double": Syntax.ATTRIBUTE_DOUBLE,
    "single": Syntax.ATTRIBUTE_SINGLE,
    "bare": Syntax.ATTRIBUTE_BARE,
    "text_double": Syntax.TAG_DOUBLE,
    "text_single": Syntax.TAG_SINGLE,
    "text_raw": Syntax.TAG_DOUBLE,
}
"""The last ones are texts of JavaScript, in braces: escapes and quotes are none there."""


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return lazy(
        rf"(?<=\s)(?P<name>{'|'.join(map(re.escape, names)) or '(?!)'})\s*=\s*"
        r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`{][^\s"'=<>`]*)"""
        r"""|\{\s*(?:"(?P<text_double>[^"\\\n]*)"|'(?P<text_single>[^'\\\n]*)'"""
        r"""|`(?P<text_raw>[^`\\$]*)`)\s*\})""",
        re.IGNORECASE,
    )


class Attribute(NamedTuple):
    """A piece of text in a tag."""

    name: str
    span: Span
    """Inside of the quotes."""
    syntax: Syntax


def attributes(tag: str, names: tuple[str, ...]) -> list[Attribute]:
    """The attributes of a tag that a reader sees."""
    found = []
    for match in _pattern(names).finditer(tag):
        group = match.lastgroup or "bare"
        found.append(Attribute(match["name"].lower(), Span(*match.span(group)), _SYNTAX[group]))
    return found


def blanked(tag: str, names: tuple[str, ...]) -> str:
    """A tag without what a translation may change of it."""
    parts, at = [], 0
    for _, span, syntax in attributes(tag, names):
        quote = 0 if syntax is Syntax.ATTRIBUTE_BARE else 1  # it may get quotes
        parts.append(tag[at : span.start - quote])
        at = span.end + quote
    return "".join((*parts, tag[at:]))


def kind_of(tag: str) -> CodeKind:
    """Whether a tag opens, closes, or stands alone, by its own looks."""
    found = tag_at(tag, 0, len(tag))
    if not found or tag.endswith("/>") or found["name"].lower() in _VOID:
        return CodeKind.PLACEHOLDER
    return CodeKind.END if found["close"] else CodeKind.START


def pieces(tag: str, kind: CodeKind, at: int, names: tuple[str, ...]) -> Iterator[Code]:
    """The codes of a tag that begins at `at`: one, and one more after each text in it."""
    data = blanked(tag, names)
    start = 0
    quote = ""
    for _, span, syntax in attributes(tag, names):
        # English has blanks: what stood without quotes gets them.
        closing, quote = quote, '"' if syntax is Syntax.ATTRIBUTE_BARE else ""
        sign = tag[start : span.start]
        written = f"{closing}{sign}{quote}" if closing or quote else ""
        yield Code(kind, "html", Span(at + start, at + span.start), data=data, written=written)
        kind, data, start = CodeKind.PLACEHOLDER, "", span.end
    name = "attribute" if start else _type_of(tag)
    written = f"{quote}{tag[start:]}" if quote else ""
    yield Code(kind, name, Span(at + start, at + len(tag)), data=data, written=written)


def _type_of(tag: str) -> str:
    if tag.startswith("<!--"):
        return "comment"
    return "break" if re.match(r"<br\b", tag, re.IGNORECASE) else "html"
