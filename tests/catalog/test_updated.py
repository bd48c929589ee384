"""A PO file and a post -> the PO file that a translator finds, byte for byte."""

from __future__ import annotations

import pytest

from tests.cases_reader import CASES, Case, read_cases
from translit.catalog import po
from translit.catalog.update import update
from translit.formats import FormatOptions
from translit.formats.markdown import open_format

_FORMAT = open_format(FormatOptions())
_HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"X-Ours: 1\\n"\n'


def _updated(before: str, post: str) -> str:
    catalog = update(
        po.loads(before, path="a.po"),
        _FORMAT.parse(post).units,
        header_for_new=po.loads(_HEADER, path="a.po").header,
        references=lambda unit: f"a.md:{unit.line}",
        notes=lambda unit: (unit.role, *filter(None, (unit.note,))),
        codes_of=_FORMAT.codes,
    )
    return po.dumps(catalog)


@pytest.mark.parametrize("case", read_cases(CASES / "catalog" / "updated.txt"), ids=str)
def test_what_an_update_writes(case: Case) -> None:
    before, post = case.given.split("====>\n")
    written = _updated(before, post)
    assert written.removeprefix(_HEADER + "\n").rstrip("\n") == case.expected
    assert _updated(written, post) == written
