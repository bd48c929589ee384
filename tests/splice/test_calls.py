"""How a target is put into its post, and how two posts differ: a call a line, and the answer."""

from __future__ import annotations

import pytest

from tests.calls import answered, calls
from tests.cases_reader import CASES
from tests.splice.written import FUNCTIONS


@pytest.mark.parametrize(("call", "answer"), calls(CASES / "splice" / "calls.txt"))
def test_a_call_answers_what_its_line_says(call: str, answer: str) -> None:
    assert answered(call, FUNCTIONS) == answer
