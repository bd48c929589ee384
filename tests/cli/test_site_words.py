"""Tags, titles and menus are one catalog: each is translated once, and is one everywhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Blog
from translit.catalog import po
from translit.model import Entry, State

SITE = "locales/en/_site.po"

CONFIG = """\
build = "built/{path}"
front_matter = ["title", "tags", "categories", "params.series"]
[words.files]
"data/*.yaml" = "data/{locale}/{path}"
"""

POSTS = {
    "a": '---\ntitle: 雨\ntags: [天气, "编程: 一", rain]\ncategories:\n  - 天气\n---\n\n雨。\n',
    "b": "+++\ntitle = '雪'\ntags = [\"天气\", '雪']\n[params]\nseries = '四季'\n+++\n\n雪。\n",
    "c": '{\n  "title": "雾",\n  "tags": ["天气", "雾"]\n}\n\n今天有雾。\n',
    "d": "Title: 风\nTags: 天气, 大风，wind\n\n今天有风。\n",
    "e": "---\ntitle: 没有标签\n---\n\n天气\n",
}

ENGLISH = {
    "天气": "Weather: mixed",
    "编程: 一": "Programming, one",
    "雪": "Snow",
    "雾": 'The "fog"',
    "大风": "Gale",
    "四季": "Four seasons",
    "首页": "Home",
    "说天气": "On the weather",
}


@pytest.fixture
def site(tmp_path: Path) -> Blog:
    made = Blog(tmp_path)
    made.write("translit.toml", CONFIG)
    for name, text in POSTS.items():
        made.write(f"posts/{name}.md", text)
    made.write("data/menu.yaml", "- name: 首页  # 起点\n  url: /\n- name: About\n  text: 说天气\n")
    return made


def words(blog: Blog) -> dict[str, Entry]:
    return {entry.source: entry for entry in blog.catalog("_site").active}


def review_words(blog: Blog) -> None:
    blog.review(lambda entry: ENGLISH[entry.source], "_site")


def review_posts(blog: Blog, *names: str) -> None:
    for name in names or tuple(POSTS):
        blog.review(lambda entry: f"English of {len(entry.source)}", f"{name}.md")


def test_each_word_is_one_entry_wherever_it_stands(site: Blog) -> None:
    out = site.ok("extract")
    assert "created locales/en/_site.po (8 untranslated)" in out
    assert "5 posts and the words of the site: 6 created" in out
    found = words(site)
    assert found.keys() == ENGLISH.keys()
    assert found["天气"].references == ("posts/a.md", "posts/b.md", "posts/c.md")
    assert found["首页"].references == ("data/menu.yaml",)
    assert {entry.context for entry in found.values()} == {None}
    for name in POSTS:
        assert "天气" not in {
            entry.source for entry in site.catalog(f"{name}.md").entries if entry.context
        }


def test_a_shared_tag_is_one_english_in_every_kind_of_front_matter(site: Blog) -> None:
    site.ok("extract")
    review_words(site)
    review_posts(site)
    site.ok("build")
    assert 'tags: ["Weather: mixed", "Programming, one", rain]' in site.text("built/a.md")
    assert '  - "Weather: mixed"' in site.text("built/a.md")
    assert "tags = [\"Weather: mixed\", 'Snow']" in site.text("built/b.md")
    assert "series = 'Four seasons'" in site.text("built/b.md")
    assert '"tags": ["Weather: mixed", "The \\"fog\\""]' in site.text("built/c.md")
    assert "Tags: Weather: mixed, Gale，wind" in site.text("built/d.md")
    # Prose of the same characters is no word of the site.
    assert site.text("built/e.md").endswith("\n\nEnglish of 2\n")


def test_a_data_file_is_built_with_all_its_other_bytes(site: Blog) -> None:
    site.ok("extract")
    review_words(site)
    out = site.ok("build")
    assert "wrote data/en/menu.yaml" in out
    assert site.text("data/en/menu.yaml") == (
        "- name: Home  # 起点\n  url: /\n- name: About\n  text: On the weather\n"
    )
    before = site.files()
    site.ok("build")
    site.ok("extract")
    assert site.files() == before


def test_a_post_waits_for_its_tags_and_says_where(site: Blog) -> None:
    site.ok("extract")
    review_posts(site, "a", "e")
    out = site.ok("build")
    assert "waiting posts/a.md (2 of 4 reviewed): locales/en/_site.po" in out
    assert "wrote built/e.md" in out
    review_words(site)
    assert "wrote built/a.md" in site.ok("build")


def test_a_word_that_is_translated_otherwise_is_built_anew_everywhere(site: Blog) -> None:
    site.ok("extract")
    review_words(site)
    review_posts(site)
    site.ok("build")
    text = site.text(SITE).replace("Weather: mixed", "Climate")
    site.write(SITE, text)
    out = site.ok("build")
    assert out.count("wrote built/") == 4
    for name in "abcd":
        assert "Climate" in site.text(f"built/{name}.md")


def test_the_words_are_drafted_checked_and_counted(site: Blog) -> None:
    site.ok("extract")
    out = site.ok("status")
    assert "words of the site " in out
    site.ok("pretranslate", "--engine", "pseudo")
    assert {entry.state for entry in words(site).values()} == {State.FUZZY}
    site.ok("build", "--draft")
    assert "天气" not in site.text("build/draft/en/a.md")
    review_words(site)
    site.write(SITE, site.text(SITE).replace('"Snow"', '"雪"'))
    assert "locales/en/_site.po" in site.run("check").output
    assert "8 translations" in site.run("check", "_site").output


def test_the_words_can_be_named(site: Blog) -> None:
    for name in ("_site", "locales/en/_site.po", "words of the site"):
        out = site.ok("extract", name)
        assert "0 posts and the words of the site" in out


def test_what_posts_had_for_their_tags_is_carried_over(site: Blog) -> None:
    """Catalogs from before there was one for the site: reviewed by many, by one, or drafted."""
    site.write(
        "translit.toml", CONFIG.replace("[words.files]", "[words]\nkeys = []\n[words.files]")
    )
    site.ok("extract")
    tags = {
        "a": {"天气": "Weather", "编程: 一": "Programming one"},
        "b": {"天气": "Weather", "雪": "Snow"},
        "c": {"天气": "Climate", "雾": "Fog"},
    }
    for name, known in tags.items():
        catalog = site.catalog(f"{name}.md")
        entries = [
            replace(
                entry,
                target=known.get(entry.source, "") if entry.context == "tags" else "",
                state=State.TRANSLATED
                if entry.source in known and entry.context == "tags" and entry.source != "雾"
                else State.FUZZY
                if entry.source in known and entry.context == "tags"
                else State.UNTRANSLATED,
            )
            for entry in catalog.entries
        ]
        site.write(f"locales/en/{name}.md.po", po.dumps(catalog.with_entries(entries)))
    site.write("translit.toml", CONFIG)
    site.ok("extract")
    found = words(site)
    assert (found["天气"].target, found["天气"].state) == ("Weather", State.TRANSLATED)
    assert found["天气"].comment == "Posts also had: Climate"
    assert (found["雪"].target, found["雪"].state) == ("Snow", State.TRANSLATED)
    assert (found["雾"].target, found["雾"].state) == ("Fog", State.FUZZY)
    assert found["大风"].state is State.UNTRANSLATED
    # And back: what a post's own catalog had is still there.
    kept = {(entry.source, entry.target) for entry in site.catalog("c.md").obsolete}
    assert ("天气", "Climate") in kept


def test_a_word_that_no_post_has_any_longer_is_kept_and_comes_back(site: Blog) -> None:
    site.ok("extract")
    review_words(site)
    post = site.text("posts/c.md")
    site.write("posts/c.md", post.replace("雾", "霜"))
    site.ok("extract")
    assert "雾" not in words(site)
    assert '"The \\"fog\\""' in site.text(SITE)
    site.write("posts/c.md", post)
    site.ok("extract")
    assert words(site)["雾"].state is State.TRANSLATED


def test_no_file_of_a_person_is_written_over(site: Blog) -> None:
    site.write("data/en/menu.yaml", "mine\n")
    site.ok("extract")
    review_words(site)
    done = site.run("build")
    assert done.exit_code == 1
    assert "data/en/menu.yaml: is not a file that translit has built" in done.output
    assert site.text("data/en/menu.yaml") == "mine\n"
    site.ok("build", "--adopt", "data/en/menu.yaml")
    assert "Home" in site.text("data/en/menu.yaml")


def test_the_catalog_of_the_words_is_no_orphan_and_its_files_are_no_leftovers(site: Blog) -> None:
    site.ok("extract")
    review_words(site)
    review_posts(site)
    site.ok("build")
    assert "deleted" not in site.ok("extract", "--prune") + site.ok("build", "--prune")
    assert (site.root / SITE).is_file()
    (site.root / "data/menu.yaml").unlink()
    site.ok("extract")
    assert "deleted data/en/menu.yaml" in site.ok("build", "--prune")


def test_a_broken_data_file_is_told_by_its_line_and_costs_no_post(site: Blog) -> None:
    site.write("data/menu.yaml", "a: 首页\nb: [天气\n")
    done = site.run("extract")
    assert done.exit_code == 2
    assert "data/menu.yaml:2" in done.output
    assert (site.root / "locales/en/a.md.po").is_file()
    assert not (site.root / SITE).exists()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("words = 3", "words is a table"),
        ("[words]\nkey = []", "words has key"),
        ("[words]\nkeys = 3", "words takes a list of keys"),
        ("[words]\nfiles = 3", "words takes a table in files"),
        ('[words.files]\n"a.yaml" = ""', "says no place for a.yaml"),
        ('[words.files]\n"a.yaml" = "{what}"', "names in {what} what is none of"),
        ('[words.files]\n"a.yaml" = "../a.yaml"', "leads out of the project"),
        ('[words.files]\n"a.yaml" = "a.yaml"', "would write over a.yaml"),
    ],
)
def test_a_wrong_configuration_of_words_is_told(blog: Blog, lines: str, said: str) -> None:
    blog.write("translit.toml", lines + "\n")
    done = blog.run("status")
    assert done.exit_code == 2
    assert said in done.output


def test_a_project_without_words_has_no_catalog_of_them(blog: Blog) -> None:
    out = blog.ok("extract")
    assert "1 post: 1 created" in out
    assert not (blog.root / SITE).exists()


def test_the_memory_is_accepted_where_that_is_asked_for(blog: Blog) -> None:
    """`accept_memory`: what is, word for word, reviewed elsewhere is reviewed; all else is not."""
    blog.write("translit.toml", "accept_memory = true\n")
    blog.ok("extract")
    blog.review(lambda _: "It is raining today.", "post.md")
    blog.write("posts/again.md", "今天下雨。\n\n今天下雨！\n")
    blog.ok("extract")
    blog.ok("pretranslate", "--engine", "pseudo")
    states = {entry.source: entry.state for entry in blog.catalog("again.md").active}
    assert states == {"今天下雨。": State.TRANSLATED, "今天下雨！": State.FUZZY}


@pytest.mark.parametrize(
    ("matter", "words", "built"),
    [
        ("tags: 天气 编程", {"天气", "编程"}, 'tags: ["On weather", "Machine: learning"]'),
        ("tags: 天气 rain 编程", {"天气", "编程"}, '"On weather", "rain", "Machine: learning"]'),
        ('tags: "天气  编程"', {"天气", "编程"}, 'tags: ["On weather", "Machine: learning"]'),
        ("tags: '天气'", {"天气"}, 'tags: ["On weather"]'),
        ("tags: >-\n  天气\n  编程", {"天气", "编程"}, 'tags: ["On weather", "Machine: learning"]'),
        ("tags: 天气, 编程", {"天气", "编程"}, 'tags: ["On weather", "Machine: learning"]'),
        ("categories: 天气 编程", {"天气", "编程"}, 'categories: ["On weather", "Machine: '),
        ("category: 天气 编程", {"天气 编程"}, 'categories: ["Both of them"]'),
        ("tag: 编程", {"编程"}, 'tags: ["Machine: learning"]'),
        ("tags: [天气 编程, 天气]", {"天气 编程", "天气"}, "tags: [Both of them, On weather]"),
        ("tags:\n- 天气 编程", {"天气 编程"}, "tags:\n- Both of them"),
        ("tags:\n- [天气, 编程]\n- 天气", {"天气", "编程"}, '- [On weather, "Machine: learning"]'),
    ],
)
def test_a_text_is_as_many_words_as_jekyll_makes_of_it(
    tmp_path: Path, matter: str, words: set[str], built: str
) -> None:
    """A page that is no post to Jekyll is given the list that it makes of a post's text."""
    english = {"天气": "On weather", "编程": "Machine: learning", "天气 编程": "Both of them"}
    site = Blog(tmp_path)
    site.write("_config.yml", "permalink: pretty\n")
    site.write("_posts/2026-03-05-rain.md", f"---\ntitle: 雨\n{matter}\n---\n\n下雨。\n")
    site.ok("init")
    site.ok("extract")
    assert {entry.source for entry in site.catalog("_site").active} == words
    site.review(lambda entry: english[entry.source], "_site")
    site.review(lambda entry: f"English of {len(entry.source)}", "2026-03-05-rain.md")
    site.ok("build")
    assert built in site.text("en/2026-03-05-rain.md")
    assert "0 written" in site.ok("build")


def test_a_text_of_tags_is_one_word_to_who_does_not_divide_it(tmp_path: Path) -> None:
    site = Blog(tmp_path)
    site.write("hugo.toml", "")
    site.write("content/rain.md", "---\ntitle: 雨\ntags: 天气 编程\n---\n\n下雨。\n")
    site.ok("init")
    site.ok("extract")
    assert {entry.source for entry in site.catalog("_site").active} == {"天气 编程"}
