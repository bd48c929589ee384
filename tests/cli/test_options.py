"""What options do to a project: where built posts go, what is pruned, kept and reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import POST, Blog, english

RECIPES = {
    "hugo by name": ("content/posts", "content/posts/{dir}/{stem}.{locale}{suffix}"),
    "hugo by folder": ("content/zh/posts", "content/{locale}/posts/{path}"),
    "hexo": ("source/_posts", "source/_posts/{locale}/{path}"),
    "jekyll": ("_posts", "{locale}/_posts/{path}"),
}

BUILT = {
    "hugo by name": ["content/posts/2025/index.en.md", "content/posts/a.en.md"],
    "hugo by folder": ["content/en/posts/2025/index.md", "content/en/posts/a.md"],
    "hexo": ["source/_posts/en/2025/index.md", "source/_posts/en/a.md"],
    "jekyll": ["en/_posts/2025/index.md", "en/_posts/a.md"],
}


@pytest.mark.parametrize("generator", RECIPES)
def test_built_posts_go_where_the_site_generator_looks_and_are_never_sources(
    tmp_path: Path, generator: str
) -> None:
    blog = Blog(tmp_path)
    posts, build = RECIPES[generator]
    blog.write("translit.toml", f'posts = "{posts}"\nbuild = "{build}"\n')
    for name in ("a.md", "2025/index.md"):
        blog.write(f"{posts}/{name}", POST)
    blog.ok("extract")
    for name in ("a.md", "2025/index.md"):
        blog.review(english, name)
    blog.ok("build")
    for name in BUILT[generator]:
        assert name in blog.text("locales/en/_built.txt")
        assert "draft" not in blog.text(name)
    before = blog.files()
    assert "2 posts: 0 created, 0 updated, 2 unchanged" in blog.ok("extract")
    assert "2 posts: 0 written, 2 unchanged" in blog.ok("build")
    # Its source is gone, and what had been built of it is still no source.
    (blog.root / posts / "a.md").unlink()
    assert "1 post: 0 created" in blog.ok("extract")
    assert "1 post: 0 written" in blog.ok("build")
    assert blog.files().keys() == before.keys() - {f"{posts}/a.md"}


def test_prune_deletes_only_catalogs_of_posts_that_are_gone(blog: Blog) -> None:
    blog.ok("extract")
    foreign = 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "菜单"\nmsgstr "Menu"\n'
    blog.write("locales/en/theme.po", foreign)
    blog.write("locales/en/broken.po", "not PO")
    blog.write("posts/plugin.rst", "没有装好的格式。\n")
    blog.write("locales/en/plugin.rst.po", foreign)
    blog.write("locales/en/gone.md.po", blog.text("locales/en/post.md.po"))
    output = blog.ok("extract", "--prune")
    assert output.count("deleted") == 1
    assert "deleted locales/en/gone.md.po, whose post is gone" in output
    for name in ("theme.po", "broken.po", "plugin.rst.po", "post.md.po"):
        assert (blog.root / "locales/en" / name).is_file()


def test_nothing_is_pruned_where_there_are_no_posts_at_all(blog: Blog) -> None:
    blog.ok("extract")
    (blog.root / "posts/post.md").unlink()
    result = blog.run("extract", "--prune")
    assert result.exit_code == 2
    assert "there are no posts at all" in result.output
    assert (blog.root / "locales/en/post.md.po").is_file()
    assert "there are no posts here, files whose names end in .md" in blog.ok("status")


@pytest.mark.parametrize(
    "words", [["extract", "--check", "--prune"], ["extract", "--prune", "post.md"]]
)
def test_options_that_contradict_each_other_are_an_error_of_usage(
    blog: Blog, words: list[str]
) -> None:
    blog.ok("extract")
    before = blog.files()
    assert blog.run(*words).exit_code == 2
    assert blog.files() == before


def test_a_catalog_begun_without_the_suffix_of_its_post_is_taken_where_one_post_can_claim_it(
    blog: Blog,
) -> None:
    blog.ok("extract")
    (blog.root / "locales/en/post.md.po").rename(blog.root / "locales/en/post.po")
    blog.ok("extract", "--check")
    blog.write("posts/post.markdown", "另一篇。\n")
    blog.ok("extract")
    assert (blog.root / "locales/en/post.md.po").is_file()
    assert (blog.root / "locales/en/post.markdown.po").is_file()


def test_waiting_posts_are_no_failure_of_a_build_and_refused_ones_are(blog: Blog) -> None:
    blog.ok("extract")
    assert "waiting posts/post.md (0 of 6 reviewed)" in blog.ok("build")
    blog.ok("build", "--check")
    blog.review(lambda entry: english(entry).replace("**Green:**", "Green:"))
    assert blog.run("build", "--check").exit_code == 1
    assert blog.run("build").exit_code == 1
    assert not (blog.root / "build").exists()


@pytest.mark.parametrize(("keep", "outcome"), [("66", "wrote"), ("67", "waiting"), ("0", "wrote")])
def test_keep_names_the_percentage_from_which_a_post_is_written(
    blog: Blog, keep: str, outcome: str
) -> None:
    blog.ok("extract")
    blog.review(lambda entry: "" if entry.source in ("标题", "今天下雨。") else english(entry))
    assert "waiting posts/post.md (4 of 6 reviewed)" in blog.ok("build")
    assert blog.ok("build", "--keep", keep).startswith(outcome)
    if outcome == "wrote":
        assert "# 标题\n\n今天下雨。 I am coding at home." in blog.text("build/en/post.md")
        assert "draft" not in blog.text("build/en/post.md")


@pytest.mark.parametrize("keep", ["-1", "101", "half"])
def test_keep_takes_a_percentage(blog: Blog, keep: str) -> None:
    assert blog.run("build", "--keep", keep).exit_code == 2


def test_pretranslate_reports_as_text_and_as_json(blog: Blog) -> None:
    blog.ok("extract")
    blog.review(lambda entry: english(entry) if "代码" in entry.source else "")
    blog.write("posts/second.md", "我在家写代码。\n\n我在家写代码了。\n\n别的话。\n")
    blog.ok("extract")
    text = blog.ok("pretranslate", "--engine", "pseudo", "--report", "--offline")
    assert "1  the same sentence in memory" in text
    assert "1  memory, alike" in text
    for path in (blog.root / "locales/en").glob("second*"):
        path.unlink()
    blog.ok("extract")
    report = json.loads(blog.ok("pretranslate", "--engine", "pseudo", "--output-format", "json"))
    assert report == {
        "levels": {"the same sentence in memory": 1, "memory, alike": 1, "translated whole": 1},
        "reasons": {},
        "left": 0,
        "untranslated": [],
    }


TMX = """<?xml version="1.0" encoding="utf-8"?>
<tmx version="1.4"><header srclang="zh-CN"/><body>
<tu><tuv xml:lang="zh-CN"><seg>我在家写代码。</seg></tuv>
<tuv xml:lang="en"><seg>TMX.</seg></tuv></tu>
<tu><tuv xml:lang="zh-CN"><seg>今天下雪。</seg></tuv>
<tuv xml:lang="en"><seg>Snow today.</seg></tuv></tu>
<tu><tuv xml:lang="zh-CN"><seg>第 12 章讲下雨。</seg></tuv>
<tuv xml:lang="en"><seg>Chapter 12 is about rain.</seg></tuv></tu>
</body></tmx>
"""


def test_what_is_remembered_best_comes_first_and_a_note_says_how_good_it_is(blog: Blog) -> None:
    blog.write("old/earlier.tmx", TMX)
    blog.write("translit.toml", 'memory = ["old/earlier.tmx"]\n')
    blog.write("posts/post.md", "我在家写代码。\n")
    blog.ok("extract")
    blog.review(english)
    blog.write("posts/new.md", "我在家写代码。\n\n第 15 章讲下雨。\n\n今天下雪了。\n\n别的事情。\n")
    blog.ok("extract")
    assert "3 entries filled, 1 left" in blog.ok("pretranslate", "--memory-only")
    entries = {entry.source: entry for entry in blog.catalog("new.md").active}
    notes = {source: entry.notes[1:] for source, entry in entries.items()}
    # The project's own translations go before those of a file.
    assert entries["我在家写代码。"].target == "I am coding at home."
    assert notes["我在家写代码。"] == ("Origin: memory, 100 %",)
    assert entries["第 15 章讲下雨。"].target == "Chapter 15 is about rain."
    assert notes["第 15 章讲下雨。"] == ("Origin: memory, 99 %, repaired",)
    assert entries["今天下雪了。"].target == "Snow today."
    assert notes["今天下雪了。"] == ("Origin: memory, 90 %; differs: + 了",)
    assert notes["别的事情。"] == ()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "memory names old.tmx, and there is no such file"),
        (b"<tmx><body>\n<tu></body></tmx>", "old.tmx:2: is not valid XML"),
        (b"<xliff/>", "old.tmx: is not a TMX file"),
    ],
)
def test_a_memory_that_cannot_be_read_is_one_error(
    blog: Blog, data: bytes | None, message: str
) -> None:
    blog.write("translit.toml", 'memory = ["old.tmx"]\n')
    if data is not None:
        (blog.root / "old.tmx").write_bytes(data)
    blog.ok("extract")
    result = blog.run("pretranslate", "--memory-only")
    assert result.exit_code == 2
    assert result.output.startswith(f"Error: {message}")
    assert len(result.output.splitlines()) == 1


def test_memory_only_leaves_the_rest_and_is_no_failure(blog: Blog) -> None:
    blog.ok("extract")
    assert "0 entries filled, 6 left" in blog.ok("pretranslate", "--memory-only")


def test_many_names_on_the_command_line_are_no_more_work_than_their_posts(blog: Blog) -> None:
    names = [f"{number}.md" for number in range(120)]
    for name in names:
        blog.write(f"posts/{name}", "一句。\n")
    assert "120 posts" in blog.ok("extract", *names)
    assert "1 post:" in blog.ok("extract", "0.md", "posts/0.md", "locales/en/0.md.po")
