"""Every example of CommonMark is read as a plain CommonMark reader reads it, token by token."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.corpus import texts
from tests.invariants import named
from translit.formats.markdown.parser import markdown_parser

pytestmark = texts.needs_corpus

_TEXT = ("text", "text_special", "softbreak")
"""What is not compared: our reader keeps no text, and the content of the block says it all."""


def read(md: MarkdownIt, text: str) -> list[tuple[object, ...]]:
    """Blocks and their markup, without places, and without addresses, which are normalised."""
    tokens: list[Token] = []
    md.block.parse(text.replace("\0", "\ufffd"), md, {}, tokens)
    found: list[tuple[object, ...]] = []
    for token in tokens:
        found.append((token.type, token.tag, token.level, token.content, token.hidden))
        if token.type == "inline":
            found += [
                (inline.type, inline.content, inline.attrs.get("title"))
                for inline in md.inline.parse(token.content, md, {}, [])
                if inline.type not in _TEXT
            ]
    return found


def test_the_examples_are_read_as_commonmark_reads_them() -> None:
    plain, ours = MarkdownIt("commonmark"), markdown_parser()
    failures = [
        (name, text) for name, text, _ in texts.examples() if read(plain, text) != read(ours, text)
    ]
    assert not failures, named(failures)
