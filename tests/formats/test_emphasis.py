"""Emphasis beside Chinese characters, as the public CJK-friendly amendments say.

The expectations of the table are what the amendments' own implementation for markdown-it answers.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.cases_reader import CASES
from tests.invariants import MARKDOWN
from translit.formats.markdown.parser import markdown_parser
from translit.model import CodeKind

TABLE = CASES / "emphasis.tsv"

TAGS = {"strong": "strong", "em": "em", "strike": "s"}


def shown(text: str) -> str:
    """A text with tags for its marks of emphasis."""
    parts, at = [], 0
    for code in MARKDOWN.codes(text):
        if code.type in TAGS:
            sign = "/" if code.kind is CodeKind.END else ""
            parts += (text[at : code.span.start], f"<{sign}{TAGS[code.type]}>")
            at = code.span.end
    return "".join((*parts, text[at:]))


@pytest.mark.parametrize("row", TABLE.read_text("utf-8").splitlines())
def test_emphasis_beside_chinese(row: str) -> None:
    text, expected = row.split("\t")
    assert shown(text) == expected


_SIGNS = ["**", "__", "***", "~~", "é", "\u00a0", "—", "“", "😀", "1"]
LATIN = st.lists(st.sampled_from([*"*_~abc .,;!?()'-\n", *_SIGNS]), max_size=24).map("".join)
"""Marks among letters and signs, none of them CJK."""


def kinds(tokens: list[Token]) -> list[tuple[str, str]]:
    """Tokens, with the text between two of them as one."""
    found: list[tuple[str, str]] = []
    for token in tokens:
        name = "text" if token.type in ("text", "softbreak") else token.type
        content = "\n" if token.type == "softbreak" else token.content
        if found and name == found[-1][0] == "text":
            found[-1] = ("text", found[-1][1] + content)
        elif name != "text" or content:
            found.append((name, content))
    return found


PLAIN = MarkdownIt("commonmark").enable("strikethrough")


@settings(deadline=None, max_examples=400)
@given(LATIN)
def test_text_without_cjk_is_read_as_commonmark_reads_it(text: str) -> None:
    ours = markdown_parser()
    assert kinds(ours.inline.parse(text, ours, {}, [])) == kinds(
        PLAIN.inline.parse(text, PLAIN, {}, [])
    )
