"""What each construct of a dialect keeps, and what of it is text: a case file a construct."""

from __future__ import annotations

import pytest

from tests.cases_reader import CASES, Case, read_cases
from tests.invariants import (
    assert_identity,
    assert_nothing_but_units_changes,
    assert_translation_keeps_everything,
)
from translit.formats import FormatOptions
from translit.formats.markdown import Markdown, open_format
from translit.formats.markdown.rules.dialects import CONSTRUCTS
from translit.model import Unit

FILES = {path.stem: path for path in sorted((CASES / "dialects").glob("*.txt"))}

OFF = [
    pytest.param(path.stem, case, id=path.stem)
    for path in sorted((CASES / "turned_off").glob("*.txt"))
    for case in read_cases(path)
]

EACH = pytest.mark.parametrize(
    ("name", "case"),
    [
        pytest.param(name, case, id=f"{name}-{case}")
        for name, path in FILES.items()
        for case in read_cases(path)
    ],
)


def reader(name: str) -> Markdown:
    return open_format(FormatOptions(constructs={name: True}))


def described(unit: Unit) -> str:
    """The unit's line, role and source, in which each inline code stands in ‹ ›."""
    source = unit.source
    for code in reversed(unit.codes):
        if code.type not in ("escape", "entity", "strong", "em"):
            start, end = code.span
            source = f"{source[:start]}‹{source[start:end]}›{source[end:]}"
    return f"{unit.line} {unit.role} | " + source.replace("\n", "⏎")


def test_every_construct_has_its_cases() -> None:
    assert set(FILES) == {one.name for one in CONSTRUCTS}


@EACH
def test_codes_and_texts(name: str, case: Case) -> None:
    document = reader(name).parse(case.given)
    assert "\n".join(map(described, document.units)) == case.expected


@EACH
def test_nothing_else_changes(name: str, case: Case) -> None:
    for post in (case.given, case.given.replace("\n", "\r\n")):
        assert_nothing_but_units_changes(assert_identity(post, reader(name)))


@EACH
def test_a_translation_keeps_all_of_it(name: str, case: Case) -> None:
    done = assert_translation_keeps_everything(case.given, reader(name))
    assert not done.left


@pytest.mark.parametrize(("name", "case"), OFF)
def test_a_construct_that_is_turned_off_is_text(name: str, case: Case) -> None:
    plain = open_format(FormatOptions(constructs={name: False}))
    document = plain.parse(case.given)
    assert "\n".join(map(described, document.units)) == case.expected
    assert_nothing_but_units_changes(assert_identity(case.given, plain))
    assert not assert_translation_keeps_everything(case.given, plain).left


def test_every_construct_is_turned_off_somewhere() -> None:
    assert {path.stem for path in (CASES / "turned_off").glob("*.txt")} == {
        one.name for one in CONSTRUCTS if one.on
    }
