"""Every example of CommonMark is read as a plain CommonMark reader reads it, token by token."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.corpus import texts
from tests.invariants import named
from translit.formats.markdown.parser import markdown_parser

pytestmark = texts.needs_corpus

_TEXT = ("text", "text_special", "softbreak")


def read(md: MarkdownIt, text: str) -> list[tuple[object, ...]]:
    """Blocks and inlines, without places, addresses as they are normalised, or text's divisions."""
    tokens: list[Token] = []
    md.block.parse(text.replace("\0", "\ufffd"), md, {}, tokens)
    found: list[tuple[object, ...]] = []
    for token in tokens:
        found.append((token.type, token.tag, token.level, token.content, token.hidden))
        if token.type == "inline":
            found += inlines(md.inline.parse(token.content, md, {}, []))
    return found


def inlines(tokens: list[Token]) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    text = ""
    for token in tokens:
        if token.type in _TEXT:
            text += "\n" if token.type == "softbreak" else token.content
            continue
        found += [("text", text), (token.type, token.content, token.attrs.get("title"))]
        text = ""
    return [*found, ("text", text)]


def test_the_examples_are_read_as_commonmark_reads_them() -> None:
    plain, ours = MarkdownIt("commonmark"), markdown_parser()
    failures = [
        (name, text) for name, text, _ in texts.examples() if read(plain, text) != read(ours, text)
    ]
    assert not failures, named(failures)
