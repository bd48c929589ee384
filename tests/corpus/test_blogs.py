"""What must hold of every real post holds of made-up ones of every shape."""

from __future__ import annotations

import pytest

from tests.corpus.blogs import post
from tests.invariants import (
    assert_identity,
    assert_nothing_but_units_changes,
    assert_translation_keeps_everything,
)
from translit.formats import FormatOptions
from translit.formats.markdown import open_format

READERS = {
    "sentences": open_format(FormatOptions()),
    "paragraphs, and all that a configuration can name": open_format(
        FormatOptions(
            segmentation="paragraph",
            front_matter=("title", "tags", "categories", "cover.alt", "params.subtitle"),
            shortcodes={"figure": ("caption",)},
        )
    ),
}


HARD = {
    name: open_format(FormatOptions(segmentation=name, line_breaks="hard"))
    for name in ("sentence", "paragraph")
}


@pytest.mark.parametrize("reader", HARD.values(), ids=HARD.keys())
@pytest.mark.parametrize("seed", range(60, 75))
def test_a_blog_post_with_line_ends_that_count_survives_everything(seed: int, reader) -> None:
    made = post(seed)
    assert_nothing_but_units_changes(assert_identity(made, reader))
    assert_translation_keeps_everything(made, reader)


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS.keys())
@pytest.mark.parametrize("seed", range(60))
def test_a_blog_post_survives_everything(seed: int, reader) -> None:
    made = post(seed)
    assert_nothing_but_units_changes(assert_identity(made, reader))
    assert_translation_keeps_everything(made, reader)
