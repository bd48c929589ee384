"""What Poedit 3.2.2 made of a catalog of ours: opened, one fuzzy entry edited, saved.

`opened_in_poedit.po` is what `translit extract` and `pretranslate` had written of the post below;
`saved_by_poedit.po` is what stood in its place after the edit.
"""

from __future__ import annotations

from tests.cases_reader import CASES
from translit.catalog import po
from translit.catalog.origin import is_origin
from translit.catalog.update import update
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.glossary import loads as read_glossary
from translit.model import State
from translit.workflows.notes import notes_of

POST = """---
title: 下雨天
---

# 下雨天

今天下了一整天的雨，路上有不少水坑。我在家里看书，
看到很晚才睡觉。这本书讲的是一位园丁怎样在山上种大蒜，怎样把大蒜卖到城里去，又怎样在第一年就赔光了本钱，第二年却凭着同一块地翻了身，说起来让人又想笑又想哭。

- **绿色：**一切正常；
- 看[这里](https://example.org/old)。😀

晚上我们一起做晚饭。
"""

GLOSSARY = "source,target,when,unless,forbidden,note\n大蒜,garlic,,,,the plant\n"

OPENED, SAVED = (
    (CASES / "catalog" / f"{name}_poedit.po").read_text("utf-8")
    for name in ("opened_in", "saved_by")
)


def _extracted(text: str) -> str:
    """What `translit extract` makes of a catalog of the post."""
    markdown = open_format(FormatOptions())
    return po.dumps(
        update(
            po.loads(text, path="a.po"),
            markdown.parse(POST).units,
            header_for_new=po.Header(),
            references=lambda _: "posts/下雨 天.md",
            notes=notes_of(read_glossary(GLOSSARY.encode(), path="glossary.csv")),
            codes_of=markdown.codes,
        )
    )


def test_what_poedit_opened_was_as_we_write_it() -> None:
    assert po.dumps(po.loads(OPENED, path="a.po")) == OPENED
    assert _extracted(OPENED) == OPENED


def test_what_poedit_saved_is_written_again() -> None:
    assert po.dumps(po.loads(SAVED, path="a.po")) == SAVED


def test_a_save_changes_the_entry_that_was_edited_and_facts_of_the_header() -> None:
    opened, saved = (po.loads(text, path="a.po") for text in (OPENED, SAVED))
    facts = {
        name
        for (name, was), (_, now) in zip(opened.header.fields, saved.header.fields, strict=True)
        if was != now
    }
    assert facts == {"PO-Revision-Date", "Last-Translator", "X-Generator"}
    changed = [
        (was, now) for was, now in zip(opened.entries, saved.entries, strict=True) if was != now
    ]
    ((was, now),) = changed
    assert (was.state, now.state) == (State.FUZZY, State.TRANSLATED)
    assert (was.key, was.notes, was.references) == (now.key, now.notes, now.references)
    assert now.previous is None


def test_an_extraction_after_the_save_drops_what_the_review_made_void_and_no_more() -> None:
    was, now = (po.loads(text, path="a.po") for text in (SAVED, _extracted(SAVED)))
    assert was.header == now.header
    dropped = [
        set(old.notes) - set(new.notes) for old, new in zip(was.entries, now.entries, strict=True)
    ]
    assert [note for notes in dropped for note in notes] == [
        "Origin: earlier version, source changed"
    ]
    assert [entry.state for entry in was.entries] == [entry.state for entry in now.entries]
    assert [entry.target for entry in was.entries] == [entry.target for entry in now.entries]
    assert sum(any(map(is_origin, entry.notes)) for entry in now.entries) == 2
