"""What is promised whatever goes wrong: nothing raw on the terminal, one odd entry costs itself."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Blog, english
from translit.cli.terminal import escaped
from translit.project.cache import open_cache

RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
ODD = "\x1b]0;x\x07\x9b31m\u202e\u2066\u2028"


def test_prune_deletes_nothing_while_a_post_has_failed(blog: Blog) -> None:
    blog.ok("extract")
    blog.review(english)
    (blog.root / "posts/post.md").rename(blog.root / "posts/renamed.md")
    good = (blog.root / "posts/renamed.md").read_bytes()
    (blog.root / "posts/renamed.md").write_bytes(good + b"\xb1\n")
    before = blog.text("locales/en/post.md.po")
    result = blog.run("extract", "--prune")
    assert result.exit_code == 2
    assert "nothing is deleted while a post has failed" in result.output
    assert blog.text("locales/en/post.md.po") == before
    (blog.root / "posts/renamed.md").write_bytes(good)
    assert "deleted locales/en/post.md.po" in blog.ok("extract", "--prune")
    assert "It is raining today." in blog.text("locales/en/renamed.md.po")


def test_prune_deletes_nothing_that_changed_since_it_was_read(
    blog: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    from translit.project import Project

    blog.write("posts/other.md", "雨。\n")
    blog.ok("extract")
    (blog.root / "posts/post.md").unlink()
    real = Project.remove

    def late(project: Project, path: Path, *, expected: bytes | None) -> None:
        path.write_bytes(path.read_bytes() + b"# saved in Poedit\n")
        real(project, path, expected=expected)

    monkeypatch.setattr(Project, "remove", late)
    result = blog.run("extract", "--prune")
    assert result.exit_code == 2
    assert "was changed by another program" in result.output
    assert "saved in Poedit" in blog.text("locales/en/post.md.po")


NAMED = {
    "an unknown key": ("translit.toml", f'"a{ODD}" = 1\n'),
    "an engine": ("translit.toml", f'engine = "{ODD}"\n'),
    "a pattern": ("translit.toml", f'build = "{ODD}"\n'),
    "a glossary": ("translit.toml", f'glossary = "{ODD}.csv"\n'),
    "a column": ("glossary.csv", f"source,target,{ODD}\n"),
    "a source": ("glossary.csv", f"source,target\n雨{ODD},\n"),
    "a charset": ("locales/en/post.md.po", f'msgid ""\nmsgstr "charset={ODD}"\n{ODD}\n'),
    "front matter": ("posts/post.md", f"---\ntitle: [{ODD}\n---\n雨。\n"),
}


@pytest.mark.parametrize("name", NAMED)
def test_nothing_raw_is_printed(blog: Blog, name: str) -> None:
    file, text = NAMED[name]
    if file == "translit.toml":
        text = RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    blog.write(file, text)
    for words in (["extract"], ["status"], ["pretranslate"], ["build"], [f"--{ODD}"], [ODD]):
        result = blog.run(*words)
        assert not RAW.search(result.output), words
        assert "Traceback" not in result.output


def test_what_a_refused_build_quotes_is_escaped(blog: Blog) -> None:
    blog.write("posts/post.md", f"今天{ODD}**下**雨。\n")
    blog.ok("extract")
    blog.review(lambda _: f"It{ODD} rains.")
    result = blog.run("build")
    assert result.exit_code == 1
    assert "\\u202e" in result.output
    assert not RAW.search(result.output)


def test_json_says_the_same_escaped(blog: Blog) -> None:
    (blog.root / "posts/post.md").rename(blog.root / "posts/a\u202eb\x9bc.md")
    printed = blog.ok("status", "--output-format", "json")
    assert not RAW.search(printed)
    assert json.loads(printed)["posts"][0]["post"].startswith("posts/a")


@pytest.mark.parametrize("text", ["雨\t雨\n", "“”—…　ｗ", "é̀", "👩‍👩‍👧"])
def test_what_is_harmless_is_shown_as_it_is(text: str) -> None:
    assert escaped(text) == text


def test_every_word_of_the_commands_goes_through_one_door() -> None:
    folder = Path(__file__).parents[2] / "src/translit/cli"
    doors = {
        path.name
        for path in folder.glob("*.py")
        if re.search(r"click\.(s?echo|secho)\(|(?<!\w)print\(", path.read_text("utf-8"))
    }
    assert doors == {"terminal.py"}


ENTRIES = {
    "a long number": f"共有1{'0' * 40}万元。",
    "a longer one": f"共有{'9' * 5000}亿美元。",
    "many units": f"{'1万' * 1500}。",
    "Han": f"{'一' * 2000}万元。",
    "powers": f"1{'亿' * 500}元。",
    "a year": f"{'1' * 60}年{'2' * 60}月。",
}


@pytest.mark.parametrize("name", ENTRIES)
def test_one_odd_entry_costs_no_other_one(blog: Blog, name: str) -> None:
    blog.write("posts/odd.md", f"{ENTRIES[name]}\n\n我在家。\n")
    blog.write("posts/zz.md", "我喝茶。\n")
    blog.ok("extract")
    result = blog.run("pretranslate", "--engine", "pseudo")
    assert result.exit_code in (0, 1)
    assert "translit itself" not in result.output.replace("translit itself failed at it", "")
    for post in ("odd.md", "zz.md", "post.md"):
        left = [entry.source for entry in blog.catalog(post).active if not entry.target]
        assert left in ([], [ENTRIES[name]])


def test_whatever_is_raised_costs_one_entry_and_is_its_reason(
    blog: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    from translit.pretranslation import batches

    real = batches.locked

    def broken(unit: object, *words: object, **options: object) -> object:
        if "代码" in unit.source:  # type: ignore[attr-defined]
            raise ZeroDivisionError("of all things")
        return real(unit, *words, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(batches, "locked", broken)
    blog.ok("extract")
    result = blog.run("pretranslate", "--engine", "pseudo")
    assert result.exit_code == 1
    named = "posts/post.md:8: left untranslated: “我在家写代码。” (translit itself failed at it"
    assert named in result.output
    assert "ZeroDivisionError: of all things" in result.output
    (left,) = [entry for entry in blog.catalog().active if not entry.target]
    assert any("ZeroDivisionError" in note for note in left.notes)
    found = json.loads(
        blog.run("pretranslate", "--engine", "pseudo", "--output-format", "json").stdout
    )
    assert [(one["post"], one["line"]) for one in found["untranslated"]] == [("posts/post.md", 8)]


@pytest.mark.parametrize(
    "zone", ["XXX-25:61", "UTC+999999", "<+03>-3:30:15", ":/nowhere", "", "\x01"]
)
def test_any_time_zone_will_do(blog: Blog, zone: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "translit", "extract"],
        cwd=blog.root,
        env={**os.environ, "TZ": zone},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert re.search(
        r'POT-Creation-Date: [\d-]+ [\d:]+[+-]\d{4}\\n"', blog.text("locales/en/post.md.po")
    )


@pytest.mark.parametrize("how", ["another schema", "a pipe", "a link", "an index"])
def test_a_cache_of_another_kind_is_made_anew_or_left_alone(tmp_path: Path, how: str) -> None:
    own = tmp_path / ".translit"
    own.mkdir()
    path = own / "answers.sqlite"
    schemas = {
        "another schema": "CREATE TABLE answers (id INTEGER PRIMARY KEY, text BLOB)",
        "an index": "CREATE TABLE answers (key TEXT, text TEXT, model TEXT)",
        "a link": "CREATE TABLE theirs (something)",
    }
    aim = tmp_path / "another.sqlite" if how == "a link" else path
    if how in schemas:
        with sqlite3.connect(aim) as database:
            database.execute(schemas[how])
        database.close()
    if how == "a link":
        path.symlink_to(aim)
    if how == "a pipe":
        os.mkfifo(path)
    before = aim.read_bytes() if how == "a link" else b""
    with open_cache(own) as cache:
        cache["a"] = "b"
        assert cache["a"] == "b"
    with open_cache(own) as cache:
        assert cache.get("a") == ("b" if how in ("another schema", "an index") else None)
    if how == "a link":
        assert aim.read_bytes() == before


def test_a_cache_that_another_run_holds_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translit.project.cache._PATIENCE", 0.01)
    with open_cache(tmp_path) as cache:
        cache["a"] = "b"
        cache.save()
        other = sqlite3.connect(tmp_path / "answers.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        for number in range(50):
            cache[f"{number}"] = "c"
            cache.save()
        assert (cache["a"], cache["7"], cache.get("nothing")) == ("b", "c", None)
        other.execute("ROLLBACK")
        other.close()


def test_a_pipe_in_the_place_of_the_stamps_is_no_matter(blog: Blog) -> None:
    (blog.root / ".translit").mkdir()
    os.mkfifo(blog.root / ".translit/stamps.json")
    blog.ok("extract")
    blog.ok("build", "--draft")


@pytest.mark.parametrize("option", [[], ["--project", "."], ["--project"]])
def test_a_working_directory_that_is_gone_is_said_to_be(blog: Blog, option: list[str]) -> None:
    here = blog.root / "here"
    here.mkdir()
    words = [*option, str(blog.root)] if option == ["--project"] else option
    done = subprocess.run(
        [sys.executable, "-c", _GONE, *words, "extract"],
        cwd=here,
        capture_output=True,
        text=True,
        check=False,
    )
    if option == ["--project"]:
        assert done.returncode == 0, done.stderr
    else:
        assert done.returncode == 2
        assert "directory has been deleted" in done.stderr or "is not a folder" in done.stderr
    shutil.rmtree(blog.root / "locales", ignore_errors=True)


_GONE = """
import os, sys
from translit.__main__ import main
os.rmdir(os.getcwd())
main()
"""

WARNING = """import warnings
class Engine:
    def translate(self, segments):
        warnings.warn("unknown: \\x1b]0;x\\x07\\u202e", stacklevel=2)
        return ["It rains." for _ in segments]
def open_engine(pair, options):
    return Engine()
"""


LOGGING = """import logging
log = logging.getLogger("plugin")
class Engine:
    def translate(self, segments):
        try:
            raise ValueError("no")
        except ValueError:
            log.exception("model\\x1b]0;x\\x07 \\u202e of %s", "mine")
        log.info("nothing to see")
        log.error("%d files", "no")
        return ["It rains." for _ in segments]
def open_engine(pair, options):
    return Engine()
"""


def test_what_an_engine_logs_is_a_line_without_control_characters(blog: Blog) -> None:
    blog.ok("extract")
    blog.write("logs.py", LOGGING)
    done = subprocess.run(
        [sys.executable, "-m", "translit", "pretranslate", "--engine", "logs:open_engine"],
        cwd=blog.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Warning: model" in done.stderr
    assert " of mine\n" in done.stderr
    assert "nothing to see" not in done.stderr
    assert "Warning: %d files\n" in done.stderr
    assert not {"\x1b", "\x07", "\u202e"} & {*done.stderr}


def test_what_an_engine_warns_of_is_a_line_without_control_characters(blog: Blog) -> None:
    blog.ok("extract")
    blog.write("warning.py", WARNING)
    done = subprocess.run(
        [sys.executable, "-m", "translit", "pretranslate", "--engine", "warning:open_engine"],
        cwd=blog.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Warning: unknown: " in done.stderr
    assert not {"\x1b", "\x07", "\u202e"} & {*done.stderr}
    assert "warning.py" not in done.stderr
