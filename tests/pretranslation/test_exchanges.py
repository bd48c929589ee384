"""What an engine is sent, how its answer is read, what may stay: a call a line, and its answer."""

from __future__ import annotations

import pytest

from tests.calls import answered, calls
from tests.cases_reader import CASES
from tests.pretranslation.exchanges import FUNCTIONS


@pytest.mark.parametrize(("call", "answer"), calls(CASES / "pretranslation" / "exchanges.txt"))
def test_a_call_answers_what_its_line_says(call: str, answer: str) -> None:
    assert answered(call, FUNCTIONS) == answer
