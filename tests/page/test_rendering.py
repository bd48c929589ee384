"""Posts -> pairs of blocks: every unit is shown, in both languages, where it stands."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings

from tests.cli.conftest import POST
from tests.texts import posts
from translit.formats import FormatOptions
from translit.formats.markdown import Markdown
from translit.model import Document
from translit.page.rendering import Renderer
from translit.page.views import BlockPair, unit_id

READER = Markdown(FormatOptions(front_matter=("title", "description", "tags")))
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


def shown(post: str, targets: dict[str, str] | None = None) -> str:
    """What stands in both columns, without the names of units."""
    bare = re.compile(r'</?span(?: data-unit="\w+")?>')
    return "\n".join(
        f"{bare.sub('', one.source)} | {bare.sub('', one.target)}" for one in pairs(post, targets)
    )
