"""Models on the command line: listed, installed, removed, and asked for when one is missing."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Blog
from tests.engines.server import Server, serving
from translit.engines.argos import served_files

MISSING = (
    "Error: no model for zh → fr is installed; run translit models install, or translit models "
    "install FILE for one that you have\n"
)


@pytest.fixture
def server(argos: Path, tiny_model: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on this machine that has the public model."""
    with serving() as it:
        it.offer("0.1", tiny_model.read_bytes())
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", it.address + "/")
        monkeypatch.setattr(served_files, "TIMEOUT", 2.0)
        yield it


@pytest.fixture
def french(server: Server, tiny_model: Path, blog: Blog) -> str:
    """The name of a public model for a pair that nothing comes with; the blog is to be in it."""
    name = "translate-zh_fr-0_1"
    made = io.BytesIO()
    with zipfile.ZipFile(tiny_model) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename.endswith("metadata.json"):
                data = json.dumps(json.loads(data) | {"to_code": "fr"}).encode()
            new.writestr(info.filename.replace(tiny_model.stem, name), data)
    server.files[f"/v1/{name}.argosmodel"] = made.getvalue()
    link = f"{server.address}/v1/{name}.argosmodel"
    server.offer("0.1.fr", b"", package_version="0.1", to_code="fr", links=[link])
    blog.write("translit.toml", 'target = "fr"\n')
    return name


STARTER = re.compile(r"starter  zh → en  version \S+  \d+\.\d MB\n")


def test_a_file_is_installed_listed_and_removed(blog: Blog, argos: Path, tiny_model: Path) -> None:
    name = tiny_model.stem
    assert STARTER.fullmatch(blog.ok("models", "list"))
    assert blog.ok("models", "install", str(tiny_model)) == f"installed {name}, version 0.1\n"
    first, second = blog.ok("models", "list").splitlines(keepends=True)
    assert re.fullmatch(rf"{name}  zh → en  version 0\.1  \d\.\d MB\n", first)
    assert STARTER.fullmatch(second)
    one, ours = json.loads(blog.ok("models", "list", "--output-format", "json"))["models"]
    size = sum(path.stat().st_size for path in (argos / name).rglob("*") if path.is_file())
    assert one == {"name": name, "source": "zh", "target": "en", "version": "0.1", "size": size}
    assert ours["name"] == "starter"
    assert blog.ok("models", "remove", name) == f"removed {name}\n"
    assert STARTER.fullmatch(blog.ok("models", "list"))


def test_what_is_no_model_is_told_of_beside_the_others(blog: Blog, installed: Path) -> None:
    (installed.parent / "stray").mkdir()
    for words in ([], ["--output-format", "json"]):
        result = blog.run("models", "list", *words)
        assert result.exit_code == 0
        assert installed.name in result.stdout
        assert result.stderr == (
            f"Warning: {installed.parent / 'stray'} is no model: it has no metadata.json; other "
            "Argos programs may stop at it, so move it elsewhere or remove it\n"
        )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["install", "nowhere.argosmodel"],
            "nowhere.argosmodel: is no model that can be installed",
        ),
        (
            ["install", "posts/post.md"],
            "posts/post.md: is no model that can be installed: it is no",
        ),
        (["remove", "nothing"], "there is no model nothing; installed: none"),
        (["remove", "starter"], "the model starter is a part of translit, and cannot be removed"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    blog: Blog, argos: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], message: str
) -> None:
    monkeypatch.chdir(blog.root)
    result = blog.run("models", *words)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: {message}")
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_the_public_model_is_downloaded_once(blog: Blog, server: Server, tiny_model: Path) -> None:
    assert blog.ok("models", "install") == f"installed {tiny_model.stem}, version 0.1\n"
    assert blog.ok("models", "install") == f"nothing newer than {tiny_model.stem}, version 0.1\n"
    assert len(server.asked) == 3
    server.offer("0.2", tiny_model.read_bytes())
    assert blog.ok("models", "install").startswith("installed ")


def test_a_pair_without_a_public_model_is_one_line(blog: Blog, server: Server) -> None:
    blog.write("translit.toml", 'target = "fr"\n')
    result = blog.run("models", "install")
    assert result.exit_code == 2
    assert "the index of public models has none for zh → fr" in result.stderr


def test_without_a_model_a_pipe_is_told_what_to_do(blog: Blog, server: Server) -> None:
    blog.write("translit.toml", 'target = "fr"\n')
    blog.ok("extract")
    before = blog.files()
    for words in ([], ["--offline"], ["--offline", "--yes"]):
        result = blog.run("pretranslate", *words)
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", MISSING)
    assert server.asked == []
    assert blog.files() == before


def test_the_starter_drafts_where_no_other_model_is_and_says_so_once(
    blog: Blog, argos: Path
) -> None:
    blog.write("posts/other.md", "今天下雨，我在家写代码。\n")
    blog.ok("extract")
    result = blog.run("pretranslate")
    assert result.exit_code in {0, 1}, result.output
    assert result.stderr.startswith("Note: no other model is installed, so a small one drafts")
    assert result.stderr.count("Note: ") == 1
    assert "from the engine" in result.stdout


def test_nothing_is_said_of_a_starter_that_was_chosen(blog: Blog, installed: Path) -> None:
    blog.ok("extract")
    result = blog.run("pretranslate", "--engine-option", "model=starter")
    assert result.exit_code in {0, 1}, result.output
    assert "Note" not in result.stderr


def test_nothing_is_said_where_another_model_drafts(blog: Blog, installed: Path) -> None:
    blog.ok("extract")
    assert "Note" not in blog.run("pretranslate").stderr


def test_all_else_works_without_a_model(blog: Blog, argos: Path) -> None:
    blog.ok("extract")
    blog.ok("status")
    blog.ok("pretranslate", "--memory-only")
    blog.ok("pretranslate", "--engine", "pseudo")
    blog.ok("build", "--draft")


def test_yes_installs_a_missing_model(blog: Blog, server: Server, tiny_model: Path) -> None:
    blog.ok("extract")
    result = blog.run("pretranslate", "--yes")
    assert result.exit_code in {0, 1}, result.output
    assert result.stderr.startswith(f"installed {tiny_model.stem}, version 0.1\n")
    assert "filled locales/en/post.md.po" in result.stdout
    server.asked.clear()
    blog.run("pretranslate", "--yes")
    assert server.asked == []


def test_yes_installs_nothing_where_a_model_is_named(blog: Blog, server: Server) -> None:
    blog.ok("extract")
    result = blog.run("pretranslate", "--yes", "--engine-option", "model=mine")
    assert (result.exit_code, result.stderr) == (
        2, "Error: there is no model mine; installed: starter\n",
    )  # fmt: skip
    assert server.asked == []


def test_options_of_the_configuration_reach_the_engine(blog: Blog, installed: Path) -> None:
    blog.write("translit.toml", "[engines.argos]\nbeam = 2\nthreads = 1\n")
    blog.ok("extract")
    assert blog.run("pretranslate", "--engine-option", "beam=1").exit_code in {0, 1}
    blog.write("translit.toml", "[engines.argos]\nbeams = 2\n")
    blog.write("posts/other.md", "今天下雨，我在家写代码。\n")
    blog.ok("extract")
    result = blog.run("pretranslate")
    assert result.exit_code == 2
    assert "the engine argos takes no option beams; its options are" in result.stderr


class Terminal:
    """A process on a terminal."""

    def __init__(self, blog: Blog, *words: str) -> None:
        self._ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "translit", *words],
            cwd=blog.root,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=os.environ | {"TERM": "xterm", "COLUMNS": "300", "PYTHONUTF8": "1"},
        )
        os.close(theirs)
        self.seen = ""

    def wait_for(self, text: str) -> None:
        """Read until a text has come."""
        limit = time.monotonic() + 30
        while text not in self.seen:
            assert time.monotonic() < limit, self.seen
            if not self._read():
                break
        assert text in self.seen, self.seen

    def write(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def end(self) -> int:
        """Read to the end; the exit code."""
        while self._read():
            pass
        os.close(self._ours)
        return self.process.wait(timeout=30)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._ours], [], [], 30)
        assert ready, self.seen
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # Linux: the other side has gone
            return False
        self.seen += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)


QUESTION = "No model for zh → fr is installed. Download it (80 MB)? [y/N]: "


def test_a_terminal_is_asked_and_may_say_no(blog: Blog, server: Server, french: str) -> None:
    blog.ok("extract")
    terminal = Terminal(blog, "pretranslate")
    terminal.wait_for(QUESTION)
    terminal.write("n\n")
    assert terminal.end() == 2
    assert "no model for zh → fr is installed; run translit models install" in terminal.seen
    assert server.asked == []


def test_a_terminal_that_says_yes_sees_a_bar_and_the_translation(
    blog: Blog, server: Server, french: str
) -> None:
    blog.ok("extract")
    terminal = Terminal(blog, "pretranslate")
    terminal.wait_for(QUESTION)
    terminal.write("y\n")
    assert terminal.end() in {0, 1}
    assert "Downloading" in terminal.seen
    assert f"installed {french}, version 0.1" in terminal.seen
    assert "filled locales/fr/post.md.po" in terminal.seen
    assert "Traceback" not in terminal.seen


def test_a_terminal_is_not_asked_offline(blog: Blog, server: Server, french: str) -> None:
    blog.ok("extract")
    terminal = Terminal(blog, "pretranslate", "--offline")
    assert terminal.end() == 2
    assert "Download" not in terminal.seen
    assert server.asked == []


def test_an_interrupted_download_goes_on(blog: Blog, server: Server, argos: Path) -> None:
    whole = server.files["/v1/translate-zh_en-0.1.argosmodel"]
    server.cuts = [300_000]
    server.pauses = [20.0]
    terminal = Terminal(blog, "models", "install")
    terminal.wait_for("0.3/")
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.end() == 130
    assert "Interrupted." in terminal.seen
    assert "Traceback" not in terminal.seen
    assert list(argos.iterdir()) == []
    server.asked.clear()
    assert blog.ok("models", "install").startswith("installed ")
    assert server.asked[1][1] == "bytes=300000-"
    assert len(whole) > 300_000
