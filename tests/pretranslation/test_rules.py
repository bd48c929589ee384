"""The small functions that write English: a call a line, and below it the answer."""

from __future__ import annotations

import pytest

from tests.calls import answered, calls
from tests.cases_reader import CASES
from tests.pretranslation.rules import FUNCTIONS


@pytest.mark.parametrize(("call", "answer"), calls(CASES / "pretranslation" / "calls.txt"))
def test_a_call_answers_what_its_line_says(call: str, answer: str) -> None:
    assert answered(call, FUNCTIONS) == answer
