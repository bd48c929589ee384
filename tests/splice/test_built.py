"""How targets are written into a post: `%% source => target` behind it, and what comes out."""

from __future__ import annotations

import pytest

from tests.cases_reader import CASES, Case, read_cases
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.splice import difference, translate


@pytest.mark.parametrize("case", read_cases(CASES / "splice" / "built.txt"), ids=str)
def test_built(case: Case) -> None:
    lines = case.given.split("\n")
    post = "\n".join(line for line in lines if not line.startswith("%% "))
    wanted = dict(
        line.removeprefix("%% ").replace("⏎", "\n").split(" => ")
        for line in lines
        if line.startswith("%% ")
    )
    reader = open_format(FormatOptions())
    document = reader.parse(post)
    assert wanted.keys() <= {unit.source for unit in document.units}
    built = translate(
        document,
        {unit.key: wanted[unit.source] for unit in document.units if unit.source in wanted},
    )
    assert built == case.expected
    assert difference(document, reader.parse(built)) is None
