"""The blocks of a post -> its headings, and every address that leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translit.formats import Heading, Link, Places, Way
from translit.formats.markdown.places.content import Content, Text
from translit.formats.markdown.rules.link_address import without_size
from translit.model import Code, CodeKind, Span
from translit.patterns import group_span, lazy

__all__ = ["addresses_in", "places_of"]

_GIVEN = lazy(r"[ \t]*\{:?[^{}\n]*?#([^\s{}]+)[^{}\n]*\}[ \t]*#*[ \t]*$", re.MULTILINE)

_IN_TAG = lazy(r"""\b(?:href|src)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)

_SHORTCODE = lazy(
    r"""\{\{[<%]\s*(?:rel)?ref\s+["'`]?([^"'`\s>%]+)|\{%\s*(?:post_link|post_path|post_url)\s+([^\s%]+)"""
)

_WIKI = lazy(r"\[\[([^\]|\n]+?)\\?(?:\||\]\]|\Z)")

_IN_CODES = {
    "html": (_IN_TAG, Way.ADDRESS),
    "shortcode": (_SHORTCODE, Way.TAG),
    "wikilink": (_WIKI, Way.NAME),
}

_DEFINITION = lazy(r"^ {0,3}\[[^\]\n^][^\]\n]*\]:[ \t]*(?:<([^<>\n]+)>|([^\s<>]+))", re.MULTILINE)

_OUTSIDE = ((_DEFINITION, Way.ADDRESS), (_IN_TAG, Way.ADDRESS), (_SHORTCODE, Way.TAG))


def places_of(
    text: str, source: Text, shift: int, blocks: Sequence[tuple[Content, Sequence[Code], bool]]
) -> Places:
    """The headings and links of a post whose body begins on line `shift`."""
    headings: list[Heading] = []
    links: list[Link] = []
    for content, codes, is_heading in blocks:
        if is_heading:
            headings.append(_heading(text, content, codes))
        links += _links(content, codes)
    seen = {link.span.start for link in links}
    start = source.normal_starts[shift] if shift < len(source.normal_starts) else 0
    # Outside of running text: tags of HTML, template tags of their own line, definitions.
    for pattern, way in _OUTSIDE:
        for found in pattern.finditer(source.normal, start):
            link = _at(source, *group_span(found))._replace(way=way)
            if link.span.start not in seen and not _in_code(source.normal, start, found.start()):
                links.append(link)
    return Places(tuple(headings), tuple(sorted(links, key=lambda link: link.span)))


def _heading(text: str, content: Content, codes: Sequence[Code]) -> Heading:
    given = _GIVEN.search(content.text)
    written = content.text[: given.start()] if given else content.text
    end = content.spans(0, len(content.text))[-1].end
    given = given or _GIVEN.match(text, end)
    return Heading(
        raw=written,
        text=_as_read(written, codes),
        id=given[1] if given else "",
        line=content.line,
        end=end,
    )


def _as_read(text: str, codes: Sequence[Code]) -> str:
    parts, at = [], 0
    for code in codes:
        start, end = code.span
        if start >= len(text):
            break
        if code.type != "attribute":  # what is before one is a title, and is not read here
            parts.append(text[at:start])
        if code.type == "code":
            parts.append(code.span.of(text).strip("`").strip())
        elif code.type == "escape":
            parts.append(text[start + 1 : end])
        elif code.type in {"url", "autolink", "entity", "math"}:
            parts.append(code.span.of(text).strip("<>"))
        at = end
    return "".join((*parts, text[at:])).strip()


def _links(content: Content, codes: Sequence[Code]) -> Iterator[Link]:
    for link in addresses_in(content.text, codes):
        span = content.spans(*link.span)[0]
        yield link._replace(span=span, line=content.line_of(link.span.start))


def addresses_in(text: str, codes: Sequence[Code]) -> Iterator[Link]:
    """The addresses in running text, with their places in it; its first line is 1."""
    for code in codes:
        written, at = code.span.of(text), code.span.start
        if code.kind is CodeKind.END and code.type in {"link", "image"}:
            address = without_size(code.data).removeprefix("<").removesuffix(">")
            if written.startswith("](") and (begin := written.find(address)) > 0:
                inner = _SHORTCODE.search(address)
                start, end = group_span(inner) if inner else (0, len(address))
                way = Way.TAG if inner else Way.ADDRESS
                yield _link(text, at + begin + start, at + begin + end, way)
        elif known := _IN_CODES.get(code.type):
            pattern, way = known
            if found := pattern.search(written):
                start, end = group_span(found)
                yield _link(text, at + start, at + end, way)


def _link(text: str, start: int, end: int, way: Way) -> Link:
    return Link(text[start:end], Span(start, end), text.count("\n", 0, start) + 1, way)


def _at(source: Text, start: int, end: int) -> Link:
    line = source.line_at(start)
    span = Span(source.place(line, start), source.place(line, end))
    return Link(source.normal[start:end], span, line + 1)


_FENCE = lazy(r"^[ >]*(```+|~~~+)", re.MULTILINE)


def _in_code(text: str, start: int, place: int) -> bool:
    """Whether a place is inside of a fenced block, or of inline code on its line."""
    fences = sum(1 for _ in _FENCE.finditer(text, start, place))
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return fences % 2 == 1 or line.count("`") % 2 == 1
