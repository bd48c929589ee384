"""Every example of CommonMark is read as a plain CommonMark reader reads it, token by token."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.corpus import texts
from tests.invariants import named
from translit.formats.markdown.parser import markdown_parser
from translit.formats.markdown.rules.dialects import turned_off

pytestmark = texts.needs_corpus

_TEXT = ("text", "text_special", "softbreak")
"""What is not compared: our reader keeps no text, and the content of the block says it all."""

_AGAINST = dict.fromkeys(("tight_heading", "wikilink", "component"), False)
"""Constructs that CommonMark's own examples say are none: `#5 bolt`, `[[foo]]`, `<Warning>`."""


def read(md: MarkdownIt, text: str) -> list[tuple[object, ...]]:
    """Blocks and their markup, without places, and without addresses, which are normalised."""
    tokens: list[Token] = []
    md.block.parse(text.replace("\0", "\ufffd"), md, {}, tokens)
    found: list[tuple[object, ...]] = []
    for token in expanded(tokens):
        found.append((token.type, token.tag, token.level, token.content))
        if token.type == "inline":
            found += [
                (inline.type, inline.content, inline.attrs.get("title"))
                for inline in md.inline.parse(token.content, md, {}, [])
                if inline.type not in _TEXT
            ]
    return found


def expanded(tokens: list[Token]) -> Iterator[Token]:
    """Tokens as markdown-it has them: three for a paragraph, for which we have one."""
    for token in tokens:
        if token.type == "marker":
            continue  # a link reference definition, of which CommonMark makes no block
        if token.type != "paragraph":
            yield token
            continue
        around = Token("paragraph_open", "p", 1), Token("paragraph_close", "p", -1)
        for edge in around:
            edge.level = token.level - 1
        yield around[0]
        yield token.copy(type="inline", tag="")
        yield around[1]


def test_the_examples_are_read_as_commonmark_reads_them() -> None:
    plain, ours = MarkdownIt("commonmark"), markdown_parser(turned_off(_AGAINST))
    failures = [
        (name, text) for name, text, _ in texts.examples() if read(plain, text) != read(ours, text)
    ]
    assert not failures, named(failures)
