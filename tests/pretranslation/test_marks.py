"""Where a marked-up span is found again in a translation."""

from __future__ import annotations

import pytest

from translit.model import Span
from translit.pretranslation.writing.marked_spans import only_place


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("The codename Garlic comes from garlic bread.", "Garlic", "Garlic"),
        ("The codename Garlic comes from garlic bread.", "garlic", "garlic"),
        ("Green means go.", "green", "Green"),
        ("See the note.", "This note.", "note"),
        ("Green means go, green means stop.", "GREEN", None),
        ("A note and a note.", "note", None),
        ("Notebooks.", "note", None),
        ("Anything.", "…", None),
    ],
)
def test_the_words_of_a_span_are_found_once(text: str, wanted: str, found: str | None) -> None:
    place = only_place(text, wanted)
    assert (place and place.of(text)) == found


def test_spans_that_say_the_same_are_given_out_in_order() -> None:
    text = "Click here, or here."
    first, second = (only_place(text, "here", nth=nth, of=2) for nth in (0, 1))
    assert (first, second) == (Span(6, 10), Span(15, 19))
    assert only_place(text, "here", nth=0, of=3) is None
