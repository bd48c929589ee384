"""What may stand in the place of a unit, whatever it says."""

from __future__ import annotations

import pytest

from translit import glossary
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.pretranslation import Request
from translit.pretranslation.demands import locked
from translit.pretranslation.verdict.acceptance import Verdict, accepted

_MARKDOWN = open_format(FormatOptions())
_NO_TERMS = glossary.loads(b"source,target\n", path="g.csv")
_CANNOT = "the translation has characters that cannot be written there"


@pytest.mark.parametrize(
    ("post", "target", "reason"),
    [
        ("甲乙丙丁。\n", "A fine thing.", ""),
        ("甲乙丙丁。\n", "A fine\nthing.", ""),
        ("甲乙丙丁。\n", "A fine\n\nthing.", _CANNOT),
        ("甲乙丙丁。\n", "A fine\n \t\nthing.", _CANNOT),
        ("甲乙丙丁。\n", "A fine\n\u3000\nthing.", ""),
        ("---\ntitle: |\n  甲乙\n\n  丙丁\n---\n", "A fine\n\nthing", ""),
        ("甲乙丙丁。\n", "A fine\x00thing.", _CANNOT),
        ("甲乙丙丁。\n", "A fine\u2028thing.", _CANNOT),
        ("甲乙丙丁。\n", "A fine\rthing.", _CANNOT),
        ("甲乙丙丁。\n", " ", "there is no translation"),
        ("甲乙丙丁。\n", "甲乙丙丁。", "there is no translation"),
        ("---\ntitle: 甲乙丙丁\n---\n", "A fine thing", ""),
        ("---\ntitle: 甲乙丙丁\n---\n", "A fine\nthing", _CANNOT),
        ("---\ntitle: |\n  甲乙\n  丙丁\n---\n", "A fine\nthing", ""),
        ("| 甲乙丙丁 |\n|---|\n", "A fine thing", ""),
        ('!!! note "甲乙"\n    丙丁\n', "A fine thing", ""),
        ('!!! note "甲乙"\n    丙丁\n', 'A "fine" thing',
         "the translation has signs that end the title of a block"),
    ],
)  # fmt: skip
def test_a_target_that_cannot_be_written_is_refused(post: str, target: str, reason: str) -> None:
    document = _MARKDOWN.parse(post)
    unit = document.units[0]
    request = Request(unit, _MARKDOWN, document.labels)
    found = accepted(request, target, locked(unit, _NO_TERMS, locale="en"), locale="en")
    assert found == Verdict("" if reason else target, reason)
