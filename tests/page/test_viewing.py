"""Documents, entries and findings -> what a reviewer is told about each unit."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.catalog.origin import Origin, origin_note, refusal_note
from translit.catalog.remarks import remark
from translit.formats import FormatOptions
from translit.formats.markdown import Markdown
from translit.glossary import loads
from translit.model import Document, Entry, Finding, Severity, State, UnitKey
from translit.page.differences import changes
from translit.page.html_file import card, page_html, static
from translit.page.labels import WORDS, language_of, words_of
from translit.page.viewing import Seen, page
from translit.page.views import DemandKind, Page, ShownUnit, unit_id

READER = Markdown(FormatOptions())
GLOSSARY = loads("source,target,note\n大蒜,Garlic,a model\n".encode(), path="glossary.csv")
SOURCE = "大蒜花了8亿元，见[这里](https://a.org)和`code`。"


def made(post: str = SOURCE, **entry: object) -> Page:
    document = READER.parse(post)
    (unit, *_) = document.units
    entries = {unit.key: replace(Entry(unit.source), **entry)} if entry else {}
    return page(Seen("a.md", "a.po", document, READER, entries, glossary=GLOSSARY))


def one(post: str = SOURCE, **entry: object) -> ShownUnit:
    return made(post, **entry).units[0]


def test_what_must_be_kept_stands_by() -> None:
    told = {(each.kind, each.target) for each in one().demands}
    assert {
        (DemandKind.TERM, "Garlic"),
        (DemandKind.AMOUNT, "800 million yuan"),
        (DemandKind.CODE, "`code`"),
        (DemandKind.CODE, "[…](https://a.org)"),
    } <= told


def test_a_unit_without_an_entry_is_untranslated_and_the_page_is_stale() -> None:
    assert one().state is State.UNTRANSLATED
    assert made().stale
    assert not made(target="Garlic.", state=State.TRANSLATED).stale


def test_a_target_of_blanks_is_none() -> None:
    assert one(target=" \n", state=State.TRANSLATED).state is State.UNTRANSLATED


def test_notes_are_told_once() -> None:
    notes = (
        "paragraph",
        origin_note(Origin.ENGINE, "argos; direct; llm agrees by 31 %"),
        "Term: 大蒜 → Garlic (a model)",
        remark("error", "numbers", "8亿元 is not in the translation"),
        refusal_note("no answer"),
    )
    unit = one(target="x", state=State.FUZZY, notes=notes)
    assert unit.notes == ("Left untranslated: no answer",)
    assert unit.origin == "machine translation, argos; direct; llm agrees by 31 %"
    assert unit.agreement == 0.31
    assert unit.marks == ("waits", "terms", "doubtful")


def test_what_is_reviewed_is_not_doubtful() -> None:
    notes = (origin_note(Origin.ENGINE, "argos; llm agrees by 1 %"),)
    assert "doubtful" not in one(target="x", state=State.TRANSLATED, notes=notes).marks


def test_the_difference_from_the_previous_source_is_shown() -> None:
    unit = one("今天下雪。", target="Rain.", state=State.FUZZY, previous="今天下雨。")
    shown = card(unit, language="en")
    assert "今天下<del>雨</del><ins>雪</ins>。" in shown


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_difference_has_both_texts(old: str, new: str) -> None:
    found = changes(old, new)
    assert "".join(each.text for each in found if each.kind != "del") == new
    assert "".join(each.text for each in found if each.kind != "ins") == old


def test_texts_too_long_to_compare_stand_one_behind_the_other() -> None:
    assert [each.kind for each in changes("甲" * 3000, "乙" * 3000)] == ["del", "ins"]


def test_the_name_of_a_unit_is_that_of_its_context_and_source() -> None:
    names = {unit_id(UnitKey(*key)) for key in (("", "甲"), ("title", "甲"), ("", "乙"))}
    assert len(names) == 3
    assert unit_id(UnitKey("", "甲")) == unit_id(UnitKey("", "甲"))


def test_a_sentence_that_stands_twice_is_one_unit_with_one_card() -> None:
    twice = page_html(made("今天下雨。\n\n- 今天下雨。\n"), language="en")
    assert len(re.findall('data-card="', twice)) == 1
    assert len(re.findall(r'class="unit" data-unit="', twice)) == 4


def test_findings_are_those_of_the_checks() -> None:
    document = READER.parse(SOURCE)
    finding = Finding("numbers", Severity.ERROR, "8亿元 is not in the translation")
    entry = Entry(SOURCE, "Garlic.", State.FUZZY)
    keys = {document.units[0].key: (finding,)}
    seen = Seen("a.md", "a.po", document, READER, {entry.key: entry}, keys)
    unit = page(seen).units[0]
    assert unit.severity is Severity.ERROR
    assert finding.message in card(unit, language="en")
    assert "译文没有 8亿元" in card(unit, language="zh")


class Lines:
    """A format of which nothing is known but its units."""

    name = "lines"
    suffixes = (".txt",)

    @staticmethod
    def parse(text: str) -> Document:
        return READER.parse(text)


def test_a_format_without_blocks_is_shown_unit_by_unit() -> None:
    document = READER.parse("甲 <b>乙</b>。\n\n丙。\n")
    found = page(Seen("a.txt", "a.po", document, Lines())).blocks
    assert [len(each.units) for each in found] == [1, 1]
    assert "<b>" not in found[0].source or "</b>" in found[0].source


@pytest.mark.parametrize("name", WORDS)
def test_every_word_is_there_in_both_languages_with_the_same_places(name: str) -> None:
    english, chinese = WORDS[name]
    assert english
    assert re.search("[\u4e00-\u9fff]", chinese)
    assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", chinese))


def test_every_word_of_a_template_is_in_the_table() -> None:
    for template in ("page", "card", "index"):
        text = static(f"../templates/{template}.html")
        assert set(re.findall(r'\bt\("(\w+)"', text)) <= set(WORDS)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_TW"}, "zh"),
    ],
)
def test_the_language_is_that_of_the_locale(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language
    assert words_of(language)("all")


def test_scripts_are_small() -> None:
    assert len(static("page.js").encode()) < 10_000


def _light(name: str, scheme: str) -> float:
    color = re.search(rf"--{name}: #([0-9a-f]+);", scheme)
    assert color
    digits = color[1] if len(color[1]) == 6 else "".join(2 * digit for digit in color[1])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


INKS = [
    *((ink, "paper") for ink in ("ink", "soft", "accent", "waits", "open", "error", "well")),
    *((ink, "tint") for ink in ("ink", "soft", "accent", "open")),
    ("ink", "chosen"), ("soft", "chosen"), ("ink", "waits-tint"), ("waits", "waits-tint"),
    ("ink", "ins"), ("ink", "del"), ("ink", "code"), ("soft", "code"), ("paper", "accent"),
]  # fmt: skip
"""What is written on what, in the style of the pages."""


@pytest.mark.parametrize("number", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), INKS)
def test_every_ink_can_be_read_on_its_paper(ink: str, paper: str, number: int) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 at least."""
    scheme = re.findall(r":root \{(.*?)\}", static("page.css"), re.DOTALL)[number]
    low, high = sorted((_light(ink, scheme), _light(paper, scheme)))
    assert (high + 0.05) / (low + 0.05) >= 4.5
