"""One command for the way of a post, the file that waits next, and words behind the command."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time

import pytest

from tests.cli.conftest import POST, Blog, english


def test_run_does_it_all_and_says_what_comes_next(blog: Blog) -> None:
    told = blog.ok("run", "--engine", "pseudo")
    assert "created locales/en/post.md.po" in told
    assert "wrote build/draft/en/post.md" in told
    assert told.endswith("next: review locales/en/post.md.po in Poedit (translit open)\n")
    blog.review(english)
    told = blog.ok("run", "--engine", "pseudo")
    assert "wrote build/en/post.md" in told
    assert told.endswith("all is reviewed\n")
    before = blog.files()
    blog.ok("run", "--engine", "pseudo")
    assert blog.files() == before


def test_run_without_a_model_makes_drafts_all_the_same(
    blog: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(blog.root / "none"))
    told = blog.ok("run", "--engine", "nothing:at_all")
    assert "Warning: " in told
    assert "wrote build/draft/en/post.md" in told


def test_watch_follows_a_save(blog: Blog) -> None:
    command = [sys.executable, "-m", "translit", "--project", str(blog.root)]
    watching = subprocess.Popen(
        [*command, "run", "--watch", "--engine", "pseudo"], stdout=subprocess.DEVNULL
    )
    draft = blog.root / "build/draft/en/post.md"

    def waits_for(text: str) -> None:
        for _ in range(300):
            if draft.is_file() and text in draft.read_text("utf-8"):
                return
            time.sleep(0.1)
        raise AssertionError(text)

    try:
        waits_for("2026-11-01")
        time.sleep(0.5)
        blog.write("posts/post.md", POST.replace("2026-11-01", "2026-12-24"))
        waits_for("2026-12-24")
    finally:
        watching.send_signal(signal.SIGINT)
        assert watching.wait(20) in (130, -signal.SIGINT)


def test_open_names_what_is_nearest_to_its_end(blog: Blog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.chdir(blog.root)
    assert "posts/post.md has no PO file yet" in blog.ok("open")
    blog.write("posts/long.md", POST + "\n再来一句。\n")
    blog.ok("extract")
    assert blog.ok("open") == "locales/en/post.md.po\n"
    blog.review(english)
    assert blog.ok("open") == "locales/en/long.md.po\n"
    blog.review(english, "long.md")
    assert "nothing waits" in blog.ok("open")


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for Poedit is a script of sh")
def test_open_opens_poedit(blog: Blog, monkeypatch: pytest.MonkeyPatch) -> None:
    blog.ok("extract")
    program = blog.write("bin/poedit", f'#!/bin/sh\necho "$1" > {blog.root}/opened\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{blog.root}/bin:{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":9")
    assert "opened locales/en/post.md.po" in blog.ok("open")
    for _ in range(100):
        if (blog.root / "opened").is_file():
            break
        time.sleep(0.05)
    assert blog.text("opened").strip() == str(blog.root / "locales/en/post.md.po")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("extrat", "did you mean extract?"),
        ("stats", "did you mean status?"),
        ("biuld", "did you mean build?"),
        ("translate", "did you mean pretranslate?"),
        ("prune", "there is no command prune"),
        ("delete", "there is no command delete"),
    ],
)
def test_a_mistyped_command_gets_a_suggestion(blog: Blog, word: str, meant: str) -> None:
    result = blog.run(word)
    assert (result.exit_code, meant in result.output) == (2, True), result.output


@pytest.mark.parametrize("option", ["--prun", "--pruned", "--adop"])
def test_no_suggestion_deletes_or_overwrites(blog: Blog, option: str) -> None:
    result = blog.run("build", option)
    assert result.exit_code == 2
    assert not {"--prune", "--adopt"} & {*re.findall(r"--[a-z-]+", result.output)}


def test_options_of_all_commands_stand_behind_them_too(blog: Blog) -> None:
    from click.testing import CliRunner

    from translit.cli import cli

    result = CliRunner().invoke(cli, ["extract", "-v", "--project", str(blog.root)])
    assert result.exit_code == 0
    assert "wrote locales/en/post.md.po" in result.output
    result = CliRunner().invoke(cli, ["status", f"--project={blog.root}"])
    assert "posts/post.md" in result.output


@pytest.mark.parametrize("words", [["extract"], ["pretranslate", "--engine", "pseudo"]])
def test_dry_run_and_diff_write_no_file(blog: Blog, words: list[str]) -> None:
    if words[0] != "extract":
        blog.ok("extract")
    before = blog.files()
    assert "nothing was written" in blog.ok(*words, "--dry-run")
    assert "+++ locales/en/post.md.po" in blog.ok(*words, "--diff")
    assert blog.files() == before
    blog.ok(*words)
    assert blog.files() != before


def test_status_shows_what_is_to_be_done(blog: Blog) -> None:
    blog.write("posts/second.md", "今天下雨。\n")
    blog.write("posts/en/about.md", "mine")
    blog.write("translit.toml", 'build = "posts/{locale}/{path}"\n')
    blog.ok("extract")
    blog.review(english, "second.md")
    told = blog.ok("status", "--todo")
    assert "posts/second.md" not in told
    assert "posts/en/about.md: an English page of yours" in told
    rows = blog.ok("status", "--sort", "percent").splitlines()
    assert rows[1].startswith("posts/post.md")
    assert rows[2].startswith("posts/second.md")
    assert "next: translit pretranslate (6 entries untranslated)" in rows


@pytest.mark.parametrize("noted", ['"x 1 2"', '"x a b c d"', "7", '""', '"x 1 2 3 0 9"'])
def test_what_was_counted_before_is_believed_for_the_same_bytes_only(
    blog: Blog, noted: str
) -> None:
    blog.ok("extract")
    before = blog.ok("status")
    assert blog.ok("status") == before
    blog.write(".translit/stamps.json", f'{{"status posts/post.md": {noted}}}')
    assert blog.ok("status") == before
    blog.review(english)
    assert "100%" in blog.ok("status")
    blog.write("posts/post.md", POST + "\n新的一句。\n")
    assert "stale" in blog.ok("status")
    assert "waiting" in blog.ok("build")
    assert "(6 of 7 reviewed)" in blog.ok("build")
