"""A block's text -> its inline codes: emphasis, links, images, code, HTML, formulas, URLs."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from markdown_it.common.utils import isStrSpace, normalizeReference
from markdown_it.helpers import parseLinkTitle

from translit.bare_addresses import addresses, has_address
from translit.formats.markdown.places.common_codes import common_codes
from translit.formats.markdown.places.html import partners
from translit.formats.markdown.places.recorder import span_of
from translit.formats.markdown.places.tags import kind_of, pieces
from translit.formats.markdown.rules.link_address import sized_destination
from translit.formats.markdown.rules.math import formulas
from translit.formats.markdown.rules.tag_parameters import (
    Offered,
    parameters,
    tag_name,
    without_captions,
)
from translit.model import Code, CodeKind, Span
from translit.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from translit.formats.markdown.places.recorder import Env

__all__ = [
    "inline_codes",
    "may_have_codes",
    "parsed_codes",
    "with_breaks",
    "with_formulas",
    "with_quotes",
]

_place = attrgetter("span")

_MARKUP = lazy(
    # The first signs as one set: Python's `re` goes from one of them to the next at once.
    r"[\\`*_\[<&$~{^#:w =+%|>@]"
    r"(?:(?<=[\\`*_\[<&$~{^#])|(?<=:)(?://|\w)|(?<=w)ww\.|(?<= ) \n"
    r"|(?<==)=|(?<=\+)\+|(?<=%)%|(?<=\|)\||(?<=>)!|(?<=@)[a-z])"
)
"""What every inline code begins with: text without any of these has none."""

_QUOTE = lazy(r"(?<!\\)(?:\\\\)*\\[\"']")

_PLAIN_TAIL = lazy(r"\]\([^\s<>\\]+\)")

_TAGS = frozenset(("html", "break"))
_TAG_NAME = lazy(r"</?([A-Za-z][\w:-]*)")

_PAIRS = {
    "strong_open": ("strong", CodeKind.START, -1, 0),
    "strong_close": ("strong", CodeKind.END, 0, 1),
    "em_open": ("em", CodeKind.START, 0, 0),
    "em_close": ("em", CodeKind.END, 0, 0),
    "s_open": ("strike", CodeKind.START, 0, 0),
    "s_close": ("strike", CodeKind.END, 0, 0),
}
"""Token type: code type and kind, and how far its span reaches beyond the token's own.
markdown-it writes `**` as two tokens, and makes the inner one of each pair the `strong` one."""

_AROUND = {
    "alone": CodeKind.PLACEHOLDER,
    "pair_open": CodeKind.START,
    "pair_close": CodeKind.END,
}
"""Tokens of the constructs of dialects, which say themselves what they are."""

_IN_ALT = frozenset(("escape", "entity", "math"))
"""What counts in an alt text; emphasis, links and code are plain text to who reads it."""

_ALONE = {
    "code_inline": "code",
    "hardbreak": "break",
}


def may_have_codes(text: str) -> bool:
    """Whether a block's text may have inline codes: a quick look."""
    return _MARKUP.search(text) is not None


def inline_codes(text: str, md: MarkdownIt, env: Env, *, offered: Offered) -> tuple[Code, ...]:
    """The inline codes of a block's text, ascending and disjoint."""
    if not _MARKUP.search(text):
        return ()
    simple = common_codes(text)
    if simple is not None:
        return tuple(_with_urls(text, simple))
    return parsed_codes(text, md, env, offered=offered)


def parsed_codes(text: str, md: MarkdownIt, env: Env, *, offered: Offered) -> tuple[Code, ...]:
    """The same, by the parser, whatever the text."""
    tokens = md.inline.parse(text, md, env, [])
    codes = sorted(_codes(text, tokens, offered), key=_place)
    return tuple(_paired_html(_with_urls(text, codes)))


def with_formulas(text: str, codes: Sequence[Code] = ()) -> tuple[Code, ...]:
    """`codes`, and the formulas between them, in a text that is no Markdown."""
    if "$" not in text and "\\" not in text:
        return tuple(codes)
    found = [
        Code(CodeKind.PLACEHOLDER, "math", span, data=span.of(text))
        for span in formulas(text)
        if not any(code.span.start < span.end and span.start < code.span.end for code in codes)
    ]
    return tuple(sorted((*codes, *found), key=_place))


def with_breaks(text: str, codes: tuple[Code, ...]) -> tuple[Code, ...]:
    """`codes`, and the line ends between them, where the site shows these."""
    if "\n" not in text:
        return codes
    taken = {place for code in codes for place in range(*code.span) if text[place] == "\n"}
    found = [
        Code(CodeKind.PLACEHOLDER, "break", Span(at, at + 1))
        for at, sign in enumerate(text)
        if sign == "\n" and at not in taken
    ]
    return tuple(sorted((*codes, *found), key=_place))


def with_quotes(text: str, codes: Sequence[Code]) -> tuple[Code, ...]:
    r"""`codes`, and the quotes that have a backslash between them, two and two: `\"好\"`."""
    quotes = [
        Span(*found.span())
        for found in _QUOTE.finditer(text)
        if not any(code.span.start < found.end() <= code.span.end for code in codes)
    ]
    if not quotes or len(quotes) % 2:
        return tuple(codes)
    kinds = (CodeKind.START, CodeKind.END) * (len(quotes) // 2)
    pairs = [Code(kind, "quote", span) for kind, span in zip(kinds, quotes, strict=True)]
    return tuple(sorted((*codes, *pairs), key=_place))


def _codes(  # noqa: C901  # one case for each kind of token
    text: str, tokens: Sequence[Token], offered: Offered
) -> Iterator[Code]:
    labels: list[int] = []
    for token in tokens:
        kind = token.type
        if pair := _PAIRS.get(kind):
            span = span_of(token)
            span = Span(span.start + pair[2], span.end + pair[3])
            yield Code(pair[1], pair[0], span)
        elif kind == "text_special":
            if token.content == token.markup:
                continue  # a backslash before a letter is a backslash
            yield Code(CodeKind.PLACEHOLDER, token.info, span_of(token))
        elif name := _ALONE.get(kind):
            span = span_of(token)
            data = "" if name == "break" else span.of(text)
            yield Code(CodeKind.PLACEHOLDER, name, span, data=data)
        elif paired := _AROUND.get(kind):
            yield Code(paired, token.info, span_of(token), data=span_of(token).of(text))
        elif kind == "html_inline":
            tag = span_of(token)
            yield from pieces(tag.of(text), kind_of(tag.of(text)), tag.start, offered.attributes)
        elif kind == "tag":
            yield from _tag_codes(text, span_of(token), offered.captions)
        elif kind == "image":
            yield from _image(text, token, offered)
        elif kind == "link_open" and token.info == "auto":
            span = span_of(token)
            yield Code(CodeKind.PLACEHOLDER, "autolink", span, data=span.of(text))
        elif kind == "link_open":
            labels.append(span_of(token).end)
            yield Code(CodeKind.START, "link", span_of(token))
        elif kind == "link_close" and token.info != "auto":
            yield from _tail(text, "link", labels.pop(), *span_of(token))


def _image(text: str, token: Token, offered: Offered) -> Iterator[Code]:
    start, end = span_of(token)
    label = start + 2
    yield Code(CodeKind.START, "image", Span(start, label))
    for code in _codes(token.content, token.children or (), offered):
        if code.type in _IN_ALT:
            yield code._replace(span=Span(code.span.start + label, code.span.end + label))
    yield from _tail(text, "image", label, label + len(token.content), end)


def _tail(text: str, kind: str, label: int, start: int, end: int) -> Iterator[Code]:
    """The codes of `](url "title")`, `][label]`, `][]` or `]`, from `start` to `end`."""
    span = Span(start, end)
    if text[start + 1 : start + 2] != "(" or end - start < 3:  # noqa: PLR2004
        name = text[start + 2 : end - 1]
        written = "" if name else f"][{text[label:start]}]"
        data = "[" + normalizeReference(name or text[label:start])
        yield Code(CodeKind.END, kind, span, data=data, written=written)
        return
    if _PLAIN_TAIL.fullmatch(text, start, end):  # nearly all: no title, nothing to parse
        yield Code(CodeKind.END, kind, span, data=text[start + 2 : end - 1])
        return
    at = _past_blanks(text, start + 2, end)
    address = sized_destination(text, at, end)
    data = text[at : address.pos]
    at = _past_blanks(text, address.pos, end)
    title = parseLinkTitle(text, at, end, None)
    if title.ok and title.pos - at > 2:  # noqa: PLR2004
        yield Code(CodeKind.END, kind, Span(start, at + 1), data=data)
        yield Code(CodeKind.PLACEHOLDER, "attribute", Span(title.pos - 1, end))
    else:
        yield Code(CodeKind.END, kind, span, data=data)


def _past_blanks(text: str, at: int, end: int) -> int:
    while at < end and (isStrSpace(text[at]) or text[at] == "\n"):
        at += 1
    return at


def _tag_codes(text: str, span: Span, captions: Mapping[str, tuple[str, ...]]) -> Iterator[Code]:
    """A template tag is one code, and one more after each caption in it."""
    tag = span.of(text)
    data, start, kind = without_captions(tag, captions), 0, "shortcode"
    for one in parameters(tag, captions.get(tag_name(tag), ())):
        place = one.span
        yield Code(
            CodeKind.PLACEHOLDER,
            kind,
            Span(span.start + start, span.start + place.start),
            data=data,
        )
        data, start, kind = "", place.end, "attribute"
    yield Code(CodeKind.PLACEHOLDER, kind, Span(span.start + start, span.end), data=data)


def _with_urls(text: str, codes: list[Code]) -> list[Code]:
    """`codes`, and the URLs that stand bare between them."""
    if not has_address(text):
        return codes
    found = [
        Code(CodeKind.PLACEHOLDER, "url", span, data=span.of(text))
        for span in addresses(text, (code.span for code in codes))
    ]
    return sorted([*codes, *found], key=_place) if found else codes


def _paired_html(codes: list[Code]) -> Sequence[Code]:
    """Tags that find no partner in their block stand alone."""
    tags = [i for i, code in enumerate(codes) if code.type in _TAGS and code.data]
    if not tags:
        return codes
    names = [_TAG_NAME.match(codes[index].data) for index in tags]
    lonely = set(tags)
    for pair in partners(
        (codes[index].kind if name else CodeKind.PLACEHOLDER, name[1].lower() if name else "")
        for index, name in zip(tags, names, strict=True)
    ):
        lonely -= {tags[number] for number in pair}
    return [
        code._replace(kind=CodeKind.PLACEHOLDER) if index in lonely else code
        for index, code in enumerate(codes)
    ]
