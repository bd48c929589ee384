"""The examples of the pages are what they say they are."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from tests.docs.pages import DOCS, PAGES, Block, blocks, shown
from translit.catalog import po
from translit.errors import TranslitError
from translit.formats import FormatOptions
from translit.glossary import loads as read_glossary
from translit.project import config
from translit.quantities import compare, quantities

_MISTAKES = {
    ("docs/configuration.md", 'post = "content/posts"\n'),
    ("docs/glossary.md", "source,target,when\n大蒜,Garlic,模型\n大蒜,garlic,模型\n"),
}
"""Examples that show what an error looks like."""

_KNOWN = frozenset("console csv diff markdown mermaid po python sh text toml yaml".split())


class Example(NamedTuple):
    path: Path
    block: Block

    def __str__(self) -> str:
        return (
            f"{shown(self.path)}:{self.path.read_text('utf-8').count(chr(10), 0, self.block.start)}"
        )


def examples(*languages: str) -> list[Example]:
    return list(_examples(*languages))


def _examples(*languages: str) -> Iterator[Example]:
    for path in PAGES:
        for block in blocks(path.read_text("utf-8")):
            if block.language in languages and (shown(path), block.text) not in _MISTAKES:
                yield Example(path, block)


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_every_block_says_what_it_is(path: Path) -> None:
    for block in blocks(path.read_text("utf-8")):
        assert block.language in _KNOWN, block


@pytest.mark.parametrize("example", examples("toml"), ids=str)
def test_configurations_are_read(example: Example) -> None:
    values = tomllib.loads(example.block.text)
    foreign = {"project", "languages", "defaultContentLanguage", "tool"} & values.keys()
    table = ("tool", "translit") if "tool" in values else ()
    if table or not foreign:
        assert config.loads(example.block.text.encode(), path="the page", table=table)


@pytest.mark.parametrize("example", examples("csv"), ids=str)
def test_glossaries_are_read(example: Example) -> None:
    assert read_glossary(example.block.text.encode(), path="the page").terms


@pytest.mark.parametrize("example", examples("po"), ids=str)
def test_catalogs_are_read(example: Example) -> None:
    assert po.loads(example.block.text, path="the page").entries


@pytest.mark.parametrize("example", examples("yaml"), ids=str)
def test_yaml_is_yaml(example: Example) -> None:
    assert yaml.safe_load(example.block.text)


@pytest.mark.parametrize("example", examples("python"), ids=str)
def test_python_is_python(example: Example) -> None:
    assert ast.parse(example.block.text)


@pytest.mark.parametrize("mistake", sorted(_MISTAKES))
def test_what_is_shown_as_a_mistake_is_one(mistake: tuple[str, str]) -> None:
    name, text = mistake
    assert text in (DOCS.parent / name).read_text("utf-8")
    reader = read_glossary if "source" in text else config.loads
    with pytest.raises(TranslitError):
        reader(text.encode(), path="the page")


def quantity_rows() -> Iterator[tuple[str, str]]:
    text = (DOCS / "quantities.md").read_text("utf-8").partition("## How numbers are compared")[0]
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and cells[1] not in {"Chinese", "---"} and line.startswith("|"):
            yield cells[1], cells[2]


@pytest.mark.parametrize(("chinese", "english"), list(quantity_rows()))
def test_amounts_are_written_as_the_page_says(chinese: str, english: str) -> None:
    assert [one.target for one in quantities(chinese)] == [english]


def test_what_the_page_says_is_left_alone_is_left_alone() -> None:
    text = (DOCS / "quantities.md").read_text("utf-8")
    alone = text.partition("## What is left alone")[2].partition("## What is not")[0]
    words = re.findall(r"[\w-]*[\u4e00-\u9fff][\u4e00-\u9fff\w]*", alone)
    assert len(words) > 15
    for word in words:
        assert not [one for one in quantities(word) if one.always], word


def compared_rows() -> Iterator[tuple[str, str, bool]]:
    """The Chinese, an English, and whether the page says that the comparison takes it."""
    text = (DOCS / "quantities.md").read_text("utf-8").partition("## How numbers are compared")[2]
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and "*" in line:
            for cell, taken in ((cells[1], True), (cells[2], False)):
                yield from (
                    (cells[0], english, taken) for english in re.findall(r"\*(.+?)\*", cell)
                )


@pytest.mark.parametrize(("chinese", "english", "taken"), list(compared_rows()))
def test_numbers_are_compared_as_the_page_says(chinese: str, english: str, *, taken: bool) -> None:
    assert (compare(chinese, english) == []) == taken


def test_british_dates_are_british() -> None:
    (date,) = quantities("2025年12月1日", locale="en_GB")
    assert date.target == "1 December 2025"


def test_the_format_of_the_architecture_page_reads_and_splices() -> None:
    from translit.splice import translate

    page = (DOCS / "architecture.md").read_text("utf-8")
    (code,) = (block.text for block in blocks(page) if block.language == "python")
    space: dict[str, object] = {}
    exec(compile(code, "the page", "exec"), space)  # our own page
    opener = space["open_format"]
    assert callable(opener)
    reader = opener(FormatOptions())
    text = "今天下雨。\r\n\r\nno Chinese\n我在家。"
    document = reader.parse(text)
    assert translate(document, {}) == text
    targets = {unit.key: "English" for unit in document.units}
    assert translate(document, targets) == "English\r\n\r\nno Chinese\nEnglish"
