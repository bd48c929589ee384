"""What becomes of the posts beside this file with a simple engine, and with bad ones, in full."""

from __future__ import annotations

from tests.pretranslation.told import OUTCOMES, told


def test_all_that_is_said_of_each_unit() -> None:
    assert list(told()) == OUTCOMES.read_text("utf-8").splitlines()
