"""What a reviewer wrote -> how it is written into the post, or which markup it has gained."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.cases_reader import CASES, Case, read_cases
from tests.invariants import MARKDOWN
from translit.splice import signature


@pytest.mark.parametrize("case", read_cases(CASES / "readable" / "markup.txt"), ids=str)
def test_readable(case: Case) -> None:
    post, _, target = case.given.rpartition("\n")
    document = MARKDOWN.parse(post)
    unit = document.units[0]
    mended = MARKDOWN.readable(target, unit, document.labels)
    found = signature(MARKDOWN.codes(mended, labels=document.labels))
    wanted = signature(unit.codes)
    assert refusal(wanted, found) or mended == case.expected
    if gained := refusal(wanted, found):
        assert mended == target
        assert gained == case.expected


def refusal(wanted: Counter[str], found: Counter[str]) -> str:
    gained = ", ".join(name.strip() for name in sorted((found - wanted).elements()))
    lost = ", ".join(name.strip() for name in sorted((wanted - found).elements()))
    return f"refused: {gained}" * bool(gained) + f"; lost: {lost}" * bool(lost)
