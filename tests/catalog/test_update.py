"""What an update keeps of a catalog, fact by fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from translit.catalog import po
from translit.catalog.carrying import without_loans
from translit.catalog.origin import (
    Origin,
    is_origin,
    is_refusal,
    origin_note,
    origin_of,
    refusal_note,
)
from translit.catalog.update import update
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.model import Entry, Role, State, Syntax, Unit

_CODES = open_format(FormatOptions()).codes
_LONG = "今天下了一整天的雨，我在家里看书。"
_CHANGED = "今天下了一整天的雪，我在家里看书。"
_CHANGED_AGAIN = "今天下了一整天的雪，我在家里写书。"


def _unit(source: str, context: str = "") -> Unit:
    return Unit(source, Role.PARAGRAPH, Syntax.MARKDOWN, (), 1, context=context)


def _update(
    old: Sequence[Entry] | po.Catalog | None, *units: Unit | str, notes: Sequence[str] = ()
) -> po.Catalog:
    return update(
        po.Catalog(entries=tuple(old)) if isinstance(old, Sequence) else old,
        [_unit(unit) if isinstance(unit, str) else unit for unit in units],
        header_for_new=po.Header(),
        references=lambda _: "posts/a.md",
        notes=lambda _: notes,
        codes_of=_CODES,
    )


def _reviewed(source: str, target: str = "reviewed", **more: object) -> Entry:
    return replace(Entry(source, target, State.TRANSLATED), **more)  # type: ignore[arg-type]


def _fuzzy(source: str, target: str = "to review", **more: object) -> Entry:
    return replace(Entry(source, target, State.FUZZY), **more)  # type: ignore[arg-type]


def test_a_new_catalog_has_an_entry_for_each_key_in_the_order_of_the_units() -> None:
    catalog = _update(None, "甲。", "乙。", "甲。", _unit("甲。", "title"), notes=["paragraph"])
    assert [(entry.context, entry.source) for entry in catalog.entries] == [
        (None, "甲。"),
        (None, "乙。"),
        ("title", "甲。"),
    ]
    assert all(entry.references == ("posts/a.md",) for entry in catalog.entries)
    assert all(entry.notes == ("paragraph",) for entry in catalog.entries)
    assert catalog.counts() == {State.UNTRANSLATED: 3, State.FUZZY: 0, State.TRANSLATED: 0}


def test_references_and_notes_of_units_with_one_key_are_put_together() -> None:
    first, second = _unit("甲。"), replace(_unit("甲。"), role=Role.HEADING, line=9)
    catalog = update(
        None,
        [first, second],
        header_for_new=po.Header(),
        references=lambda unit: f"a.md:{unit.line}",
        notes=lambda unit: [unit.role, "词 = word"],
        codes_of=_CODES,
    )
    (entry,) = catalog.entries
    assert entry.references == ("a.md:1", "a.md:9")
    assert entry.notes == ("paragraph", "词 = word", "heading")


def test_comments_and_flags_stay_and_notes_are_written_anew() -> None:
    old = _reviewed("甲。", comment="问过作者", flags=("c-format",), notes=("heading",))
    (entry,) = _update([old], "甲。", notes=["paragraph"]).entries
    assert entry == replace(old, notes=("paragraph",), references=("posts/a.md",))


def test_the_origin_of_a_fuzzy_target_stays_until_it_is_reviewed() -> None:
    note = origin_note(Origin.ENGINE, "argos")
    fuzzy = _fuzzy("甲。", notes=("heading", note))
    (entry,) = _update([fuzzy], "甲。", notes=["paragraph"]).entries
    assert entry.notes == ("paragraph", note)
    assert origin_of(entry) is Origin.ENGINE
    (entry,) = _update(
        [replace(entry, state=State.TRANSLATED)], "甲。", notes=["paragraph"]
    ).entries
    assert entry.notes == ("paragraph",)
    assert origin_of(entry) is None


def test_why_an_entry_was_left_untranslated_stays_until_it_has_a_target() -> None:
    note = refusal_note("the engine\nanswered nothing")
    assert is_refusal(note)
    assert note == "Left untranslated: the engine answered nothing"
    left = Entry("甲。", notes=("heading", note))
    (entry,) = _update([left], "甲。", notes=["paragraph"]).entries
    assert entry.notes == ("paragraph", note)
    translated = replace(entry, target="A.", state=State.TRANSLATED)
    (entry,) = _update([translated], "甲。", notes=["paragraph"]).entries
    assert entry.notes == ("paragraph",)


def test_a_note_of_the_origin_is_one_line() -> None:
    note = origin_note(Origin.MEMORY, "93 %,\nposts/b.po")
    assert note == "Origin: memory, 93 %, posts/b.po"
    assert is_origin(note)
    assert not is_origin("paragraph")


def test_an_entry_that_comes_back_is_as_it_was() -> None:
    old = _reviewed(_LONG, comment="问过作者")
    gone = _update([old])
    assert gone.entries == (replace(old, obsolete=True),)
    assert _update(gone, _LONG).entries == (replace(old, references=("posts/a.md",)),)


def test_a_change_that_is_taken_back_costs_no_review() -> None:
    changed = _update([_reviewed(_LONG)], _CHANGED)
    back = _update(changed, _LONG)
    assert back.targets(fuzzy=False) == {_unit(_LONG).key: "reviewed"}


def test_a_source_that_changes_twice_keeps_what_its_target_was_made_for() -> None:
    once = _update([_reviewed(_LONG)], _CHANGED)
    twice = _update(once, _CHANGED_AGAIN)
    (entry,) = twice.active
    assert (entry.state, entry.target, entry.previous) == (State.FUZZY, "reviewed", _LONG)
    assert origin_of(entry) is Origin.EARLIER


def test_a_source_that_is_again_what_its_target_was_made_for_is_still_for_review() -> None:
    (entry,) = _update([_fuzzy(_CHANGED, previous=_LONG)], _LONG).entries
    assert (entry.state, entry.target, entry.previous) == (State.FUZZY, "to review", None)


def test_a_changed_source_keeps_the_comment_and_where_its_fuzzy_target_came_from() -> None:
    note = origin_note(Origin.EARLIER, "source changed")
    catalog = _update([_fuzzy(_LONG, notes=(note,), comment="问过作者")], _CHANGED)
    (entry,) = catalog.entries
    assert (entry.comment, entry.notes, entry.previous) == ("问过作者", (note,), _LONG)


@pytest.mark.parametrize("origin", [Origin.ENGINE, Origin.MEMORY])
def test_what_was_pretranslated_is_not_lent_to_a_changed_source(origin: Origin) -> None:
    """It is pretranslated anew; the earlier text may have been worked on, and is kept."""
    old = _fuzzy(_LONG, notes=(origin_note(origin, "argos"),), comment="问过作者")
    changed = _update([old], _CHANGED)
    (entry,) = changed.active
    assert (entry.state, entry.target) == (State.UNTRANSLATED, "")
    assert (entry.comment, entry.previous) == ("问过作者", None)
    assert changed.entries[1:] == (replace(old, obsolete=True),)
    assert _update(changed, _CHANGED) == changed
    assert [*_update(changed, _LONG).active] == [replace(old, references=("posts/a.md",))]


def test_what_was_pretranslated_is_lent_to_another_context_of_its_source() -> None:
    old = _fuzzy(_LONG, notes=(origin_note(Origin.ENGINE, "argos"),), context="title")
    (entry,) = _update([old], _LONG).active
    assert entry.target == "to review"


def test_what_a_person_wrote_is_named_before_what_an_engine_wrote() -> None:
    engine = _fuzzy("我在家里看书。", "machine", notes=(origin_note(Origin.ENGINE, "argos"),))
    old = [_reviewed("今天下了一整天的雨。", "person"), engine]
    (entry,) = _update(old, _LONG).active
    assert entry.target == "person machine"
    assert all(one.source != "我在家里看书。" for one in _update(old, _LONG).obsolete)
    assert origin_of(entry) is Origin.EARLIER


def test_an_earlier_target_is_lent_to_one_changed_source_only() -> None:
    catalog = _update([_reviewed(_LONG)], _CHANGED, _CHANGED_AGAIN)
    assert [entry.state for entry in catalog.active] == [State.FUZZY, State.UNTRANSLATED]


def test_of_equal_likeness_the_one_with_the_same_neighbours_is_taken() -> None:
    old = [
        _reviewed("甲说今天下雨。", "near the first"),
        _reviewed("第一段话到此为止。", "1"),
        _reviewed("乙说今天下雨。", "near the second"),
        _reviewed("第二段话到此为止。", "2"),
    ]
    new = ["第一段话到此为止。", "丙说今天下雨。", "第二段话到此为止。"]
    entry = _update(old, *new).entries[1]
    assert (entry.source, entry.target) == ("丙说今天下雨。", "near the second")


def test_a_source_wrapped_in_two_ways_is_reviewed_once() -> None:
    old = _reviewed("今天下了一整天的雨，\n我在家里看书。")
    catalog = _update(
        [old], "今天下了一整天的雨，我在家里看书。", "今天下了一整天的\n雨，我在家里看书。"
    )
    assert [entry.target for entry in catalog.active] == ["reviewed", ""]


def test_an_obsolete_target_is_lent_where_the_post_has_none_to_lend() -> None:
    old = _reviewed(_LONG, obsolete=True)
    changed, kept = _update([old], _CHANGED).entries
    assert (changed.target, changed.previous) == ("reviewed", _LONG)
    assert kept == old


def test_joined_sentences_are_lent_once() -> None:
    old = [_reviewed("今天下了一整天的雨。", "1"), _reviewed("我在家里看书。", "2")]
    catalog = _update(old, _LONG, "今天下了一整天的雨；我在家里看书！")
    assert [entry.target for entry in catalog.active] == ["1 2", ""]


def test_marks_without_a_word_are_neither_joined_nor_split() -> None:
    asked, called = _reviewed("？？？", "???"), _reviewed("！！！", "!!!")
    assert [*_update([asked, called], "……").active] == [Entry("……", references=("posts/a.md",))]
    assert all(not entry.target for entry in _update([asked], "……", "——").active)


def test_joined_sentences_of_a_title_were_made_for_that_title() -> None:
    parts = [_reviewed("今天下雨，", "It rains,"), _reviewed("我在家。", "I am home.")]
    old = [replace(part, context="title") for part in parts]
    entry = _update(old, _unit("今天下雨，我在家。", "title")).entries[0]
    assert (entry.state, entry.target) == (State.FUZZY, "It rains, I am home.")
    assert (entry.previous, entry.previous_context) == (None, None)


def test_a_sentence_that_could_be_part_of_two_is_part_of_the_first() -> None:
    old = [_reviewed("下雨，看书。", "rain, read"), _reviewed("看书，做饭。", "read, cook")]
    catalog = _update(old, "下雨。", "看书。", "做饭。")
    assert [entry.target for entry in catalog.active][:2] == ["rain, read", "rain, read"]


def test_the_same_text_in_another_context_is_for_review() -> None:
    old = _reviewed("关于我们", context="title")
    entry = _update([old], _unit("关于我们", "menu")).entries[0]
    assert (entry.state, entry.target) == (State.FUZZY, "reviewed")
    assert (entry.previous_context, entry.previous) == ("title", "关于我们")


def test_the_same_text_is_lent_to_one_context_only() -> None:
    old = _reviewed("关于我们", context="title")
    new = _update([old], _unit("关于我们", "menu"), _unit("关于我们", "footer")).active
    assert [entry.target for entry in new] == ["reviewed", ""]


def test_of_two_entries_of_one_key_the_one_without_a_context_is_ours() -> None:
    ours, theirs = _reviewed("甲。", "ours"), _reviewed("甲。", "theirs", context="")
    for old in ([ours, theirs], [theirs, ours]):
        entries = _update(old, "甲。").entries
        assert [(entry.target, entry.obsolete) for entry in entries] == [
            ("ours", False),
            ("theirs", True),
        ]


def test_of_two_entries_of_one_key_the_one_with_a_target_is_taken() -> None:
    reviewed, blank = _reviewed("甲。", "ours", obsolete=True), Entry("甲。", context="")
    for old in ([reviewed, blank], [blank, reviewed]):
        (entry,) = _update(old, "甲。").entries
        assert (entry.target, entry.state, entry.obsolete) == ("ours", State.TRANSLATED, False)


def test_of_two_entries_of_one_key_the_one_of_the_post_is_taken() -> None:
    gone = Entry(_LONG, "It rained once.", state=State.TRANSLATED, obsolete=True)
    stands = Entry(_LONG, "It is raining.", context="", state=State.TRANSLATED)
    for old in ([gone, stands], [stands, gone]):
        first, *_ = _update(old, _LONG).entries
        assert (first.target, first.state) == ("It is raining.", State.TRANSLATED)


def test_what_a_person_has_accepted_is_no_loan() -> None:
    lent = Entry(_CHANGED, "It is raining.", state=State.TRANSLATED, previous=_LONG, obsolete=True)
    stands = Entry(_LONG, "It is raining.", state=State.TRANSLATED)
    assert without_loans([lent], beside=[stands]) == [lent]
    fuzzy = replace(lent, state=State.FUZZY)
    assert without_loans([fuzzy], beside=[stands]) == []
    assert without_loans([replace(fuzzy, previous=None)], beside=[stands]) != []


def test_what_was_lent_within_a_context_is_a_loan_too() -> None:
    lent = _fuzzy(_CHANGED, "It is raining.", context="title", previous=_LONG, obsolete=True)
    stands = _reviewed(_LONG, "It is raining.", context="title")
    assert without_loans([lent], beside=[stands]) == []
    elsewhere = replace(stands, context=None)
    assert without_loans([lent], beside=[elsewhere]) == [lent]
    assert without_loans([replace(lent, previous_context="")], beside=[elsewhere]) == []


def test_of_a_long_hexadecimal_escape_the_last_two_digits_count() -> None:
    (entry,) = po.loads('msgid "\\x141"\nmsgstr ""\n', path="a.po").entries
    assert entry.source == "A"


def test_a_plural_entry_without_targets_is_written_with_an_empty_one() -> None:
    text = po.dumps(po.Catalog(entries=(Entry("一个", "", plural="几个"),)))
    assert text.endswith('msgid_plural "几个"\nmsgstr[0] ""\n')


def test_an_empty_context_of_another_tool_is_none() -> None:
    old = _reviewed("甲。", context="")
    assert _update([old], "甲。").entries == (replace(old, references=("posts/a.md",)),)


def test_a_url_that_the_target_lost_is_for_review() -> None:
    old = _reviewed("看[这里](https://a.example)。", "Look here.")
    (entry, _) = _update([old], "看[这里](https://b.example)。").entries
    assert (entry.state, entry.target) == (State.FUZZY, "Look here.")


def test_a_target_that_links_elsewhere_is_for_review() -> None:
    old = _reviewed("看[这里](https://a.example)。", "Look [here](https://a.example/en).")
    (entry, _) = _update([old], "看[这里](https://b.example)。").entries
    assert (entry.state, entry.target) == (State.FUZZY, old.target)


def test_a_url_that_does_not_fit_where_the_old_one_stood_is_for_review() -> None:
    old = _reviewed("看[这里](<a.html>)。", "Look [here](a.html).")
    (entry, _) = _update([old], "看[这里](<a b.html>)。").entries
    assert (entry.state, entry.target) == (State.FUZZY, "Look [here](a.html).")


def test_a_fuzzy_target_takes_a_new_url_and_stays_fuzzy() -> None:
    old = _fuzzy("看[这里](https://a.example)。", "See [here](https://a.example).", previous="看。")
    (entry,) = _update([old], "看[这里](https://b.example)。").entries
    assert (entry.target, entry.previous) == ("See [here](https://b.example).", "看。")
    assert entry.state is State.FUZZY


def test_an_untranslated_entry_goes_with_its_unit() -> None:
    assert _update([Entry(_LONG, notes=("paragraph",))]).entries == ()


def test_a_comment_outlives_an_untranslated_entry_also_in_gettext() -> None:
    old = Entry(_LONG, comment="问过作者")
    gone = _update([old])
    assert [entry.comment for entry in gone.entries] == ["问过作者"]
    assert all(entry.obsolete and entry.target for entry in gone.entries)
    assert _update(gone, _LONG).entries == (replace(old, references=("posts/a.md",)),)


def test_a_comment_outlives_an_untranslated_plural_too() -> None:
    old = Entry("甲", comment="问过作者", plural="乙", plural_targets=("", ""))
    (entry,) = _update([old]).entries
    assert (entry.comment, entry.obsolete, entry.plural_targets) == ("问过作者", True, ("甲", ""))


def test_a_comment_of_an_untranslated_entry_follows_its_changed_source() -> None:
    (entry,) = _update([Entry(_LONG, comment="问过作者")], _CHANGED).entries
    assert (entry.source, entry.state, entry.comment) == (_CHANGED, State.UNTRANSLATED, "问过作者")


def test_obsolete_entries_keep_their_order_and_new_ones_follow() -> None:
    old = [_reviewed("甲。"), _reviewed("乙。"), _reviewed("丙。", obsolete=True)]
    gone = _update([*old, _reviewed("丁。", obsolete=True)])
    assert [entry.source for entry in gone.entries] == ["丙。", "丁。", "甲。", "乙。"]


def test_plural_entries_of_others_are_kept() -> None:
    plural = Entry("甲", "", State.TRANSLATED, plural="乙", plural_targets=("one", "many"))
    assert _update([plural]).entries == (replace(plural, obsolete=True),)
    made_for = replace(plural, previous="丙", previous_plural="丁")
    assert _update([made_for]).entries == (replace(plural, obsolete=True),)
    assert _update([replace(plural, comment="注")], "甲甲").entries == (
        Entry("甲甲", references=("posts/a.md",)),
        replace(plural, comment="注", obsolete=True),
    )


@pytest.mark.parametrize(
    ("forms", "target", "comment"),
    [
        (("one", "many"), "one", "注\nmsgstr[1]: many"),
        (("one", "one"), "one", "注"),
        (("", "many"), "many", "注"),
        ((" ", "", "few", "a\nb", "few"), "few", "注\nmsgstr[3]: a b"),
        (("", ""), "", "注"),
        ((), "", "注"),
    ],
)
@pytest.mark.parametrize("obsolete", [False, True])
def test_a_plural_entry_of_another_tool_becomes_an_ordinary_one(
    forms: tuple[str, ...], target: str, comment: str, *, obsolete: bool
) -> None:
    state = State.TRANSLATED if target else State.UNTRANSLATED
    plural = Entry("甲", "", state, comment="注", plural="乙", plural_targets=forms)
    (entry,) = _update([replace(plural, obsolete=obsolete)], "甲").entries
    assert entry == Entry(
        "甲",
        target,
        State.FUZZY if target else State.UNTRANSLATED,
        comment=comment,
        references=("posts/a.md",),
    )
    assert _update([entry], "甲").entries == (entry,)


def test_a_header_is_kept_and_completed() -> None:
    ours = po.Header().with_fields({"Language": "en", "X-Source-Language": "zh_CN"})
    theirs = po.Header(
        Entry("", "Language: en_GB\nX-Odd:  1\n", State.FUZZY, comment="My blog in English")
    )
    catalog = update(
        po.Catalog(theirs),
        [],
        header_for_new=ours,
        references=lambda _: "",
        notes=lambda _: (),
        codes_of=_CODES,
    )
    assert catalog.header == po.Header(
        replace(theirs.entry, target="Language: en_GB\nX-Odd:  1\nX-Source-Language: zh_CN\n")
    )
    odd = po.Header(Entry("", "no field\n", State.TRANSLATED))
    assert catalog.header.completed(odd) == catalog.header


def test_a_unit_without_a_source_is_no_entry() -> None:
    assert _update(None, "").entries == ()
