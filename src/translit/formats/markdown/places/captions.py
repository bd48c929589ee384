"""A block of code, or a comment -> the captions in it that a reader of the page sees.

The code itself is nobody's to translate; its title stands in the line that opens it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from translit.formats.markdown.rules.tag_parameters import (
    Offered,
    Parameter,
    parameters,
    tag_name,
)
from translit.formats.markdown.rules.template_tag import tag_end
from translit.model import Span, Syntax
from translit.patterns import lazy

__all__ = ["captions_in", "without"]

_INFO = lazy(r"[ \t]*(?:`{3,}|~{3,})(?P<info>[^\n]*)")

_ATTRIBUTE = lazy(
    r"(?<![\w-])(?P<name>[\w-]+)=(?:\"(?P<double>(?:[^\"\\\n]|\\.)*)\"|'(?P<single>(?:[^'\\\n]|\\.)*)')"
)
"""`title="a.js"`, as Docusaurus, Material for MkDocs and Hugo have it."""

_LABEL = lazy(r"(?<=\s)\[(?P<label>[^\]\n]+)\]")
"""The label of a tab of code: VitePress's ```` ```sh [pnpm] ````."""

_TAB = lazy(r"<!--[ \t]*tab[ \t]+(?P<title>[^\s@][^\n@]*?)[ \t]*(?:@[^\n]*?)?-->\s*\Z")
"""A tab of Hexo's themes: `<!-- tab 说明@icon -->`."""


def captions_in(text: str, offered: Offered) -> list[Parameter]:
    """The captions of a fence, of a tag with its code, or of a comment; ascending."""
    if text.startswith("{"):
        end = tag_end(text, 0, len(text))
        return parameters(text[:end], offered.captions.get(tag_name(text), ()))
    if tab := _TAB.match(text):
        return [_plain(Span(*tab.span("title")))]
    fence = _INFO.match(text)
    if fence is None:
        return []
    start, end = fence.span("info")
    attributes = list(_ATTRIBUTE.finditer(text, start, end))
    found = [_quoted(match) for match in attributes if match["name"] in offered.attributes]
    found += [
        _plain(Span(*match.span("label")))
        for match in _LABEL.finditer(text, start, end)
        if not any(one.start() < match.start() < one.end() for one in attributes)
    ]
    return sorted(found, key=lambda one: one.span)


def without(text: str, captions: Sequence[Parameter]) -> str:
    """A text without its captions, and without their quotes."""
    for one in reversed(captions):
        text = text[: one.whole.start] + text[one.whole.end :]
    return text


def _plain(span: Span) -> Parameter:
    return Parameter("caption", span, Syntax.PLAIN, span)


def _quoted(found: re.Match[str]) -> Parameter:
    is_double = found["double"] is not None
    span = Span(*found.span("double" if is_double else "single"))
    syntax = Syntax.TAG_DOUBLE if is_double else Syntax.TAG_SINGLE
    return Parameter(found["name"], span, syntax, Span(span.start - 1, span.end + 1))
