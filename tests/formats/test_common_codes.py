"""The short way to the codes of simple texts says what the parser says."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus.blogs import post
from tests.texts import posts
from translit.formats.markdown.parser import markdown_parser
from translit.formats.markdown.places.codes import inline_codes, parsed_codes
from translit.formats.markdown.places.common_codes import common_codes
from translit.formats.markdown.rules.tag_parameters import Offered

ATOMS = [
    "中文", "，", "a", " ", "  ", "\n", "`", "``", "`x`", "`[`", "[", "]", "(", ")", "](", "![",
    "!",     "**", "*", "**中**", "*中*", "。", "“",
    "[中](/u)", "![图](a.png)", "[a b](https://a.b/c_d*e)", "[](u)", "[中](javascript:a)",
    "[中](DATA:a)", "[中]()", "[中](u 'v')", "[`x`](u)", "[![图](a)](b)", ":", ":a:", ":tada:",
    "https://a.b", "{", "{#a}", "^", "^[", "[^1]", "\\", "\u00a0", "\u2028", "\x0b", "-", ">", "%",
    "==", "=", "++", "%%", "||", "@fig-a", "$", "$x$", "~2~", "^2^", "#a", "[[", "]]", "|", "{x}",
]  # fmt: skip
texts = st.lists(st.sampled_from(ATOMS), max_size=8).map("".join)

_OFFERED = Offered({}, ())


def assert_same(text: str) -> None:
    md = markdown_parser()
    quick = inline_codes(text, md, {}, offered=_OFFERED)
    assert quick == parsed_codes(text, md, {}, offered=_OFFERED)


@settings(deadline=None, max_examples=500)
@given(texts | posts)
def test_the_short_way_says_what_the_parser_says(text: str) -> None:
    assert_same(text)


@pytest.mark.parametrize("seed", range(20))
def test_it_does_so_for_the_lines_of_posts(seed: int) -> None:
    for line in post(seed).splitlines():
        assert_same(line)


@pytest.mark.parametrize("length", range(1, 8))
def test_it_does_so_for_all_short_texts_with_stars(length: int) -> None:
    for signs in product("*中 ，" if length < 7 else ("*中", "**中", "*，"), repeat=length):
        assert_same("".join(signs))


def test_it_is_taken() -> None:
    text = "看[这里](https://a.b/c_d)的 `x`，还有\n![图](a.png)！"
    assert len(common_codes(text) or ()) == 5
