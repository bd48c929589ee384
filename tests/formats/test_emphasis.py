"""Emphasis beside Chinese characters, as the public CJK-friendly amendments say.

The expectations of the table are what the amendments' own implementation for markdown-it answers.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.cases_reader import CASES
from tests.invariants import MARKDOWN
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
LATIN = st.lists(st.sampled_from([*"*_abc .,;!?()'-\n", *_SIGNS]), max_size=24).map("".join)
"""Marks among letters and signs, none of them CJK."""


PLAIN = MarkdownIt("commonmark").enable("strikethrough")


def plainly(text: str) -> str:
    """The same as CommonMark itself says."""
    written = {
        f"{name}_{end}": f"<{sign}{TAGS.get(name, name)}>"
        for name in ("strong", "em", "s")
        for end, sign in (("open", ""), ("close", "/"))
    }
    tokens = PLAIN.inline.parse(text, PLAIN, {}, [])
    return "".join(
        "\n" if token.type.endswith("break") else written.get(token.type, token.content)
        for token in tokens
    )


@settings(deadline=None, max_examples=400)
@given(LATIN)
def test_text_without_cjk_is_read_as_commonmark_reads_it(text: str) -> None:
    assert re.sub(r" *\n *", "\n", shown(text)) == re.sub(r" *\n *", "\n", plainly(text))
