"""HTML in Markdown: where its text stands, which tags are codes, and which attributes are text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html.entities import html5
from operator import attrgetter
from typing import NamedTuple

from translit.formats.markdown.places.tags import Attribute, attributes, blanked, kind_of, pieces
from translit.formats.markdown.rules.component import tag_at
from translit.model import Code, CodeKind, Span
from translit.patterns import lazy

__all__ = [
    "Attribute",
    "Run",
    "codes",
    "partners",
    "runs",
    "skeleton",
]

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite del dfn em font i img ins kbd mark nobr q rb rp "
    "rt rtc ruby s samp small span strike strong sub sup time tt u var wbr code".split()
)
"""Elements that stand in a sentence; every other one ends it."""
_OPAQUE = frozenset("script style pre code textarea svg math template kbd samp var".split())
"""Elements whose content is not prose."""


class Run(NamedTuple):
    """Text of HTML between two tags that end a sentence, with the codes in it."""

    span: Span
    codes: tuple[Code, ...]
    """Their places count from the beginning of the whole text, not of the run."""


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
        elif found := tag_at(text, at, len(text)):
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


def codes(text: str, names: tuple[str, ...]) -> tuple[Code, ...]:
    """The codes of a text that stands in HTML."""
    tags = list(_tags(text))
    found = (*_codes(text, tags, names), *_entities(text, 0, len(text), tags))
    return tuple(sorted(found, key=attrgetter("span")))


def skeleton(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The tags of a block of HTML, without what a translation may change of them."""
    return tuple(blanked(tag.span.of(text), names) for tag in _tags(text))


def runs(text: str, names: tuple[str, ...]) -> Iterator[Run | Attribute]:
    """The sentences' homes in a block of HTML, and the attributes of the tags between them."""
    begin, inside = 0, list[_Tag]()
    for tag in _tags(text):
        if tag.name in _INLINE or tag.name in _OPAQUE - {"script", "style", "pre", "template"}:
            inside.append(tag)
            continue
        yield from _run(text, begin, tag.span.start, inside, names)
        if tag.name not in _OPAQUE:
            yield from _attributes(text, tag, names)
        begin, inside = tag.span.end, []
    yield from _run(text, begin, len(text), inside, names)


def _run(
    text: str, begin: int, end: int, tags: list[_Tag], names: tuple[str, ...]
) -> Iterator[Run | Attribute]:
    begin, end = _trimmed(text, begin, end)
    # A tag alone on its line stays there: it may be what makes a block of HTML of the lines.
    first, behind = 0, len(tags)
    while (
        first < behind
        and tags[first].span.start == begin
        and "\n" in _blanks(text, tags[first].span.end, end)
    ):
        yield from _attributes(text, tags[first], names)
        begin, end = _trimmed(text, tags[first].span.end, end)
        first += 1
    while (
        first < behind
        and tags[behind - 1].span.end == end
        and "\n" in _blanks_before(text, tags[behind - 1])
    ):
        behind -= 1
        begin, end = _trimmed(text, begin, tags[behind].span.start)
    yield from _sentences_home(text, begin, end, tags[first:behind], names)
    for tag in tags[behind:]:
        yield from _attributes(text, tag, names)


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


def _sentences_home(
    text: str, begin: int, end: int, tags: list[_Tag], names: tuple[str, ...]
) -> Iterator[Run | Attribute]:
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
                yield from _attributes(text, tag, names)
            return
    found = (*_codes(text, tags, names), *_entities(text, begin, end, tags))
    yield Run(Span(begin, end), tuple(sorted(found, key=attrgetter("span"))))


_ENTITY = lazy(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|(?P<name>[A-Za-z][A-Za-z0-9]*));")


def _entities(text: str, begin: int, end: int, tags: list[_Tag]) -> Iterator[Code]:
    """The entities between the tags: their signs are no punctuation."""
    for found in _ENTITY.finditer(text, begin, end):
        span = Span(*found.span())
        known = found["name"] is None or f"{found['name']};" in html5
        if known and not any(tag.span.start < span.end <= tag.span.end for tag in tags):
            yield Code(CodeKind.PLACEHOLDER, "entity", span, data=found[0])


def _codes(text: str, tags: list[_Tag], names: tuple[str, ...]) -> Iterator[Code]:
    kinds = _paired(tags)
    for tag, kind in zip(tags, kinds, strict=True):
        yield from pieces(tag.span.of(text), kind, tag.span.start, names)


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


def _attributes(text: str, tag: _Tag, names: tuple[str, ...]) -> Iterator[Attribute]:
    by = tag.span.start
    for attribute in attributes(tag.span.of(text), names):
        yield attribute._replace(span=Span(attribute.span.start + by, attribute.span.end + by))
