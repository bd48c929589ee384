"""What a translator finds in the PO file after an author's edits, to the byte."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Blog
from translit.catalog import po
from translit.model import Entry, State

POST = """\
---
title: 下雨天
---

# 下雨天

今天下了一整天的雨，路上有不少水坑。我在家里看书，一直看到天黑。晚上我们一起做饭。

- **绿色：**一切正常；
- 请看[这篇文章](https://old.example/a?x=1)。
"""

ENGLISH = {
    "下雨天": "A rainy day",
    "今天下了一整天的雨，路上有不少水坑。": "It rained all day, and the road is full of puddles.",
    "我在家里看书，一直看到天黑。": "I read at home until it was dark.",
    "晚上我们一起做饭。": "In the evening we cook together.",
    "**绿色：**一切正常；": "**Green:** all is well;",
    "请看[这篇文章](https://old.example/a?x=1)。": "See [this article](https://old.example/a?x=1).",
}

HEADER = """\
# My blog in English
# Li Lei, 2026.
#
msgid ""
msgstr ""
"Project-Id-Version: My blog 3\\n"
"PO-Revision-Date: 2026-11-24 09:00+0800\\n"
"Last-Translator: Li Lei <li@example.org>\\n"
"Language-Team: The team\\n"
"Language: en_GB\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Generator: Poedit 3.2.2\\n"
"X-Odd-Field: kept as it is\\n"
"POT-Creation-Date: 2026-11-24 08:00+0800\\n"
"X-Source-Language: zh_CN\\n"
"""


@pytest.fixture
def reviewed(blog: Blog) -> Blog:
    """A blog whose one post is all reviewed, with a header and comments of the translator's."""
    blog.write("posts/post.md", POST)
    blog.ok("extract")
    blog.review(lambda entry: ENGLISH[entry.source])
    _, _, entries = blog.text("locales/en/post.md.po").partition("\n\n")
    entries = entries.replace("#. paragraph\n", "# 问过作者：水坑很多。\n#. paragraph\n", 1)
    blog.write("locales/en/post.md.po", f"{HEADER}\n{entries}")
    blog.ok("extract", "--check")
    return blog


def edited(blog: Blog, *changes: tuple[str, str]) -> str:
    """The catalog after an edit of the post, without its header, which stays as it was."""
    post = blog.text("posts/post.md")
    for old, new in changes:
        assert old in post
        post = post.replace(old, new)
    blog.write("posts/post.md", post)
    blog.ok("extract")
    text = blog.text("locales/en/post.md.po")
    assert text.startswith(f"{HEADER}\n")
    before = blog.files()
    blog.ok("extract")
    assert blog.files() == before
    return text.removeprefix(f"{HEADER}\n")


def open_entries(blog: Blog) -> list[Entry]:
    return [entry for entry in blog.catalog().active if entry.state is not State.TRANSLATED]


def test_two_changed_characters_cost_one_sentence_and_the_old_one_is_kept(reviewed: Blog) -> None:
    before = reviewed.text("locales/en/post.md.po").removeprefix(f"{HEADER}\n")
    after = edited(reviewed, ("一整天的雨", "一整天的雪"))
    was = """\
# 问过作者：水坑很多。
#. paragraph
#: posts/post.md
msgid "今天下了一整天的雨，路上有不少水坑。"
msgstr "It rained all day, and the road is full of puddles."
"""
    now = """\
# 问过作者：水坑很多。
#. paragraph
#. Origin: earlier version, source changed
#: posts/post.md
#, fuzzy
#| msgid "今天下了一整天的雨，路上有不少水坑。"
msgid "今天下了一整天的雪，路上有不少水坑。"
msgstr "It rained all day, and the road is full of puddles."
"""
    gone = """
# 问过作者：水坑很多。
#~ msgid "今天下了一整天的雨，路上有不少水坑。"
#~ msgstr "It rained all day, and the road is full of puddles."
"""
    assert was in before
    assert after == before.replace(was, now) + gone


def test_a_change_that_is_taken_back_brings_the_review_back(reviewed: Blog) -> None:
    before = reviewed.text("locales/en/post.md.po").removeprefix(f"{HEADER}\n")
    edited(reviewed, ("一整天的雨", "一整天的雪"))
    assert edited(reviewed, ("一整天的雪", "一整天的雨")) == before


def test_a_sentence_that_is_deleted_and_restored_comes_back_reviewed(reviewed: Blog) -> None:
    before = reviewed.text("locales/en/post.md.po").removeprefix(f"{HEADER}\n")
    sentence = "我在家里看书，一直看到天黑。"
    after = edited(reviewed, (sentence, ""))
    assert f'#~ msgid "{sentence}"\n#~ msgstr "{ENGLISH[sentence]}"\n' in after
    assert open_entries(reviewed) == []
    assert edited(reviewed, ("水坑。", f"水坑。{sentence}")) == before


def test_an_inserted_sentence_is_one_new_entry_in_its_place(reviewed: Blog) -> None:
    before = reviewed.text("locales/en/post.md.po").removeprefix(f"{HEADER}\n")
    after = edited(reviewed, ("我在家里", "远处传来雷声。我在家里"))
    new = '#. paragraph\n#: posts/post.md\nmsgid "远处传来雷声。"\nmsgstr ""\n\n'
    place = before.index('#. paragraph\n#: posts/post.md\nmsgid "我在家里')
    assert after == before[:place] + new + before[place:]


def test_a_moved_paragraph_moves_its_entries_and_nothing_else(reviewed: Blog) -> None:
    before = reviewed.text("locales/en/post.md.po").removeprefix(f"{HEADER}\n")
    paragraph = POST.split("\n\n")[2]
    after = edited(reviewed, (f"{paragraph}\n\n", ""), ("。\n", f"。\n\n{paragraph}\n"))
    assert sorted(after.strip().split("\n\n")) == sorted(before.strip().split("\n\n"))
    assert after != before


@pytest.mark.parametrize(
    "change",
    [
        ("水坑。我在", "水坑。\n\n我在"),
        ("下雨天\n\n今天", "下雨天\n\n> 今天"),
        ("水坑。我在", "水坑。\n我在"),
        ("title: 下雨天", 'title: "下雨天"\ndate: 2026-11-01'),
        ("# 下雨天", "<!-- 一行 -->\n\n## 下雨天"),
    ],
    ids=["split", "quoted", "wrapped", "front matter", "line above"],
)
def test_an_edit_of_the_layout_costs_no_review(reviewed: Blog, change: tuple[str, str]) -> None:
    edited(reviewed, change)
    assert open_entries(reviewed) == []
    assert [entry.target for entry in reviewed.catalog().active][:2] == ["A rainy day"] * 2
    reviewed.ok("build")
    assert "I read at home until it was dark." in reviewed.text("build/en/post.md")


def test_merged_paragraphs_cost_no_review(reviewed: Blog) -> None:
    edited(reviewed, ("水坑。我在", "水坑。\n\n我在"))
    before = reviewed.text("locales/en/post.md.po")
    edited(reviewed, ("水坑。\n\n我在", "水坑。我在"))
    assert reviewed.text("locales/en/post.md.po") == before


def test_a_sentence_wrapped_at_another_place_keeps_its_english(reviewed: Blog) -> None:
    edited(reviewed, ("一直看到", "\n一直看到"))
    assert open_entries(reviewed) == []
    reviewed.ok("build")
    assert "I read at home until it was dark." in reviewed.text("build/en/post.md")


def test_a_word_that_becomes_a_link_is_for_review_with_the_old_english(reviewed: Blog) -> None:
    after = edited(reviewed, ("一起做饭", "一起[做饭](https://cook.example)"))
    (entry,) = open_entries(reviewed)
    assert entry.state is State.FUZZY
    assert (entry.target, entry.previous) == (
        "In the evening we cook together.",
        "晚上我们一起做饭。",
    )
    assert (
        '#| msgid "晚上我们一起做饭。"\nmsgid "晚上我们一起[做饭](https://cook.example)。"' in after
    )
    # Nobody has reviewed it: what was built stays, and no link is lost in what is built.
    assert "waiting" in reviewed.ok("build")


def test_a_new_address_alone_is_carried_over_still_reviewed(reviewed: Blog) -> None:
    before = reviewed.text("locales/en/post.md.po").removeprefix(f"{HEADER}\n")
    after = edited(reviewed, ("https://old.example/a?x=1", "https://new.example/b"))
    assert after == before.replace("https://old.example/a?x=1", "https://new.example/b")
    reviewed.ok("build")
    assert "See [this article](https://new.example/b)." in reviewed.text("build/en/post.md")


def test_a_renamed_post_begins_with_all_that_was_reviewed(reviewed: Blog) -> None:
    before = reviewed.text("locales/en/post.md.po")
    (reviewed.root / "posts/post.md").rename(reviewed.root / "posts/rain.md")
    reviewed.ok("extract")
    assert reviewed.text("locales/en/rain.md.po") == before.replace(
        "posts/post.md", "posts/rain.md"
    )
    assert reviewed.text("locales/en/post.md.po") == before
    reviewed.ok("extract", "--prune")
    reviewed.ok("extract", "--check")
    reviewed.ok("build")


def test_edits_that_follow_each_other_lose_nothing(reviewed: Blog) -> None:
    english = {entry.target for entry in reviewed.catalog().entries}
    edited(reviewed, ("一整天的雨", "一整天的雪"), ("晚上我们一起做饭。", ""))
    edited(reviewed, ("路上有不少", "路上有很多"), ("# 下雨天", "# 下雪天"))
    edited(reviewed, ("- **绿色：**一切正常；\n", ""))
    catalog = reviewed.catalog()
    assert english <= {entry.target for entry in catalog.entries}
    sentence = next(entry for entry in catalog.active if "雪，" in entry.source)
    # The English was made for the first of the three, and the reviewer sees that one.
    assert sentence.previous == "今天下了一整天的雨，路上有不少水坑。"
    reviewed.write("posts/post.md", POST)
    reviewed.ok("extract")
    assert open_entries(reviewed) == []
    assert po.dumps(reviewed.catalog()) == reviewed.text("locales/en/post.md.po")
