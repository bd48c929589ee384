"""`translit status --details`: how much there is, and how far reviewers went from the drafts."""

from __future__ import annotations

import json
import shutil
from typing import Any

import pytest

from tests.cli.conftest import Blog, english


def told(blog: Blog, *words: str) -> Any:
    return json.loads(blog.ok("status", "--details", "--output-format", "json", *words))


@pytest.fixture
def drafted(blog: Blog) -> Blog:
    blog.write("posts/post.md", "# 标题\n\n今天下雨。\n\n```text\n中文的代码\n```\n")
    blog.ok("extract")
    blog.ok("pretranslate", "--engine", "pseudo")
    return blog


def test_characters_words_drafts_and_findings_are_counted(drafted: Blog) -> None:
    (post,) = told(drafted)["posts"]
    assert post["characters"] == 6
    assert post["words"] > 0
    assert (post["machine"], post["changed"]) == (2, 0)
    assert post["findings"] == {"error": 0, "warning": 0, "hint": 0}
    assert post["outside"] == [{"line": 6, "text": "中文的代码"}]
    drafted.review(lambda entry: "It is  raining 9 times." if "下雨" in entry.source else "Title")
    (post,) = told(drafted)["posts"]
    assert post["machine"] == 0
    assert post["findings"] == {"error": 1, "warning": 1, "hint": 0}


def test_how_far_a_reviewer_went_from_the_draft_is_known(drafted: Blog) -> None:
    assert told(drafted)["edited"] == []
    drafted.review(lambda entry: entry.target if entry.source == "标题" else english(entry))
    (edited,) = told(drafted)["edited"]
    assert edited["engine"] == "pseudo"
    assert (edited["entries"], edited["kept"]) == (2, 1)
    assert 0.25 < edited["rate"] < 0.6
    text = drafted.ok("status", "--details")
    assert "pseudo, " in text
    assert "1 of 2 drafts accepted as they were" in text
    # What can be thrown away is no error.
    shutil.rmtree(drafted.root / ".translit")
    assert told(drafted)["edited"] == []


def test_a_changed_source_is_counted(blog: Blog) -> None:
    blog.ok("extract")
    blog.review(english)
    blog.write("posts/post.md", blog.text("posts/post.md").replace("今天下雨", "今天下大雨"))
    blog.ok("extract")
    (post,) = told(blog)["posts"]
    assert post["changed"] == 1


def test_rows_are_reviewers_on_demand(drafted: Blog) -> None:
    lines = drafted.ok("status", "--by", "reviewer").splitlines()
    assert lines[0].split()[0] == "reviewer"
    assert lines[1].split()[-11:] == ["0", "2", "0", "6", "5", "2", "2", "0", "0", "0", "0"]
