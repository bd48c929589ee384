"""What may stand together in a post, where each target is good by itself."""

from __future__ import annotations

from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.model import Document
from translit.pretranslation import Outcome, Request, together
from translit.pretranslation.values import PLAIN, UNTRANSLATED

_READER = open_format(FormatOptions())
_POST = "甲。\n\n乙。\n\n丙。\n\n丁。\n\n戊。\n"


def _parse(text: str) -> Document:
    """A reader to whom a post with a certain target, or with two certain ones, is another post."""
    bad = "B." in text or ("D." in text and "E." in text)
    return _READER.parse("# 乱\n" if bad else text)


def test_as_many_targets_are_kept_as_the_post_can_have() -> None:
    document = _READER.parse(_POST)
    outcomes = [
        Outcome(Request(unit, _READER, document.labels), f"{letter}.", PLAIN)
        for unit, letter in zip(document.units, "ABCDE", strict=True)
    ]
    found = together(document, outcomes, parse=_parse, standing={})
    assert [one.target for one in found] == ["A.", "", "C.", "D.", ""]
    assert [one.request for one in found] == [one.request for one in outcomes]
    assert [one.level is UNTRANSLATED for one in found] == [False, True, False, False, True]
    assert {one.reason for one in found} == {
        "",
        "beside its neighbours it does not read as its source",
    }


def test_what_stands_there_already_goes_before_what_is_new() -> None:
    document = _READER.parse(_POST)
    one, other = (
        Outcome(Request(document.units[number], _READER, document.labels), target, PLAIN)
        for number, target in ((0, "A."), (4, "E."))
    )
    standing = {document.units[3].key: "D."}
    found = together(document, [one, other], parse=_parse, standing=standing)
    assert [each.target for each in found] == ["A.", ""]
    assert together(document, [one, other], parse=_parse, standing={}) == [one, other]


def test_a_post_that_is_another_already_takes_what_it_can_have_by_itself() -> None:
    document = _READER.parse(_POST)
    units = document.units
    outcome = Outcome(Request(units[0], _READER, document.labels), "A.", PLAIN)
    standing = {units[1].key: "B."}
    assert together(document, [outcome], parse=_parse, standing=standing) == [outcome]
    blank = Outcome(Request(units[0], _READER, document.labels), "", UNTRANSLATED)
    assert together(document, [blank], parse=_parse, standing=standing) == [blank]
