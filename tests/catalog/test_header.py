"""The header, as Poedit keeps it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from tests.catalog.gettext_tools import msgfmt, needs_gettext
from translit.catalog import po
from translit.model import Entry, State

_NOW = datetime(2024, 5, 1, 10, 0, tzinfo=timezone(timedelta(hours=8)))


def _header() -> po.Header:
    return po.new_header(
        source_locale="zh_CN",
        locale="en",
        project="My blog",
        now=_NOW,
        translator="An Author <a@b.example>",
    )


def test_a_new_header_has_all_that_poedit_would_add_in_its_order() -> None:
    assert po.dumps(po.Catalog(_header())) == (
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: My blog\\n"\n'
        '"POT-Creation-Date: 2024-05-01 10:00+0800\\n"\n'
        '"PO-Revision-Date: 2024-05-01 10:00+0800\\n"\n'
        '"Last-Translator: An Author <a@b.example>\\n"\n'
        '"Language-Team: English\\n"\n'
        '"Language: en\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        '"X-Generator: translit\\n"\n'
        '"X-Source-Language: zh_CN\\n"\n'
    )


def test_a_new_header_has_the_plural_forms_of_its_own_language() -> None:
    header = po.new_header(source_locale="zh_CN", locale="ja", project="", now=_NOW)
    assert header.field("Plural-Forms") == "nplurals=1; plural=0;"
    assert header.field("Last-Translator") == ""


def test_a_tab_beside_a_value_is_none_of_it() -> None:
    header = po.Header(Entry("", "Language:\ten_GB\t\n", State.TRANSLATED))
    assert header.field("Language") == "en_GB"


@needs_gettext
def test_gettext_finds_nothing_wrong_with_a_new_header() -> None:
    entry = Entry("甲", "A", State.TRANSLATED)
    assert msgfmt(po.dumps(po.Catalog(_header(), (entry,)))) == ""


def test_a_date_without_a_zone_is_local() -> None:
    local = datetime(2024, 5, 1, 10, 0, tzinfo=UTC).astimezone()
    naive, aware = (
        po.new_header(source_locale="zh_CN", locale="en", project="", now=now)
        for now in (local.replace(tzinfo=None), local)
    )
    assert naive == aware


def test_a_field_is_changed_in_its_place_and_others_stay_as_they_are() -> None:
    header = po.Header(Entry("", "X-Odd:  1\nno field\nLanguage: en\n", State.TRANSLATED))
    changed = header.with_fields({"Language": "en_GB"})
    assert changed.entry.target == "X-Odd:  1\nno field\nLanguage: en_GB\n"
    assert changed.field("Language") == "en_GB"
    assert changed.field("X-Odd") == "1"
    assert changed.field("X-Other") == ""
    assert changed.fields == (("X-Odd", "1"), ("", "no field"), ("Language", "en_GB"))


def test_a_new_field_stands_where_poedit_puts_it() -> None:
    header = po.Header(
        Entry("", "Project-Id-Version: 1\nLanguage: en\nX-Odd: 1\n", State.TRANSLATED)
    )
    header = header.with_fields({"X-Mine": "2", "Last-Translator": "A", "Plural-Forms": "3"})
    assert [name for name, _ in header.fields] == [
        "Project-Id-Version",
        "Last-Translator",
        "Language",
        "Plural-Forms",
        "X-Odd",
        "X-Mine",
    ]
    odd = po.Header(Entry("", "X-Odd: 1\n", State.TRANSLATED)).with_fields({"Language": "en"})
    assert [name for name, _ in odd.fields] == ["Language", "X-Odd"]


def test_a_line_break_in_a_value_is_a_blank() -> None:
    header = po.Header().with_fields({"Project-Id-Version": "two\nlines,  apart"})
    assert header.fields == (("Project-Id-Version", "two lines,  apart"),)


def test_a_complete_header_is_not_touched() -> None:
    header = _header()
    later = _NOW + timedelta(days=1)
    other = po.new_header(source_locale="zh_CN", locale="en", project="Other", now=later)
    assert header.completed(other) == header


def test_a_new_header_is_read_as_it_was_made() -> None:
    catalog = po.Catalog(_header())
    read = po.loads(po.dumps(catalog), path="a.po")
    assert read == catalog
    assert read.header.entry.state is State.TRANSLATED
