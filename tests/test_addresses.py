"""Addresses that stand bare in a text are found whole, and nothing but them."""

from __future__ import annotations

import pytest

from tests.cases_reader import CASES
from translit.bare_addresses import addresses
from translit.checks.markup import MARKUP
from translit.checks.pairs import Pair
from translit.formats import FormatOptions
from translit.formats.markdown import open_format

LINES = [
    line
    for line in (CASES / "addresses.lines").read_text("utf-8").split("\n")
    if line and not line.startswith("# ")
]


@pytest.mark.parametrize("line", LINES)
def test_where_they_stand(line: str) -> None:
    text = line.replace("⟦", "").replace("⟧", "")
    marked = text
    for start, end in reversed(list(addresses(text))):
        marked = f"{marked[:start]}⟦{marked[start:end]}⟧{marked[end:]}"
    assert marked == line


@pytest.mark.parametrize("address", ["https://example.org/wiki/大蒜", "www.example.org/帮助?q=蒜"])
def test_a_translation_without_one_is_a_finding(address: str) -> None:
    reader = open_format(FormatOptions())
    (unit,) = reader.parse(f"请看 {address} 这一页。\n").units
    whole = Pair(unit, f"See {address} for more.", reader)
    cut = Pair(unit, f"See {address[:-2]} for more.", reader)
    assert not list(MARKUP.run(whole))
    (finding,) = MARKUP.run(cut)
    assert f"has lost the address {address}" in finding.message


@pytest.mark.parametrize("part", ["https://", "www.a", "https://a/(", "http://甲.", "://["])
def test_a_long_line_is_read(part: str) -> None:
    assert list(addresses(part * 20_000)) is not None
