"""Every number of a phrase, in Chinese, in English, and in both: the whole of what is read."""

from __future__ import annotations

import pytest

from tests.readings import QUANTITIES, READ, phrases


@pytest.mark.parametrize("name", READ)
def test_a_phrase_is_read_as_its_lines_say(name: str) -> None:
    expected = phrases(QUANTITIES / name)
    assert [(phrase, list(READ[name](phrase))) for phrase, _ in expected] == expected
