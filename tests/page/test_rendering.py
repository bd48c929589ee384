"""Posts -> pairs of blocks: every unit is shown, in both languages, where it stands."""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from tests.cases_reader import CASES, read_cases
from tests.cli.conftest import POST
from tests.texts import posts
from translit.formats import FormatOptions
from translit.formats.markdown import Markdown
from translit.model import Document
from translit.page.rendering import Renderer
from translit.page.views import BlockPair, unit_id

READER = Markdown(
    FormatOptions(front_matter=("title", "tags"), shortcodes={"figure": ("caption",)})
)
UNIT = re.compile(r'data-unit="([0-9a-f]{16})"')


def pairs(post: str, targets: dict[str, str] | None = None) -> list[BlockPair]:
    document = READER.parse(post)
    keys = {unit.key: (targets or {}).get(unit.source, "") for unit in document.units}
    matter, blocks = Renderer(document, READER).pairs(keys)
    return [*matter, *blocks]


def told(document: Document) -> Counter[str]:
    return Counter(unit_id(unit.key) for unit in document.units)


@given(posts)
@settings(max_examples=150, deadline=None)
def test_every_unit_stands_in_a_block_as_often_as_in_the_post(post: str) -> None:
    document, found = READER.parse(post), pairs(post)
    assert Counter(one for pair in found for one in pair.units) == told(document)


def test_the_sides_name_the_units_of_the_block_in_its_order() -> None:
    for pair in pairs(POST):
        assert tuple(UNIT.findall(pair.source)) == pair.units == tuple(UNIT.findall(pair.target))


class _Bare(HTMLParser):
    """HTML written anew, without the wrappers of units, its attributes in one order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._spans: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        ours = tag == "span" and any(name == "data-unit" for name, _ in attrs)
        if tag == "span":
            self._spans.append(ours)
        if not ours:
            told = "".join(f' {name}="{escape(value or "")}"' for name, value in sorted(attrs))
            self.parts.append(f"<{tag}{told}>")

    def handle_endtag(self, tag: str) -> None:
        if tag != "span" or not self._spans.pop():
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")


def bare(html: str) -> str:
    parser = _Bare()
    parser.feed(html)
    return "".join(parser.parts).replace(' rel="noopener noreferrer" target="_blank"', "")


@pytest.mark.parametrize("case", read_cases(CASES / "page/rendering.lines"), ids=str)
def test_a_block_is_rendered_as_the_blog_would(case) -> None:
    """Below `=` stand the targets, a line for each unit, empty where it has none."""
    post, _, english = case.given.partition("\n=\n")
    document = READER.parse(post)
    keys = dict.fromkeys(unit.key for unit in document.units)
    targets = dict(zip(keys, english.split("\n"), strict=True))
    images = {"here.png": "pictures/1.png"}
    matter, blocks = Renderer(document, READER, images.get).pairs(targets)
    lines = []
    for pair in (*matter, *blocks):
        depth = f"{pair.depth} " if pair.depth else ""
        lines += [f"{depth}{bare(pair.source)}", f"{depth}{bare(pair.target)}"]
    assert "\n".join(lines) == case.expected
