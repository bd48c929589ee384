"""A post that opens a thing twice as often takes twice the steps, wherever that stands."""

from __future__ import annotations

import pytest

from tests.steps import steps
from translit.formats import FormatOptions
from translit.formats.markdown import open_format

OPENINGS = ("{::comment}", "%% a", "```{note}", "$$", "{% raw %}", "::: tip", "<Tab>", "<!--")
"""Each is ended by another line, which never comes."""

PLACES = {
    "at the top": ("{}\n", ""),
    "apart": ("{}\n\n", ""),
    "in an item": ("  {}\n", "- 甲\n"),
    "apart in an item": ("  {}\n\n", "- 甲\n\n"),
    "in items": ("- {}\n", ""),
    "in a quote": ("> {}\n", ""),
    "apart in a quote": ("> {}\n>\n", ""),
    "in an item of a quote": (">   {}\n", "> - 甲\n"),
}

_READER = open_format(FormatOptions())


def reading(opening: str, place: str, times: int) -> int:
    lines, before = PLACES[place]
    text = f"{before}{lines.format(opening) * times}乙\n"
    return steps(lambda: _READER.outlined(text))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("opening", OPENINGS)
def test_the_steps_of_a_post_grow_with_its_length(opening: str, place: str) -> None:
    reading(opening, place, 40)  # what is read and compiled at first
    some, more = reading(opening, place, 200), reading(opening, place, 400)
    assert more < 2.3 * some
