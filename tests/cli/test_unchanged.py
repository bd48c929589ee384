"""What is known to be unchanged is not built again, and what may have changed is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Blog
from translit.workflows import build as building
from translit.workflows.rendered import rendered

CONFIG = """\
generator = "hexo"
build = "built/{path}"
front_matter = ["title", "tags"]
[links]
"/{stem}/" = "/en/{stem}/"
"""

POSTS = {
    "a": "---\ntags: [天气]\n---\n\n看[雪的第二节](/b/#第二节)。\n",
    "b": "## 第二节\n\n今天下雪。\n",
    "c": "今天下雨。\n",
}

ENGLISH = {
    "看[雪的第二节](/b/#第二节)。": "See [the second part](/b/#第二节).",
    "第二节": "Second part",
    "今天下雪。": "It snows.",
    "今天下雨。": "It rains.",
    "天气": "weather",
    "第三节": "Third part",
}


@pytest.fixture
def site(tmp_path: Path) -> Blog:
    made = Blog(tmp_path)
    made.write("translit.toml", CONFIG)
    for name, text in POSTS.items():
        made.write(f"posts/{name}.md", text)
    made.ok("extract")
    for name in ("_site", "a.md", "c.md"):
        made.review(lambda entry: ENGLISH[entry.source], name)
    made.ok("build")
    return made


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are made anew, by their names."""
    made: list[str] = []

    def noting(work: building.Work, *, draft: bool, around: str = "") -> object:
        made.append(Path(work.output).stem)
        return rendered(work, draft=draft, around=around)

    monkeypatch.setattr(building, "rendered", noting)
    return made


def test_a_second_build_makes_no_page(site: Blog, looked_at: list[str]) -> None:
    site.ok("build")
    assert looked_at == []


def test_a_post_that_becomes_english_is_led_to_by_those_that_link_to_it(
    site: Blog, looked_at: list[str]
) -> None:
    assert "/b/#第二节" in site.text("built/a.md")
    site.review(lambda entry: ENGLISH[entry.source], "b.md")
    site.ok("build")
    assert looked_at == ["a", "b"]
    assert "(/en/b/#Second-part)" in site.text("built/a.md")
    looked_at.clear()
    site.ok("build")
    assert looked_at == []


def test_a_heading_that_is_called_otherwise_is_led_to_by_its_new_name(
    site: Blog, looked_at: list[str]
) -> None:
    site.review(lambda entry: ENGLISH[entry.source], "b.md")
    site.ok("build")
    looked_at.clear()
    catalog = "locales/en/b.md.po"
    site.write(catalog, site.text(catalog).replace("Second part", "Part two"))
    site.ok("build")
    assert looked_at == ["a", "b"]
    assert "(/en/b/#Part-two)" in site.text("built/a.md")


def test_a_post_that_links_to_nothing_is_made_anew_for_its_own_sake_alone(
    site: Blog, looked_at: list[str]
) -> None:
    catalog = "locales/en/c.md.po"
    site.write(catalog, site.text(catalog).replace("It rains.", "Rain."))
    site.ok("build")
    assert looked_at == ["c"]


def test_a_tag_of_another_name_makes_the_posts_anew_that_have_it(
    site: Blog, looked_at: list[str]
) -> None:
    site.write("locales/en/_site.po", site.text("locales/en/_site.po").replace("weather", "skies"))
    site.ok("build")
    assert looked_at == ["a"]


@pytest.mark.parametrize("noted", ['"leads built/a.md": "[', '"leads built/a.md": "3'])
def test_stamps_that_make_no_sense_cost_time_alone(
    site: Blog, looked_at: list[str], noted: str
) -> None:
    stamps = site.text(".translit/stamps.json")
    start = stamps.index('"leads built/a.md": "[')
    end = stamps.index('",\n', start)
    site.write(".translit/stamps.json", stamps[:start] + noted + stamps[end:])
    site.ok("build")
    assert looked_at == ["a"]


def test_a_page_that_a_person_has_changed_is_seen_at_once(site: Blog) -> None:
    site.write("built/c.md", "mine\n")
    assert site.run("build").exit_code == 1
    assert site.text("built/c.md") == "mine\n"
