"""`build` writes over nothing that a person wrote, nor out of the project, whatever the names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Blog

POSTS = {
    "posts/a.md": "今天下雨。\n",
    "posts/部/x.md": "我在家。\n",
    "posts/部/甲/x.md": "我喝茶。\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Blog:
    """A blog of three posts, in a folder beside which others may stand."""
    blog = Blog(tmp_path / "project")
    for name, text in POSTS.items():
        blog.write(name, text)
    blog.write("glossary.csv", "source,target\n茶,tea\n")
    blog.ok("extract")
    return blog


def everything(root: Path) -> dict[str, bytes]:
    """All files beside the project, and in it, but for what translit can make again."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_symlink() and ".translit" not in path.parts
    }


PATTERNS = [
    # Results that lead out of the project, and patterns that could make any.
    ("{dir}../out/{stem}{suffix}", "build leads out of the project"),
    ("{dir}../../{stem}{suffix}", "build leads out of the project"),
    ("a/{dir}..{dir}/{path}", "build leads out of the project"),
    ("{dir:.>2}/o2/{stem}{suffix}", "is no pattern"),
    ("{stem:>3000000000}{suffix}", "is no pattern"),
    ("{stem:{suffix}}", "is no pattern"),
    ("out/{stem!r}{suffix}", "is no pattern"),
    ("out/{path.parent}", "it may name"),
    ("out/{path[0]}", "it may name"),
    ("out/{}", "it may name"),
    ("../{path}", "leads out of the project"),
    ("out/\\u0000{path}", "NUL"),
    # Two posts in one place.
    ("out/{stem}{suffix}", "build has one place for two posts"),
    ("{locale}/{stem}", "build has one place for two posts"),
    # What people wrote, by other names.
    ("posts/{path}", "build would write over the post"),
    ("./posts/./{path}", "build would write over the post"),
    ("/posts//{path}", "build would write over the post"),
    ("locales/en/{path}.po", "is the PO file locales/en/a.md.po"),
    (".translit/{path}", "is in .translit, where build writes nothing"),
    (".git/{path}", "is in .git, where build writes nothing"),
]


@pytest.mark.parametrize(("pattern", "message"), PATTERNS)
def test_a_pattern_that_leads_where_build_must_not_write_is_an_error(
    project: Blog, pattern: str, message: str
) -> None:
    project.write("translit.toml", f'build = "{pattern}"\n')
    before = everything(project.root.parent)
    result = project.run("build", "--draft")
    assert (result.exit_code, message in result.output) == (2, True), result.output
    assert everything(project.root.parent) == before


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("glossary.{stem}", "posts/csv.md"),
        ("{stem}.toml", "posts/translit.md"),
        ("{stem}.toml", "posts/pyproject.md"),
        ("out/../{stem}.csv", "posts/glossary.md"),
        ("memory/{stem}.tmx", "posts/old.md"),
    ],
)
def test_a_file_of_the_project_is_no_built_post(tmp_path: Path, pattern: str, name: str) -> None:
    blog = Blog(tmp_path)
    configuration = f"build = '{pattern}'\nmemory = ['memory/old.tmx']\n".replace("out/../", "./")
    blog.write("translit.toml", configuration)
    blog.write("glossary.csv", "source,target\n")
    blog.write("pyproject.toml", "[project]\n")
    blog.write("memory/old.tmx", "")
    blog.write(name, "今天下雨。\n")
    blog.ok("extract")
    before = everything(blog.root)
    result = blog.run("build", "--draft")
    assert (result.exit_code, "build would write over it" in result.output) == (2, True)
    assert everything(blog.root) == before


LINKS = {
    # name: (what it leads to, what is said)
    "build/en": ("../posts", "is the post posts/a.md"),
    "build": ("posts/部/..", ""),  # posts/en: a folder of posts, in which none of these stands
    "build/en/a.md": ("../../posts/a.md", "is a link to"),
    "build/en/部": ("../../posts/部", "is the post posts/部/x.md"),
    "build/en/部/x.md": ("../../../../beside.txt", "is a link to"),
    "build/en/部/甲": ("../../../../folder", "outside of the project"),
    "build/en/部/甲/x.md": ("nowhere", "is a link to nowhere"),
}


@pytest.mark.parametrize("link", LINKS)
def test_a_link_leads_build_nowhere_else(project: Blog, link: str) -> None:
    aim, message = LINKS[link]
    (project.root.parent / "folder").mkdir()
    (project.root.parent / "beside.txt").write_text("another's")
    place = project.root / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(aim)
    before = everything(project.root.parent)
    result = project.run("build", "--draft")
    after = everything(project.root.parent)
    assert before.items() <= after.items()
    assert message in result.output
    assert result.exit_code == (2 if message else 0)
    # One odd place costs one post; the others are built.
    assert len(after) > len(before) or link == "build/en"


def test_a_post_that_is_reached_by_a_second_name_is_not_written_over(project: Blog) -> None:
    output = project.root / "build/en/a.md"
    output.parent.mkdir(parents=True)
    os.link(project.root / "posts/a.md", output)
    result = project.run("build", "--draft")
    assert "build/en/a.md: is the post posts/a.md" in result.output
    assert project.text("posts/a.md") == POSTS["posts/a.md"]


def test_outputs_that_differ_in_case_alone_are_one_file_somewhere(project: Blog) -> None:
    project.write("posts/B/n.md", "我。\n")
    project.write("posts/c/N.md", "你。\n")
    project.write("posts/c/README.md", "他。\n")
    project.write("posts/c/readme.md", "她。\n")
    project.write("translit.toml", 'build = "out/{dir}/{stem}.{locale}{suffix}"\n')
    project.ok("build", "--draft")  # the posts themselves stand where case tells names apart
    for path in ("posts/部/x.md", "posts/c/README.md", "posts/c/readme.md"):
        (project.root / path).unlink()
    project.write("translit.toml", 'build = "out/{stem}{suffix}"\n')
    assert "posts/B/n.md and posts/c/N.md would both be" in project.run("build").output


@pytest.mark.parametrize("words", [["extract"], ["status"], ["build"], ["pretranslate"]])
@pytest.mark.parametrize("aim", ["../folder", "nowhere"])
def test_the_folder_of_our_own_is_no_link(tmp_path: Path, words: list[str], aim: str) -> None:
    blog = Blog(tmp_path / "project")
    blog.write("posts/a.md", "今天下雨。\n")
    (tmp_path / "folder").mkdir()
    (blog.root / ".translit").symlink_to(aim)
    result = blog.run(*words)
    assert result.exit_code == 2
    assert ".translit: is a link to" in result.output
    assert list((tmp_path / "folder").iterdir()) == []


def test_links_in_the_folder_of_our_own_lead_nowhere(project: Blog) -> None:
    beside = project.root.parent / "beside"
    beside.mkdir()
    (beside / "stamps.json").write_text("{}")
    own = project.root / ".translit"
    for name, aim in [("stamps.json", "stamps.json"), (".gitignore", "none"), ("replaced", "")]:
        (own / name).unlink(missing_ok=True)
        (own / name).symlink_to(beside / aim)
    project.write("build/draft/en/a.md", "a person's own")
    before = everything(project.root.parent)
    project.run("extract")
    project.run("pretranslate", "--engine", "pseudo")
    result = project.run("build", "--draft", "--adopt", "build/draft")
    assert "no copy of it can be kept" in result.output
    after = everything(project.root.parent)
    kept = [name for name in before if not name.endswith(".po")]
    assert {name: before[name] for name in kept} == {name: after[name] for name in kept}
    assert sorted(path.name for path in beside.iterdir()) == ["stamps.json"]
