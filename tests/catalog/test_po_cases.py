"""PO text: what the cases show, with gettext beside us where it is installed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cases_reader import CASES, Case, read_cases
from tests.catalog.gettext_tools import msgcat, needs_gettext
from translit.catalog import po
from translit.errors import CatalogError
from translit.model import Entry, State, UnitKey

_HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

WRITTEN = read_cases(CASES / "catalog" / "written.txt")
KEPT = read_cases(CASES / "catalog" / "kept.txt")
REFUSED = read_cases(CASES / "catalog" / "refused.txt")


def _file(text: str) -> str:
    return f"{text}\n" if "Content-Type" in text else f"{_HEADER}{text}\n"


@pytest.mark.parametrize("case", WRITTEN, ids=str)
def test_a_file_is_written_as_gettext_writes_it(case: Case) -> None:
    assert po.dumps(po.loads(_file(case.given), path="a.po")) == _file(case.expected)


@needs_gettext
@pytest.mark.parametrize("case", WRITTEN, ids=str)
def test_gettext_writes_the_same(case: Case) -> None:
    assert msgcat(_file(case.given).replace("\r\n", "\n")) == _file(case.expected)


@pytest.mark.parametrize("case", KEPT, ids=str)
def test_what_gettext_would_drop_or_refuse_is_kept(case: Case) -> None:
    assert po.dumps(po.loads(f"{case.given}\n", path="a.po")) == f"{case.expected}\n"


@pytest.mark.parametrize("case", WRITTEN + KEPT, ids=str)
def test_what_was_written_is_written_again(case: Case) -> None:
    text = f"{case.expected}\n"
    assert po.dumps(po.loads(text, path="a.po")) == text


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_an_error_says_where_what_and_what_to_do(case: Case) -> None:
    with pytest.raises(CatalogError) as caught:
        po.loads(f"{case.given}\n", path="po/a.po")
    assert str(caught.value) == case.expected


def test_a_byte_order_mark_is_dropped() -> None:
    text = f'{_HEADER}msgid "甲"\nmsgstr "A"\n'
    assert po.dumps(po.loads(f"\ufeff{text}", path="a.po")) == text


def test_an_empty_file_is_an_empty_catalog() -> None:
    assert po.loads("", path="a.po") == po.Catalog()
    assert po.dumps(po.Catalog()) == ""


def test_a_last_line_without_a_line_end_is_read() -> None:
    assert po.loads('msgid "a"\nmsgstr "A"', path="a.po").entries[0].target == "A"


def test_a_text_with_a_nul_is_read_again() -> None:
    catalog = po.Catalog(entries=(Entry("a\x001", "A", State.TRANSLATED),))
    text = po.dumps(catalog)
    assert "\0" not in text
    assert po.loads(text, path="a.po") == catalog


@pytest.mark.parametrize("name", ["a\nb.md", "a\rb.md"])
def test_a_file_name_with_a_line_break_is_refused(name: str) -> None:
    with pytest.raises(CatalogError, match="rename it"):
        po.dumps(po.Catalog(entries=(Entry("a", references=(name,)),)))


def test_a_file_name_with_a_tab_is_read_as_one_name() -> None:
    text = po.dumps(po.Catalog(entries=(Entry("a", references=("a\tb.md:3", "c.md")),)))
    assert po.loads(text, path="a.po").entries[0].references == ("a b.md:3", "c.md")


def test_a_previous_context_is_written_with_a_previous_source() -> None:
    entry = Entry("a", "A", State.FUZZY, previous_context="c")
    read = po.loads(po.dumps(po.Catalog(entries=(entry,))), path="a.po").entries
    assert read == (replace(entry, previous="a"),)


def test_targets_are_the_reviewed_ones_of_entries_in_use() -> None:
    catalog = po.Catalog(
        entries=(
            Entry("a", "A", State.TRANSLATED),
            Entry("b", "B", State.FUZZY, context="c"),
            Entry("d"),
            Entry("e", "E", State.TRANSLATED, obsolete=True),
            Entry("f", "", State.TRANSLATED, plural="g", plural_targets=("F",)),
        )
    )
    assert catalog.targets(fuzzy=False) == {UnitKey("", "a"): "A"}
    assert catalog.targets(fuzzy=True) == {UnitKey("", "a"): "A", UnitKey("c", "b"): "B"}
    assert catalog.counts() == {State.UNTRANSLATED: 1, State.FUZZY: 1, State.TRANSLATED: 2}


def test_a_carriage_return_never_ends_a_comment() -> None:
    entry = Entry("a", "A", State.TRANSLATED, comment="one\r\ntwo\r", notes=("three\r",))
    text = po.dumps(po.Catalog(entries=(entry,)))
    assert "\r" not in text
    assert "\r" not in po.dumps(po.loads(f"{text}\n# four\r", path="a.po"))


def test_a_note_of_two_lines_is_written_as_two() -> None:
    text = po.dumps(po.Catalog(entries=(Entry("a", notes=("one\ntwo", "three")),)))
    assert text.startswith("#. one\n#. two\n#. three\nmsgid")
