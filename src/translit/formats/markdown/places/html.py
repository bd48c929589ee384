"""HTML in Markdown: where its text stands, which tags are codes, and which attributes are text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from translit.model import Code, CodeKind, Span, Syntax

__all__ = [
    "Attribute",
    "Run",
    "attributes",
    "blanked",
    "codes",
    "kind_of",
    "partners",
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
    "a abbr acronym b bdi bdo big cite del dfn em font i img ins kbd mark nobr q rb rp "
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
    parts, at = [], 0
    for _, span, syntax in attributes(tag):
        quote = 0 if syntax is Syntax.ATTRIBUTE_BARE else 1  # it may get quotes
        parts.append(tag[at : span.start - quote])
        at = span.end + quote
    return "".join((*parts, tag[at:]))


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
    quote = ""
    for _, span, syntax in attributes(tag):
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


class _Tag(NamedTuple):
    name: str
    span: Span
    kind: CodeKind


def _tags(text: str) -> Iterator[_Tag]:
    """Tags, comments and declarations of `text`; elements that are no prose as one."""
    at = 0
    last_comment_end = text.rfind("-->")
    unclosed = set[str]()
    while (at := text.find("<", at)) >= 0:
        if text.startswith("<!--", at):
            end = text.find("-->", at) + 3 if at < last_comment_end else len(text)
            yield _Tag("!--", Span(at, end), CodeKind.PLACEHOLDER)
        elif found := _TAG.match(text, at):
            name = found["name"].lower()
            end = found.end()
            kind = kind_of(found[0])
            if kind is CodeKind.START and name in _OPAQUE:
                end = _element_end(text, name, end, unclosed)
                kind = CodeKind.PLACEHOLDER
            yield _Tag(name, Span(at, end), kind)
        elif text.startswith(("<!", "<?"), at):
            end = text.find(">", at) + 1 or len(text)
            yield _Tag("!", Span(at, end), CodeKind.PLACEHOLDER)
        else:
            end = at + 1
        at = end


def _element_end(text: str, name: str, at: int, unclosed: set[str]) -> int:
    if name not in unclosed:
        closing = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(text, at)
        if closing:
            return closing.end()
        unclosed.add(name)  # not looked for again
    # An element that never closes is opaque to the end of its block only where HTML says so.
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
        if tag.name not in _OPAQUE:
            yield from _attributes(text, tag)
        begin, inside = tag.span.end, []
    yield from _run(text, begin, len(text), inside)


def _run(text: str, begin: int, end: int, tags: list[_Tag]) -> Iterator[Run | Attribute]:
    begin, end = _trimmed(text, begin, end)
    # A tag alone on its line stays there: it may be what makes a block of HTML of the lines.
    first, behind = 0, len(tags)
    while (
        first < behind
        and tags[first].span.start == begin
        and "\n" in _blanks(text, tags[first].span.end, end)
    ):
        yield from _attributes(text, tags[first])
        begin, end = _trimmed(text, tags[first].span.end, end)
        first += 1
    while (
        first < behind
        and tags[behind - 1].span.end == end
        and "\n" in _blanks_before(text, tags[behind - 1])
    ):
        behind -= 1
        begin, end = _trimmed(text, begin, tags[behind].span.start)
    yield from _sentences_home(text, begin, end, tags[first:behind])
    for tag in tags[behind:]:
        yield from _attributes(text, tag)


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return begin, end


def _blanks(text: str, begin: int, end: int) -> str:
    return text[begin : _trimmed(text, begin, end)[0]]


def _blanks_before(text: str, tag: _Tag) -> str:
    start = tag.span.start
    while start and text[start - 1].isspace():
        start -= 1
    return text[start : tag.span.start]


def _sentences_home(text: str, begin: int, end: int, tags: list[_Tag]) -> Iterator[Run | Attribute]:
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
                yield from _attributes(text, tag)
            return
    yield Run(Span(begin, end), tuple(_codes(text, tags)))


def _codes(text: str, tags: list[_Tag]) -> Iterator[Code]:
    kinds = _paired(tags)
    for tag, kind in zip(tags, kinds, strict=True):
        yield from pieces(tag.span.of(text), kind, tag.span.start)


def _paired(tags: list[_Tag]) -> list[CodeKind]:
    """Tags that find no partner in their run stand alone."""
    kinds = [CodeKind.PLACEHOLDER] * len(tags)
    for first, last in partners((tag.kind, tag.name) for tag in tags):
        kinds[first], kinds[last] = CodeKind.START, CodeKind.END
    return kinds


def partners(tags: Iterable[tuple[CodeKind, str]]) -> Iterator[tuple[int, int]]:
    """The numbers of the tags, told by kind and name, that open and close an element."""
    opened: list[tuple[str, int]] = []
    waiting = Counter[str]()
    for number, (kind, name) in enumerate(tags):
        if kind is CodeKind.START:
            opened.append((name, number))
            waiting[name] += 1
        elif kind is CodeKind.END and waiting[name]:
            while opened:  # what opened in between never closes
                other, partner = opened.pop()
                waiting[other] -= 1
                if other == name:
                    yield partner, number
                    break


def _attributes(text: str, tag: _Tag) -> Iterator[Attribute]:
    by = tag.span.start
    for attribute in attributes(tag.span.of(text)):
        yield attribute._replace(span=Span(attribute.span.start + by, attribute.span.end + by))
