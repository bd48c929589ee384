"""What the pages say is printed is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.console import matches, run
from tests.docs.machine import machine
from tests.docs.pages import PAGES, blocks, shown

_RUN = [
    path
    for path in PAGES
    if any(one.language == "console" for one in blocks(path.read_text("utf-8")))
]


@pytest.mark.parametrize("path", _RUN, ids=shown)
def test_the_commands_of_a_page_print_what_it_says(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in machine(tmp_path / "home").items():
        monkeypatch.setenv(name, value)
    wrong = [
        f"$ {ran.command}\n--- the page\n{ran.expected}--- printed\n{ran.printed}"
        for ran in run(path.read_text("utf-8"), tmp_path)
        if not ran.agrees
    ]
    assert not wrong, "\n".join(("python -m tests.docs.refresh shows what differs:", *wrong))


@pytest.mark.parametrize(
    ("expected", "printed"),
    [
        ("a\n", "a\n"),
        ("a\n…\n", "a\nb\nc\n"),
        ("a\n…\n", "a\n"),
        ("…\nc\n", "a\nb\nc\n"),
        ("a … b\n", "a long b\n"),
    ],
)
def test_what_is_left_out_may_be_anything(expected: str, printed: str) -> None:
    assert matches(expected, printed)


@pytest.mark.parametrize(
    ("expected", "printed"),
    [
        ("a\n", "b\n"),
        ("a\n", "a\nb\n"),
        ("a … b\n", "a\nb\n"),
        ("a.c\n", "abc\n"),
        ("", "a\n"),
    ],
)
def test_nothing_else_may_differ(expected: str, printed: str) -> None:
    assert not matches(expected, printed)


_TOLD = """filled a.po: 2 from the engine
2 entries filled, 0 left
       1  terms placed by the model
#. Term: 雨 → rain
#. Origin: machine translation, argos; terms placed by the model
msgstr "Rain."
"""


@pytest.mark.parametrize(
    "printed",
    [
        _TOLD,
        _TOLD.replace("Rain.", "It is raining."),
        _TOLD.replace("terms placed by the model", "terms put back afterwards"),
        _TOLD.replace("by the model\n", "by the model\n       1  terms put back afterwards\n", 1),
        _TOLD.replace("2 from the engine", "1 from the engine, 1 left untranslated"),
    ],
)
def test_what_a_model_says_may_be_other_than_a_page_has_it(printed: str) -> None:
    assert matches(_TOLD, printed, model=True)
    assert matches(_TOLD, printed) is (printed == _TOLD)


@pytest.mark.parametrize(
    "printed",
    [_TOLD.replace("→ rain", "→ snow"), _TOLD + "more\n", _TOLD.replace("msgstr", "msgid")],
)
def test_what_a_model_has_no_say_in_may_not_differ(printed: str) -> None:
    assert not matches(_TOLD, printed, model=True)
