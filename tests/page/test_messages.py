"""What checks say, and why nothing was saved: all of it has words in Chinese."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import translit
from tests.cases_reader import CASES, Case, read_cases
from tests.checks import reading
from translit.checks.all_checks import CHECKS
from translit.checks.running import Choice, found
from translit.checks.talk import REFUSED
from translit.languages import has_han
from translit.page.messages import CHINESE, in_chinese
from translit.quantities.comparison import Difference, Differs

SOURCES = Path(translit.__file__).parent


def template(node: ast.expr) -> str | None:
    """A text, or one with values in it, these all called x; None for what is worked out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(template(one) or "x" for one in node.values)
    return None


def said(path: Path) -> Iterator[tuple[int, str]]:
    """What a check says, as its code has it, by lines: what is given to `finding` in a function."""
    for function in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(function, ast.FunctionDef):
            continue
        named = {
            target.id: node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "finding":
                first = node.args[0]
                first = named.get(first.id, first) if isinstance(first, ast.Name) else first
                if (text := template(first)) is not None:
                    yield node.lineno, text


def test_every_sentence_of_every_check_has_a_row() -> None:
    """By the code, so that a new one is noticed: but for values of ours, which have cases."""
    lacking = [
        (path.name, line, text)
        for path in sorted((SOURCES / "checks").glob("*.py"))
        for line, text in said(path)
        if path.name != "pairs.py" and in_chinese(text) is None and text not in OF_PARTS
    ]
    assert lacking == []


OF_PARTS = ("the translation x", "“x” is x", "“x” has x twice")
"""Sentences whose other part is a row of a table: all of these are in the cases below."""


@pytest.mark.parametrize("name", sorted(one.stem for one in (CASES / "checks").glob("*.txt")))
def test_all_that_the_cases_of_a_check_show_is_said_in_chinese(name: str) -> None:
    choice = Choice(checks=CHECKS, selected=frozenset((name,)))
    for case in read_cases(CASES / "checks" / f"{name}.txt"):
        for one in found(reading.given(case), choice):
            if one.message != "leads nowhere":  # what the cases of links say themselves
                told = in_chinese(one.message)
                assert told is not None, one.message
                assert has_han(told)


def test_parts_of_sentences_are_translated_too() -> None:
    from translit.checks import escapes, whitespace

    parts = [
        *(f"“x” is {what}" for _, what, _ in escapes._RULES),
        *(f"the translation {what}" for _, what, _ in whitespace._RULES),
        *(one.reason.replace("the engine's answer", "the translation") for one in REFUSED),
        *(str(Difference(kind, None, None, "8亿", "8 million")) for kind in Differs),
    ]
    assert [one for one in parts if in_chinese(one) is None] == []


def test_why_an_address_leads_nowhere_has_rows() -> None:
    """Every sentence that the code of arrivals answers."""
    tree = ast.parse((SOURCES / "workflows/arrival.py").read_text("utf-8"))
    answers = [
        text
        for node in ast.walk(tree)
        if isinstance(node, ast.Return) and isinstance(node.value, ast.JoinedStr)
        if (text := template(node.value))
    ]
    assert len(answers) == 7
    # Of two that go on from another sentence, and of one that may, what is theirs is in a row.
    parts = [text.strip("x; ") for text in answers if in_chinese(text) is None]
    assert [one for one in parts if not any(one in row for row in CHINESE)] == []


@pytest.mark.parametrize("case", read_cases(CASES / "page/messages.txt"), ids=lambda one: one.title)
def test_a_message_keeps_what_it_is_about(case: Case) -> None:
    assert in_chinese(case.given) == case.expected


@pytest.mark.parametrize("message", ["leads nowhere", "", "{0} {x}", "the translation sings"])
def test_what_nobody_knows_stays_as_it_is(message: str) -> None:
    assert in_chinese(message) is None


def test_every_row_says_all_that_it_is_given() -> None:
    for english, chinese in CHINESE.items():
        assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", chinese))
        assert has_han(chinese)
