"""Files as they should not be: odd names, no files at all, empty ones, gone ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import COMMANDS, POST, Blog


def test_odd_file_names_are_shown_escaped_and_work(blog: Blog) -> None:
    names = ["x y.md", "下雨.md", "😀.md", "new\nline.md", "-n.md", "it's “q”.md", "{stem}%s.md"]
    names.append(os.fsdecode(b"bad\xff.md"))
    for name in names:
        blog.write(f"posts/{name}", POST)
    output = blog.ok("extract")
    assert r"created locales/en/new\nline.md.po" in output
    assert r"created locales/en/bad\udcff.md.po" in output
    blog.ok("pretranslate", "--engine", "pseudo")
    blog.ok("build", "--draft")
    blog.ok("extract", "--check")
    blog.ok("extract", "--", "-n.md")
    for name in names:
        assert (blog.root / "build/draft/en" / name).is_file()
        assert (blog.root / "locales/en" / f"{name}.po").is_file()
    catalog = blog.catalog("x y.md")
    assert {entry.references for entry in catalog.active} == {("posts/x y.md",)}


def test_a_name_that_is_too_long_for_its_catalog_is_an_error_of_its_own(blog: Blog) -> None:
    blog.write(f"posts/{'a' * 251}.md", POST)
    result = blog.run("extract")
    assert result.exit_code == 2
    assert "File name too long" in result.output
    assert "created locales/en/post.md.po" in result.output


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_pipes_and_links_to_nowhere_are_errors_and_the_other_posts_are_read(blog: Blog) -> None:
    os.mkfifo(blog.root / "posts/pipe.md")
    (blog.root / "posts/link.md").symlink_to("nowhere.md")
    (blog.root / "posts/up").symlink_to("..")
    result = blog.run("extract")
    assert result.exit_code == 2
    assert "posts/pipe.md: is a pipe or a device, not a file" in result.output
    assert "posts/link.md: is a link to nowhere.md, which does not exist" in result.output
    assert "1 post" not in result.output
    assert "3 posts: 1 created, 0 updated, 0 unchanged, 2 failed" in result.output


def test_a_folder_that_is_named_like_a_post_is_a_folder(blog: Blog) -> None:
    blog.write("posts/bundle.md/index.md", "一捆。\n")
    assert "created locales/en/bundle.md/index.md.po" in blog.ok("extract")
    blog.ok("build", "--draft")
    assert blog.text("build/draft/en/bundle.md/index.md").endswith("一捆。\n")


@pytest.mark.parametrize("post", ["", "\n", "---\n---", "---\ndate: 2026-11-01\n---\n", "\ufeff"])
def test_a_post_with_nothing_to_translate_has_no_catalog_and_is_built_as_it_is(
    blog: Blog, post: str
) -> None:
    blog.write("posts/post.md", post)
    assert "1 post: 0 created" in blog.ok("extract")
    assert not (blog.root / "locales").exists()
    blog.ok("build")
    assert blog.text("build/en/post.md") == post
    assert "100%" in blog.ok("status")


def test_a_post_that_is_removed_while_we_run_is_an_error_and_the_others_go_on(
    blog: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    blog.write("posts/second.md", POST)
    from translit.project.layout import Layout

    real = Layout.posts

    def posts(layout: Layout) -> list[Path]:
        found = real(layout)
        (blog.root / "posts/post.md").unlink(missing_ok=True)
        return found

    monkeypatch.setattr(Layout, "posts", posts)
    for words in (*COMMANDS, ["status"]):
        blog.write("posts/post.md", POST)
        result = blog.run(*words)
        assert result.exit_code == 2, result.output
        assert "posts/post.md: is gone" in result.output
    assert (blog.root / "build/draft/en/second.md").is_file()


def test_text_that_the_terminal_cannot_show_is_escaped(blog: Blog) -> None:
    blog.write("posts/下雨.md", POST)
    command = [sys.executable, "-m", "translit", "--project", str(blog.root), "status"]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert rb"posts/\u4e0b\u96e8.md" in done.stdout
    assert done.stderr == b""


@pytest.mark.parametrize("folder", ["../elsewhere/posts", "absolute"])
def test_posts_may_stand_outside_of_the_project(tmp_path: Path, folder: str) -> None:
    blog = Blog(tmp_path / "project")
    posts = tmp_path / "elsewhere/posts"
    name = str(posts) if folder == "absolute" else folder
    blog.write("translit.toml", f"posts = '{name}'\n")
    posts.mkdir(parents=True)
    (posts / "post.md").write_bytes(POST.encode())
    for words in COMMANDS:
        blog.ok(*words)
    assert (blog.root / "build/draft/en/post.md").is_file()
    blog.ok("extract", "--check")
