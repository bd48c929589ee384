"""All that a reader says of a post: no place, code, block or link of it is left unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases_reader import CASES
from tests.wholes import WHOLE, stated, wholes

FILES = sorted(WHOLE.glob("*/*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_of_each_post_all_is_said(path: Path) -> None:
    expected = stated(path)
    found = dict(wholes(CASES / path.relative_to(WHOLE)))
    assert {title: found[title] for title in expected} == expected
