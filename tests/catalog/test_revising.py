"""One edit of one entry: what Poedit would write, and every other byte as it was."""

from __future__ import annotations

import difflib
import re
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases_reader import CASES
from tests.catalog.gettext_tools import msgcat, msgfmt, needs_gettext
from tests.catalog.strategies import catalogs
from translit.catalog import po
from translit.catalog.revising import Conflict, Revision, Version, revised, version_of
from translit.errors import CatalogError
from translit.model import Entry, State, UnitKey

NOW = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
OPENED, SAVED = (
    (CASES / "catalog" / f"{name}_poedit.po").read_text("utf-8")
    for name in ("opened_in", "saved_by")
)


def entry_of(text: str, source: str) -> Entry:
    return next(one for one in po.loads(text, path="a.po").active if one.source == source)


def edited(text: str, source: str, wanted: Version, *, seen: Version | None = None) -> str:
    entry = entry_of(text, source)
    return revised(
        text,
        Revision(entry.key, seen or version_of(entry), wanted),
        path="a.po",
        translator="",
        now=NOW,
    ).text


def changed_lines(old: str, new: str) -> list[str]:
    """The lines that differ, with their signs."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0)
    return [line for line in lines if re.match(r"[+-](?![+-])", line)]


def test_an_edit_writes_what_poedit_wrote() -> None:
    """The same entry, edited in the same way: the header's generator aside, the same file."""
    old, new = (po.loads(text, path="a.po") for text in (OPENED, SAVED))
    (pair,) = [
        (was, now)
        for was, now in zip(old.active, new.active, strict=True)
        if was.target != now.target
    ]
    text = edited(OPENED, pair[0].source, version_of(pair[0]).accepted(pair[1].target))
    headers = ("PO-Revision-Date", "X-Generator", "Last-Translator")
    ours, theirs = (
        [line for line in one.splitlines() if not line.strip('"').startswith(headers)]
        for one in (text, SAVED)
    )
    assert ours == theirs


WRITTEN = """\
# The blog of a gardener
msgid ""
msgstr ""
"Project-Id-Version: blog\\n"
"PO-Revision-Date: 2026-01-01 10:00+0000\\n"
"Last-Translator: Ann <ann@example.org>\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Generator: Poedit 3.2.2\\n"

#. paragraph
#. Origin: machine translation, argos
#: posts/post.md
#, fuzzy
#| msgid "今天下雪。"
msgid "今天下雨。"
msgstr "It snows "
"today."

# 看看
#: posts/post.md
msgid "很"
"冷。"
msgstr "It is cold."

#~ msgid "旧"
#~ msgstr "Old"

# the end
"""


def test_acceptance_takes_the_mark_and_the_earlier_source_away() -> None:
    entry = entry_of(WRITTEN, "今天下雨。")
    assert changed_lines(WRITTEN, edited(WRITTEN, entry.source, version_of(entry).accepted())) == [
        '-"PO-Revision-Date: 2026-01-01 10:00+0000\\n"',
        '+"PO-Revision-Date: 2026-11-02 08:30+0000\\n"',
        "-#, fuzzy",
        '-#| msgid "今天下雪。"',
        '-msgstr "It snows "',
        '-"today."',
        '+msgstr "It snows today."',
    ]


def test_other_entries_keep_every_byte_though_nobody_else_writes_them_so() -> None:
    entry = entry_of(WRITTEN, "今天下雨。")
    crlf, bare = WRITTEN.replace("\n", "\r\n"), WRITTEN.rstrip("\n")
    for text in (WRITTEN, crlf, "\ufeff" + WRITTEN, bare, f"\n{WRITTEN}"):
        written = edited(text, entry.source, version_of(entry).accepted("It rains."))
        ends = "\r\n" if "\r\n" in text else "\n"
        for line in ("# 看看", 'msgid "很"', '"冷。"', '#~ msgid "旧"', "# the end"):
            assert ends + line in written
        assert written.count("\r") == (written.count("\n") if ends == "\r\n" else 0)
        assert written.startswith("\ufeff") is text.startswith("\ufeff")
        assert written.endswith("\n") is text.endswith("\n")


def test_the_last_entry_of_a_file_without_a_last_line_end_is_edited_alone() -> None:
    text = WRITTEN.partition("\n#~ ")[0].rstrip("\n")
    entry = entry_of(text, "很冷。")
    written = edited(text, entry.source, version_of(entry).accepted("So cold."))
    assert 'msgstr "It snows "\n"today."\n' in written
    assert written.endswith('msgstr "So cold."')


def test_lines_of_both_kinds_stay_as_they_are() -> None:
    text = WRITTEN.replace('msgid "很"\n', 'msgid "很"\r\n').replace("# the end\n", "# the end\r\n")
    entry = entry_of(text, "今天下雨。")
    written = edited(text, entry.source, version_of(entry).accepted("It rains."))
    assert '\nmsgid "很"\r\n"冷。"\n' in written
    assert written.endswith("# the end\r\n")


def test_a_comment_changes_no_state() -> None:
    entry = entry_of(WRITTEN, "今天下雨。")
    written = edited(WRITTEN, entry.source, version_of(entry).commented("snow? \nno, rain\n"))
    assert changed_lines(WRITTEN, written)[2:] == [
        "+# snow?",
        "+# no, rain",
        '-msgstr "It snows "',
        '-"today."',
        '+msgstr "It snows today."',
    ]


def test_rejection_goes_one_step_back() -> None:
    reviewed = Version("It rains.", State.TRANSLATED, "hm")
    assert reviewed.rejected() == Version("It rains.", State.FUZZY, "hm")
    assert reviewed.rejected().rejected() == Version("", State.UNTRANSLATED, "hm")


def test_acceptance_keeps_the_comment() -> None:
    version = Version("It rains.", State.FUZZY, "hm", previous="雪")
    assert version.accepted() == Version("It rains.", State.TRANSLATED, "hm")


def test_an_empty_text_is_untranslated() -> None:
    version = Version("It rains.", State.FUZZY, previous="雪")
    assert version.accepted("  ") == Version("", State.UNTRANSLATED)


def test_what_another_has_changed_is_a_conflict_and_what_is_done_is_none() -> None:
    entry = entry_of(WRITTEN, "今天下雨。")
    seen, mine = version_of(entry), version_of(entry).accepted("It is raining.")
    theirs = edited(WRITTEN, entry.source, seen.accepted("Rain today."))
    with pytest.raises(Conflict) as conflict:
        edited(theirs, entry.source, mine, seen=seen)
    assert conflict.value.now == Version("Rain today.", State.TRANSLATED)
    assert edited(theirs, entry.source, seen.accepted("Rain today."), seen=seen) == theirs


def test_an_edit_of_another_entry_is_no_conflict() -> None:
    seen = version_of(entry_of(WRITTEN, "今天下雨。"))
    theirs = edited(WRITTEN, "很冷。", version_of(entry_of(WRITTEN, "很冷。")).accepted("Cold."))
    both = edited(theirs, "今天下雨。", seen.accepted("It rains."), seen=seen)
    assert (entry_of(both, "很冷。").target, entry_of(both, "今天下雨。").target) == (
        "Cold.",
        "It rains.",
    )


def test_an_entry_that_is_gone_is_a_conflict() -> None:
    seen = Version("x", State.FUZZY)
    for source in ("没有", "旧"):  # the second one is obsolete
        revision = Revision(UnitKey("", source), seen, seen.accepted())
        with pytest.raises(Conflict, match=r"^the entry has changed$") as conflict:
            revised(WRITTEN, revision, path="a.po", translator="", now=NOW)
        assert conflict.value.now is None


def test_the_translator_is_told_where_one_is_known() -> None:
    entry = entry_of(WRITTEN, "今天下雨。")
    revision = Revision(entry.key, version_of(entry), version_of(entry).accepted())
    new = revised(WRITTEN, revision, path="a.po", translator="Bo <bo@example.org>", now=NOW)
    text = new.text
    assert '"Last-Translator: Bo <bo@example.org>\\n"' in text


def test_two_entries_on_one_line_are_written_all_the_same() -> None:
    text = 'msgid "一" msgstr "One" msgid "二" msgstr "Two"\n'
    one = entry_of(text, "一")
    revision = Revision(one.key, version_of(one), version_of(one).accepted("Uno"))
    new = revised(text, revision, path="a.po", translator="", now=NOW)
    assert [entry.target for entry in new.catalog.active] == ["Uno", "Two"]
    assert new.catalog == po.loads(new.text, path="a.po")


def test_an_entry_that_gettext_would_write_otherwise_is_edited_alone() -> None:
    text = """\
msgid "乙"
msgstr "B "
"C"

#: ./a.md:007
#, no-wrap, fuzzy, c-format
msgid "甲"
msgstr "A"

#~ msgid "丙"
#~ msgstr "C " "D"

msgid "丁"
msgstr "D " "E"
"""
    entry = entry_of(text, "甲")
    assert changed_lines(text, edited(text, "甲", version_of(entry).accepted())) == [
        "-#: ./a.md:007",
        "-#, no-wrap, fuzzy, c-format",
        "+#: a.md:7",
        "+#, c-format, no-wrap",
    ]
    last = entry_of(text, "丁")
    assert changed_lines(text, edited(text, "丁", version_of(last).accepted("D."))) == [
        '-msgstr "D " "E"',
        '+msgstr "D."',
    ]


def test_a_plural_message_of_the_same_source_does_not_stand_in_the_way() -> None:
    plural = 'msgctxt ""\nmsgid "雨"\nmsgid_plural "雨们"\nmsgstr[0] "rain"\nmsgstr[1] "rains"\n\n'
    text = f'{plural}msgid "雨"\nmsgstr ""\n'
    nothing = Version("", State.UNTRANSLATED)
    written = edited(text, "雨", Version("Rain", State.TRANSLATED), seen=nothing)
    assert written.endswith(f'{plural}msgid "雨"\nmsgstr "Rain"\n')


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(catalogs(), st.data())
def test_nothing_else_changes(catalog: po.Catalog, data: st.DataObject) -> None:
    """Read again, a file is what it was but for the entry and the header's date."""
    text = po.dumps(catalog)
    old = po.loads(text, path="a.po")
    # Of two with one key, an empty msgctxt and none, the first is the one that is shown.
    plain = {one.key: one for one in reversed([*old.active]) if one.plural is None}
    if not plain:
        return
    entry = data.draw(st.sampled_from([*plain.values()]))
    wanted = data.draw(
        st.sampled_from(
            [
                version_of(entry).accepted('It *rains*.\nTwice \\ "so"'),
                version_of(entry).accepted(),
                version_of(entry).rejected(),
                version_of(entry).commented("x\n\ny"),
            ]
        )
    )
    new = revised(
        text, Revision(entry.key, version_of(entry), wanted), path="a.po", translator="", now=NOW
    )
    now = po.loads(new.text, path="a.po")
    assert new.catalog == now
    assert [one.line for one in new.catalog.entries] == [one.line for one in now.entries]
    there = next(one for one in now.active if one.key == entry.key and one.plural is None)
    assert (there.target, there.state, there.comment) == (
        wanted.target,
        wanted.state,
        wanted.comment,
    )
    assert [one for one in now.entries if one.key != entry.key] == [
        one for one in old.entries if one.key != entry.key
    ]
    # Undone, all is as it was, but for the date.
    back = revised(
        new.text, Revision(entry.key, version_of(there), version_of(entry)), path="a.po",
        translator="", now=NOW, read=new.catalog,
    )  # fmt: skip
    assert po.loads(back.text, path="a.po").entries == old.entries


@needs_gettext
def test_msgfmt_and_msgcat_read_it_as_it_is() -> None:
    entry = entry_of(OPENED, "今天下了一整天的雨，路上有不少水坑。")
    text = edited(OPENED, entry.source, version_of(entry).accepted("It “rained” all day\\."))
    assert msgcat(text) == text
    assert msgfmt(text) == ""


def test_what_is_no_catalog_is_an_error() -> None:
    revision = Revision(
        UnitKey("", "一"), Version("", State.UNTRANSLATED), Version("x", State.FUZZY)
    )
    with pytest.raises(CatalogError):
        revised('msgid "一\n', revision, path="a.po", translator="", now=NOW)


def test_a_file_without_a_header_gets_none() -> None:
    text = '#. paragraph\nmsgid "甲"\nmsgstr ""\n\nmsgid "乙"\nmsgstr "B"\n'
    wanted = version_of(entry_of(text, "甲")).accepted("A")
    new = edited(text, "甲", wanted)
    assert changed_lines(text, new) == ['-msgstr ""', '+msgstr "A"']


def test_a_version_is_all_that_a_person_may_change_of_an_entry() -> None:
    entry = Entry(
        "a", "A", State.FUZZY, context="c", comment="d", previous="e", previous_context="f",
        previous_plural="g", notes=("h",), references=("i",),
    )  # fmt: skip
    bare = Entry("a", context="c", notes=("h",), references=("i",))
    assert version_of(entry).of(bare) == entry
    assert version_of(bare).of(entry) == bare


def test_a_file_that_cannot_be_read_is_named() -> None:
    revision = Revision(
        UnitKey("", "a"), Version("", State.UNTRANSLATED), Version("A", State.FUZZY)
    )
    with pytest.raises(CatalogError, match=r"^po/a\.po:1: "):
        revised('msgid "a"', revision, path="po/a.po", translator="", now=NOW)
