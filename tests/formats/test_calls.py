"""What the reader of Markdown answers to small questions: a call a line, and the answer."""

from __future__ import annotations

import pytest

from tests.calls import answered, calls
from tests.cases_reader import CASES
from tests.formats.told import FUNCTIONS


@pytest.mark.parametrize(("call", "answer"), calls(CASES / "reader" / "calls.txt"))
def test_a_call_answers_what_its_line_says(call: str, answer: str) -> None:
    assert answered(call, FUNCTIONS) == answer
