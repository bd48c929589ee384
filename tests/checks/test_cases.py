"""Each check finds what its case file says, and nothing else."""

from __future__ import annotations

import pytest

from tests.cases_reader import CASES, Case, read_cases
from tests.checks.reading import READER, given, pair, told
from translit.checks import Check
from translit.checks.all_checks import ACROSS, CHECKS
from translit.checks.running import Choice, across, found
from translit.model import Severity, State

FILES = sorted((CASES / "checks").glob("*.txt"))

_CASES = [(path.stem, case) for path in FILES for case in read_cases(path)]


@pytest.mark.parametrize(("check", "case"), _CASES, ids=str)
def test_a_check_finds_what_its_case_says(check: str, case: Case) -> None:
    assert told(given(case), check) == case.expected


def test_every_check_has_its_cases() -> None:
    assert {path.stem for path in FILES} == {check.id for check in CHECKS}


@pytest.mark.parametrize(("check", "case"), _CASES, ids=str)
def test_what_is_mended_has_the_finding_no_more(check: str, case: Case) -> None:
    one = given(case)
    choice = Choice(selected=frozenset((check,)))
    before = found(one, choice)
    for each in before:
        if each.mended is not None:
            again = pair(one.source, each.mended)
            rest = [other for other in found(again, choice) if other.message == each.message]
            assert len(rest) < len(before)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_comment_quiets_a_check(check: Check) -> None:
    case = next(case for name, case in _CASES if name == check.id and case.expected != "nothing")
    spoken = Case(case.title, f"{case.given}\ncomment: ignore: {check.id}, other", "")
    assert told(given(spoken), check.id) == "nothing"
    other = Case(case.title, f"{case.given}\ncomment: ignore: another", "")
    assert told(given(other), check.id) != "nothing"


def test_a_severity_is_what_the_configuration_says() -> None:
    one = pair("今天下雨。", "It is  raining.")
    choice = Choice(severities={"whitespace": Severity.ERROR})
    assert [each.severity for each in found(one, choice)] == [Severity.ERROR]
    assert found(one, Choice(ignored=frozenset(("whitespace",)))) == []


def test_a_pseudo_translation_is_not_asked_for_its_words() -> None:
    one = pair("从橙色到红色，他不喜欢。", "Ḟóñā ḃàċé, ďíḟó ĝúĥå")
    assert not [each for each in found(one) if each.check in ("closed-words", "negation")]


def several(*rows: tuple[str, str]) -> list[tuple[int, str]]:
    pairs = [pair(source, target) for source, target in rows]
    choice = Choice(across=ACROSS)
    return [(number, each.message) for number, each in across(pairs, choice)]


def test_one_source_with_two_translations_is_inconsistent() -> None:
    rows = [("红色警报", "Code Red"), ("红色警报。", "Code Red."), ("红色警报", "Red alert")]
    ((number, message),) = several(*rows)
    assert number == 2
    assert "Code Red" in message


def test_one_translation_of_two_sources_is_inconsistent() -> None:
    same = "This is the very same sentence."
    assert [number for number, _ in several(("今天下雨。", same), ("明天下雪。", same))] == [1]
    assert several(("你好", "Hello"), ("您好", "Hello")) == []


def test_an_answer_that_is_not_stored_yet_is_checked_as_well() -> None:
    one = pair("ChatGPT有8亿用户。", "ChatGPT has 800 billion users.")
    assert one.entry is not None
    assert one.entry.state is State.TRANSLATED
    assert one.reader is READER
    assert [each.check for each in found(one)] == ["numbers"]
