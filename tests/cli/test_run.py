"""One command for the way of a post, the file that waits next, and words behind the command."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

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


SAVING = """
from pathlib import Path
from translit.engines.pseudo import Pseudo, open_engine as pseudo

POST = Path(__file__).parent / "posts/post.md"

class Saving(Pseudo):
    def translate(self, segments):
        text = POST.read_text("utf-8")
        if "再来一句。" not in text:
            POST.write_text(text + "\\n再来一句。\\n", "utf-8")
        return super().translate(segments)

def open_engine(pair, options):
    return Saving()
"""


@contextmanager
def watching(blog: Blog, *words: str) -> Iterator[Iterator[str]]:
    """What a watch says, line by line, as it says it. It is ended where nothing comes any more."""
    command = [sys.executable, "-m", "translit", "--project", str(blog.root), "run", "--watch"]
    with subprocess.Popen(
        [*command, *words],
        cwd=blog.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(blog.root)},
        text=True,
        encoding="utf-8",
    ) as watch:
        assert watch.stdout is not None
        stuck = threading.Timer(120, watch.kill)
        stuck.start()
        try:
            yield iter(watch.stdout)
        finally:
            watch.send_signal(signal.SIGINT)
            ended = watch.wait()
            stuck.cancel()
        assert ended in (130, -signal.SIGINT)


def heard(said: Iterator[str], what: str) -> list[str]:
    """All that is said up to a line that begins so."""
    lines = []
    for line in said:
        lines.append(line)
        if line.startswith(what):
            return lines
    raise AssertionError(f"{what!r} was never said: {lines}")


def test_watch_follows_a_save(blog: Blog) -> None:
    with watching(blog, "--engine", "pseudo") as said:
        heard(said, "watching")
        blog.write("posts/post.md", POST.replace("2026-11-01", "2026-12-24"))
        heard(said, "wrote build/draft/en/post.md")
        assert "2026-12-24" in blog.text("build/draft/en/post.md")


def test_watch_sees_what_is_saved_while_it_works(blog: Blog) -> None:
    """The post had been extracted when it was saved: only another round has its new sentence."""
    blog.write("saving.py", SAVING)
    with watching(blog, "--engine", "saving:open_engine") as said:
        heard(said, "watching")
        heard(said, "updated locales/en/post.md.po")
        heard(said, "filled locales/en/post.md.po")
    assert "再来一句" in blog.text("locales/en/post.md.po")


def test_watch_outlives_a_mistake_in_the_configuration(blog: Blog) -> None:
    with watching(blog, "--engine", "pseudo") as said:
        heard(said, "watching")
        blog.write("translit.toml", "posts = ")
        heard(said, "Error: translit.toml")
        blog.write("translit.toml", 'draft = "drafts/{path}"')
        heard(said, "wrote drafts/post.md")


def test_what_a_round_writes_calls_for_no_other(blog: Blog) -> None:
    """Neither the PO files nor their deletion: no save of anybody's is among them."""
    from translit.cli.rounds import watch
    from translit.cli.session import Session

    session, rounds = Session(blog.root, verbose=False), []
    renamed = blog.root / "posts/renamed.md"

    def work() -> None:
        rounds.append(len(rounds))
        project = session.project
        catalog = project.layout.catalogs_folder / "renamed.md.po"
        if len(rounds) == 1:
            project.write(catalog, b"one", expected=None, durable=False)
            project.remove(blog.root / "posts/post.md", expected=project.read(renamed))

    class Pause(Exception):  # noqa: N818  # no error: it is what ends the watch here
        pass

    def pause(_: float) -> None:
        raise Pause

    blog.write("posts/renamed.md", POST)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("translit.cli.rounds.time.sleep", pause)
        with pytest.raises(Pause):
            watch(session, work, begun=lambda: None)
    assert rounds == [0]


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
    # A pipe: reading waits for the program that was started, and for nothing else.
    os.mkfifo(blog.root / "opened")
    program = blog.write("bin/poedit", f'#!/bin/sh\necho "$1" > {blog.root}/opened\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{blog.root}/bin:{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":9")
    assert "opened locales/en/post.md.po" in blog.ok("open")
    assert blog.text("opened").strip() == str(blog.root / "locales/en/post.md.po")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("extrat", "did you mean extract?"),
        ("stats", "did you mean status?"),
        ("biuld", "did you mean build?"),
        ("translate", "did you mean pretranslate?"),
        ("prune", "there is no command prune; there are "),
        ("delete", "there is no command delete; there are "),
        ("remove", "there is no command remove; there are "),
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
