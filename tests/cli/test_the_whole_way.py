"""Extract, review, build: what a blogger and a translator see."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import POST, Blog, english
from translit.catalog.origin import Origin, origin_of
from translit.model import State

BUILT = """---
title: A rainy day
date: 2026-11-01
---

# Title

It is raining today. I am coding at home.

- **Green:** all is well;
- Look [here](https://example.org).
"""


def test_a_reviewed_post_is_built_and_keeps_all_its_other_bytes(blog: Blog) -> None:
    assert "created locales/en/post.md.po (6 untranslated)" in blog.ok("extract")
    blog.review(english)
    assert "wrote build/en/post.md" in blog.ok("build")
    assert blog.text("build/en/post.md") == BUILT
    assert blog.text("posts/post.md") == POST


def test_a_second_extraction_and_a_second_build_write_nothing(blog: Blog) -> None:
    blog.ok("extract")
    blog.review(english)
    blog.ok("extract")
    blog.ok("build")
    before = blog.files()
    blog.ok("extract")
    blog.ok("build")
    assert blog.files() == before


def test_what_can_be_thrown_away_may_be_thrown_away(blog: Blog) -> None:
    blog.ok("extract")
    before = blog.files()
    for path in (blog.root / ".translit").iterdir():
        path.write_bytes(b"\xff damaged")
    blog.ok("extract")
    assert blog.files() == before


def test_a_post_that_is_not_all_reviewed_waits_and_its_earlier_build_stays(blog: Blog) -> None:
    blog.ok("extract")
    blog.review(english)
    blog.ok("build")
    blog.write("posts/post.md", POST.replace("今天下雨", "今天下雪"))
    blog.ok("extract")
    output = blog.ok("build")
    assert "waiting posts/post.md (5 of 6 reviewed)" in output
    assert blog.text("build/en/post.md") == BUILT
    assert "wrote build/en/post.md" in blog.ok("build", "--keep", "80")
    assert "今天下雪。 I am coding at home." in blog.text("build/en/post.md")


@pytest.mark.parametrize("nothing", ["   ", "\\n", "\u3000"])
def test_a_translation_of_blanks_is_none(blog: Blog, nothing: str) -> None:
    blog.ok("extract")
    blog.review(english)
    text = blog.text("locales/en/post.md.po").replace('"It is raining today."', f'"{nothing}"')
    blog.write("locales/en/post.md.po", text)
    assert "waiting posts/post.md (5 of 6 reviewed)" in blog.ok("build")
    assert json.loads(blog.ok("status", "--output-format", "json"))["posts"][0]["untranslated"] == 1


def test_a_draft_is_made_of_whatever_there_is_and_says_so(blog: Blog) -> None:
    blog.ok("extract")
    blog.ok("build", "--draft")
    assert not (blog.root / "build/en").exists()
    built = blog.text("build/draft/en/post.md")
    assert built == POST.replace("---\n", "---\ndraft: true\n", 1)


def test_check_writes_nothing_and_tells_what_is_stale(blog: Blog) -> None:
    assert blog.run("extract", "--check").exit_code == 1
    assert not (blog.root / "locales").exists()
    blog.ok("extract")
    blog.ok("extract", "--check")
    blog.review(english)
    assert blog.run("build", "--check").exit_code == 1
    assert not (blog.root / "build").exists()
    blog.ok("build")
    blog.ok("build", "--check")


def test_catalogs_of_posts_that_are_gone_are_reported_and_pruned_on_demand(blog: Blog) -> None:
    blog.write("posts/old.md", "旧文章。\n")
    blog.ok("extract")
    (blog.root / "posts/old.md").unlink()
    assert "its post is gone" in blog.run("extract").output
    assert (blog.root / "locales/en/old.md.po").exists()
    assert "deleted locales/en/old.md.po" in blog.ok("extract", "--prune")
    assert not (blog.root / "locales/en/old.md.po").exists()


def test_a_renamed_post_keeps_its_reviewed_translations(blog: Blog) -> None:
    blog.ok("extract")
    blog.review(english)
    (blog.root / "posts/post.md").rename(blog.root / "posts/rain.md")
    assert "begun from locales/en/post.md.po" in blog.run("extract").output
    blog.ok("build")
    assert blog.text("build/en/rain.md") == BUILT


def test_status_counts_by_state_as_a_table_and_as_json(blog: Blog) -> None:
    blog.ok("extract")
    assert "posts/post.md" in blog.ok("status")
    (row,) = json.loads(blog.ok("status", "--output-format", "json"))["posts"]
    assert (row["untranslated"], row["translated"], row["total"], row["stale"]) == (6, 0, 6, False)
    blog.review(english)
    blog.write("posts/post.md", POST + "\n新的一句。\n")
    (row,) = json.loads(blog.ok("status", "--output-format", "json"))["posts"]
    assert (row["untranslated"], row["translated"], row["stale"]) == (1, 6, True)


@pytest.mark.parametrize(
    ("changed", "lost"),
    [
        (POST.replace("今天下雨", "昨天下雪"), {"昨天下雪。"}),
        (POST.replace("我在家写代码。", "风很大。我在家写代码。"), {"风很大。"}),
        (POST.replace("# 标题\n\n", "").replace("- 看", "# 标题\n\n- 看"), set()),
        (POST.replace("今天下雨。我在家写代码。", "今天下雨。\n\n我在家写代码。"), set()),
        (POST.replace("今天下雨。我在家", "今天下雨。\n我在家"), set()),
        (POST.replace("写代码", "写[代码](https://a.b)"), {"我在家写[代码](https://a.b)。"}),
        (POST.replace("https://example.org", "https://example.com/new"), set()),
    ],
    ids=["two characters", "inserted", "moved", "split", "joined", "linked", "new address"],
)
def test_an_edit_costs_the_sentences_that_it_touches_and_no_other(
    blog: Blog, changed: str, lost: set[str]
) -> None:
    blog.ok("extract")
    blog.review(english)
    blog.write("posts/post.md", changed)
    blog.ok("extract")
    open_ = {entry.source for entry in blog.catalog().active if entry.state is not State.TRANSLATED}
    assert open_ == lost


def test_a_translation_that_lost_a_code_is_refused_by_file_and_line(blog: Blog) -> None:
    blog.ok("extract")
    blog.review(lambda entry: english(entry).replace("[here](https://example.org)", "here"))
    result = blog.run("build")
    assert result.exit_code == 1
    assert "refused posts/post.md" in result.output
    line = (
        blog.text("locales/en/post.md.po")
        .split("\n")
        .index('msgid "看[这里](https://example.org)。"')
    )
    assert f"locales/en/post.md.po:{line + 1}: the translation has lost" in result.output
    assert not (blog.root / "build").exists()


_LOST = "the translation has lost the link https://example.org of “看[这里](https://example.org)。”"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Look here.", f"{_LOST}; correct it"),
        ("Look [here](https://a.b).", f"{_LOST} and has gained the link https://a.b; correct it"),
        (
            "**Look** [here](https://example.org).",
            "has gained **bold**; correct it in Poedit, and write a backslash before a sign",
        ),
    ],
)
def test_a_refusal_names_each_code_once(blog: Blog, written: str, said: str) -> None:
    blog.ok("extract")
    blog.review(lambda entry: written if entry.source.startswith("看") else english(entry))
    assert said in blog.run("build").output


def test_a_type_in_html_is_refused_with_what_to_write(blog: Blog) -> None:
    blog.write("posts/post.md", "<div>甲</div>\n")
    blog.ok("extract")
    blog.review(lambda _: "List<String>")
    said = "has gained <String>; correct it in Poedit, and write &lt; for a < that is no markup"
    assert said in blog.run("build").output
    blog.review(lambda _: "List&lt;String>")
    assert "wrote" in blog.ok("build")


def test_what_stood_in_the_place_of_a_built_post_is_kept(blog: Blog) -> None:
    blog.ok("extract")
    blog.review(english)
    blog.ok("build")
    blog.write("build/en/post.md", "somebody's edit")
    refused = blog.run("build")
    assert (refused.exit_code, "build/en/post.md: was changed" in refused.output) == (1, True)
    assert blog.text("build/en/post.md") == "somebody's edit"
    taken = blog.ok("build", "--adopt", "build/en/post.md")
    assert "-somebody's edit\n" in taken
    assert "what stood there is in .translit/replaced/build/en/post.md" in taken
    assert blog.text("build/en/post.md") == BUILT
    assert blog.text(".translit/replaced/build/en/post.md") == "somebody's edit"


def test_init_makes_what_is_missing_and_overwrites_nothing(tmp_path: Path) -> None:
    blog = Blog(tmp_path)
    blog.write("glossary.csv", "source,target\n甲,A\n")
    blog.ok("init", str(tmp_path))
    assert blog.text("glossary.csv") == "source,target\n甲,A\n"
    assert (tmp_path / "posts").is_dir()
    before = blog.files()
    blog.ok("init", str(tmp_path))
    assert blog.files() == before
    assert "0 posts" in blog.ok("extract")


def test_pretranslation_fills_what_nobody_has_written_and_leaves_the_rest(blog: Blog) -> None:
    blog.ok("extract")
    blog.review(lambda entry: "It rains." if entry.source == "今天下雨。" else "", keep=False)
    catalog = blog.catalog()
    assert catalog.counts()[State.TRANSLATED] == 1
    output = blog.ok("pretranslate", "--engine", "pseudo", "--report")
    assert "filled locales/en/post.md.po: 5 from the engine" in output
    entries = {entry.source: entry for entry in blog.catalog().active}
    assert entries["今天下雨。"].target == "It rains."
    assert entries["今天下雨。"].state is State.TRANSLATED
    for source, entry in entries.items():
        if source != "今天下雨。":
            assert entry.state is State.FUZZY
            assert origin_of(entry) is Origin.ENGINE
    before = blog.files()
    blog.ok("pretranslate", "--engine", "pseudo")
    assert blog.files() == before


def test_memory_comes_before_an_engine_and_needs_none(blog: Blog) -> None:
    blog.ok("extract")
    blog.review(english)
    blog.write("posts/second.md", "今天下雨。\n\n从没见过的一句话。\n")
    blog.ok("extract")
    output = blog.ok("pretranslate", "--memory-only")
    assert "filled locales/en/second.md.po: 1 from memory" in output
    entries = {entry.source: entry for entry in blog.catalog("second.md").active}
    assert entries["今天下雨。"].target == "It is raining today."
    assert origin_of(entries["今天下雨。"]) is Origin.MEMORY
    assert entries["从没见过的一句话。"].state is State.UNTRANSLATED
