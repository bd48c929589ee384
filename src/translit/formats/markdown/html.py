"""HTML in Markdown: where its text stands, which tags are codes, and which attributes are text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from translit.model import Code, CodeKind, Span, Syntax

__all__ = [
    "Attribute",
    "Run",
    "attributes",
    "blanked",
    "codes",
    "kind_of",
    "pieces",
    "runs",
    "skeleton",
]

_ATTRIBUTE_NAMES = "alt|title|placeholder"
"""Attributes that a reader sees."""

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*+)"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'|[^\"'<>/]|/(?!>))*+)?+\s*+/?>"
)
_ATTRIBUTE = re.compile(
    rf"""(?<=\s)(?P<name>{_ATTRIBUTE_NAMES})\s*=\s*"""
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+))""",
    re.IGNORECASE,
)
_SYNTAX = {
    "double": Syntax.ATTRIBUTE_DOUBLE,
    "single": Syntax.ATTRIBUTE_SINGLE,
    "bare": Syntax.ATTRIBUTE_BARE,
}

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big center cite del dfn em font i img ins kbd mark nobr q rb rp "
    "rt rtc ruby s samp small span strike strong sub sup time tt u var wbr code".split()
)
"""Elements that stand in a sentence; every other one ends it."""
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_OPAQUE = frozenset("script style pre code textarea svg math template kbd samp var".split())
"""Elements whose content is not prose."""


class Attribute(NamedTuple):
    """A piece of text in a tag."""

    name: str
    span: Span
    """Inside of the quotes."""
    syntax: Syntax


class Run(NamedTuple):
    """Text of HTML between two tags that end a sentence, with the codes in it."""

    span: Span
    codes: tuple[Code, ...]
    """Their places count from the beginning of the whole text, not of the run."""


def attributes(tag: str) -> list[Attribute]:
    """The attributes of a tag that a reader sees."""
    found = []
    for match in _ATTRIBUTE.finditer(tag):
        group = match.lastgroup or "bare"
        found.append(Attribute(match["name"].lower(), Span(*match.span(group)), _SYNTAX[group]))
    return found


def blanked(tag: str) -> str:
    """A tag without what a translation may change of it."""
    for attribute in reversed(attributes(tag)):
        tag = tag[: attribute.span.start] + tag[attribute.span.end :]
    return tag


def kind_of(tag: str) -> CodeKind:
    """Whether a tag opens, closes, or stands alone, by its own looks."""
    found = _TAG.match(tag)
    if not found or tag.endswith("/>") or found["name"].lower() in _VOID:
        return CodeKind.PLACEHOLDER
    return CodeKind.END if found["close"] else CodeKind.START


def pieces(tag: str, kind: CodeKind, at: int) -> Iterator[Code]:
    """The codes of a tag that begins at `at`: one, and one more after each text in it."""
    data = blanked(tag)
    start = 0
    for attribute in attributes(tag):
        yield Code(kind, "html", Span(at + start, at + attribute.span.start), data=data)
        kind, data, start = CodeKind.PLACEHOLDER, "", attribute.span.end
    name = "attribute" if start else _type_of(tag)
    yield Code(kind, name, Span(at + start, at + len(tag)), data=data)


def _type_of(tag: str) -> str:
    if tag.startswith("<!--"):
        return "comment"
    return "break" if re.match(r"<br\b", tag, re.IGNORECASE) else "html"


class _Tag(NamedTuple):
    name: str
    span: Span
    kind: CodeKind


def _tags(text: str) -> Iterator[_Tag]:
    """Tags, comments and declarations of `text`; elements that are no prose as one."""
    at = 0
    last_comment_end = text.rfind("-->")
    while (at := text.find("<", at)) >= 0:
        if text.startswith("<!--", at):
            end = text.find("-->", at) + 3 if at < last_comment_end else len(text)
            yield _Tag("!--", Span(at, end), CodeKind.PLACEHOLDER)
        elif found := _TAG.match(text, at):
            name = found["name"].lower()
            end = found.end()
            kind = kind_of(found[0])
            if kind is CodeKind.START and name in _OPAQUE:
                end = _element_end(text, name, end)
                kind = CodeKind.PLACEHOLDER
            yield _Tag(name, Span(at, end), kind)
        elif text.startswith(("<!", "<?"), at):
            end = text.find(">", at) + 1 or len(text)
            yield _Tag("!", Span(at, end), CodeKind.PLACEHOLDER)
        else:
            end = at + 1
        at = end


def _element_end(text: str, name: str, at: int) -> int:
    # An element that never closes is opaque to the end of its block only where HTML says so.
    closing = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(text, at)
    if closing:
        return closing.end()
    return len(text) if name in ("script", "style", "pre", "textarea") else at


def codes(text: str) -> tuple[Code, ...]:
    """The codes of a text that stands in HTML."""
    return tuple(_codes(text, list(_tags(text))))


def skeleton(text: str) -> tuple[str, ...]:
    """The tags of a block of HTML, without what a translation may change of them."""
    return tuple(blanked(tag.span.of(text)) for tag in _tags(text))


def runs(text: str) -> Iterator[Run | Attribute]:
    """The sentences' homes in a block of HTML, and the attributes of the tags between them."""
    begin, inside = 0, list[_Tag]()
    for tag in _tags(text):
        if tag.name in _INLINE or tag.name in _OPAQUE - {"script", "style", "pre", "template"}:
            inside.append(tag)
            continue
        yield from _run(text, begin, tag.span.start, inside)
        for attribute in attributes(tag.span.of(text)) if tag.name not in _OPAQUE else ():
            yield _moved(attribute, tag.span.start)
        begin, inside = tag.span.end, []
    yield from _run(text, begin, len(text), inside)


def _run(text: str, begin: int, end: int, tags: list[_Tag]) -> Iterator[Run | Attribute]:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin == end:
        return
    bare = begin
    for tag in tags:
        if text[bare : tag.span.start].strip():
            break
        bare = tag.span.end
    else:
        if not text[bare:end].strip():  # tags alone, as in <a href="…"><img alt="…"></a>
            for tag in tags:
                for attribute in attributes(tag.span.of(text)):
                    yield _moved(attribute, tag.span.start)
            return
    yield Run(Span(begin, end), tuple(_codes(text, tags)))


def _codes(text: str, tags: list[_Tag]) -> Iterator[Code]:
    kinds = _paired(tags)
    for tag, kind in zip(tags, kinds, strict=True):
        yield from pieces(tag.span.of(text), kind, tag.span.start)


def _paired(tags: list[_Tag]) -> list[CodeKind]:
    """Tags that find no partner in their run stand alone."""
    kinds = [CodeKind.PLACEHOLDER] * len(tags)
    stack: list[int] = []
    for index, tag in enumerate(tags):
        if tag.kind is CodeKind.START:
            stack.append(index)
        elif tag.kind is CodeKind.END:
            for depth in range(len(stack) - 1, -1, -1):
                if tags[stack[depth]].name == tag.name:
                    kinds[stack[depth]], kinds[index] = CodeKind.START, CodeKind.END
                    del stack[depth:]
                    break
    return kinds


def _moved(attribute: Attribute, by: int) -> Attribute:
    span = Span(attribute.span.start + by, attribute.span.end + by)
    return attribute._replace(span=span)
