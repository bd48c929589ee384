"""A signal ends the process with its own code, whenever it comes and whatever stderr is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import POST, Blog

ENGINE = """
import os, sys, time

class Slow:
    def translate(self, segments):
        open("begun", "w").close()
        print("at work", file=sys.stderr, flush=True)
        time.sleep(30)
        return [""] * len(segments)

class Stubborn:
    def translate(self, segments):
        try:
            Slow().translate(segments)
        except BaseException:  # whatever it may be
            raise ValueError("nothing stops me")

class Deaf:
    calls = 0

    def translate(self, segments):
        Deaf.calls += 1
        assert Deaf.calls == 1, "it was asked again"
        try:
            Slow().translate(segments)
        except BaseException:
            return ["It rains."] * len(segments)

def slow(pair, options):
    return Slow()

def stubborn(pair, options):
    return Stubborn()

def deaf(pair, options):
    return Deaf()

def in_opening(pair, options):
    try:
        Slow().translate([])
    except BaseException:
        raise ImportError("initialization failed")
"""

DRIVER = Path(__file__).with_name("interrupting.py")


def started(blog: Blog, engine: str, **options: object) -> subprocess.Popen[str]:
    """`translit pretranslate` with one of the engines, in the project's folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "translit", "pretranslate", "--engine", f"engines:{engine}"],
        cwd=blog.root,
        text=True,
        **options,  # type: ignore[call-overload]
    )


@pytest.fixture
def waiting(blog: Blog) -> Blog:
    """A blog of three posts that wait for an engine."""
    for number in range(2):
        blog.write(f"posts/{number}.md", POST.replace("下雨", f"下雨{number}"))
    blog.write("engines.py", ENGINE)
    blog.ok("extract")
    return blog


def files(blog: Blog) -> dict[str, tuple[bytes, int]]:
    own = {"begun", "engines.py"}
    return {k: v for k, v in blog.files().items() if "__pycache__" not in k and k not in own}


@pytest.mark.parametrize(
    ("engine", "name", "code"),
    [
        ("slow", "SIGINT", 130),
        ("slow", "SIGTERM", 143),
        ("slow", "SIGHUP", 129),
        ("stubborn", "SIGINT", 130),
        ("deaf", "SIGINT", 130),
        ("in_opening", "SIGTERM", 143),
    ],
)
def test_a_signal_ends_the_work_of_an_engine(
    waiting: Blog, engine: str, name: str, code: int
) -> None:
    before = files(waiting)
    process = started(waiting, engine, stderr=subprocess.PIPE)
    assert process.stderr
    assert process.stderr.readline() == "at work\n"
    process.send_signal(getattr(signal, name))
    _, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (
        code,
        "\nInterrupted. What is written is whole; run the command again to go on.\n",
    )
    assert files(waiting) == before


@pytest.mark.parametrize("where", ["nobody reads", "full", "closed", "a full pipe"])
def test_a_signal_is_heeded_whatever_stderr_is(waiting: Blog, where: str) -> None:
    before = files(waiting)
    reading, writing = os.pipe()
    match where:
        case "nobody reads":  # `2>&1 | tee log`, where Ctrl-C ends tee as well
            os.close(reading)
        case "full":
            os.close(writing)
            writing = os.open("/dev/full", os.O_WRONLY)
        case "a full pipe":
            os.set_blocking(writing, False)
            while True:
                try:
                    os.write(writing, b"x" * 65536)
                except BlockingIOError:
                    break
            os.set_blocking(writing, True)
    engine = ENGINE.replace('print("at work", file=sys.stderr, flush=True)', "pass")
    waiting.write("engines.py", engine)
    closing = "2>&-" if where == "closed" else ""
    command = f"exec {sys.executable} -m translit pretranslate --engine engines:slow {closing}"
    process = subprocess.Popen(["bash", "-c", command], cwd=waiting.root, stderr=writing)
    os.close(writing)
    while not (waiting.root / "begun").exists():
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=120) == 130
    assert files(waiting) == before
    if where == "a full pipe":
        os.close(reading)


@pytest.mark.parametrize(
    ("number", "pattern"),
    [
        # CPython 3.11 makes a RuntimeError of what is raised there.
        (10, r"functools\.py:cached_property\.__set_name__"),
        # What a callback of the garbage collector raises is printed and forgotten.
        (2, r"_bootstrap>:_get_module_lock\.<locals>\.cb"),
        (300, r"enum\.py:EnumType"),
        (1, r"failures\.py:apart"),
        (9, r"extract\.py:_Work\.extracted"),
        (2, r"temporary\.py:temporary"),
        (6, r"writing\.py:_taken"),
        (5, r"writing\.py:_put"),
        (1, r"stamps\.py:Stamps\.save"),
        (3, r"cli/terminal\.py:say"),
    ],
)
def test_a_signal_at_any_step_is_told_as_one(blog: Blog, number: int, pattern: str) -> None:
    blog.write("posts/other.md", POST)
    command = [sys.executable, str(DRIVER), str(number), pattern, "SIGINT"]
    words = ["--project", str(blog.root), "extract"]
    done = subprocess.run([*command, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        130,
        "\nInterrupted. What is written is whole; run the command again to go on.\n",
    )
    assert not list(blog.root.rglob("*.tmp"))
    blog.ok("extract")
    blog.ok("extract", "--check")


CLOSED = ("<&-", ">&-", "2>&-", "<&- >&- 2>&-", ">/dev/full", "2>/dev/full")
COMMANDS = ("status", "build --draft", "models list", "--version", "status nowhere.md", "nothing")


@pytest.mark.parametrize(
    ("words", "closed"),
    [("extract", closed) for closed in CLOSED]
    + [("pretranslate --engine pseudo", closed) for closed in (CLOSED[3], CLOSED[5])]
    + [(words, CLOSED[3]) for words in COMMANDS]
    + [(words, ">/dev/full") for words in ("status", "--help", "--version", "build --help")],
)
def test_a_stream_that_is_closed_or_full_stops_no_work(
    blog: Blog, words: str, closed: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for number in range(25):
        blog.write(f"posts/{number}.md", f"今天下雨{number}。\n")
    if words != "extract":
        blog.ok("extract")
    environment = {
        **os.environ,
        **dict.fromkeys(("XDG_DATA_HOME", "HOME"), str(tmp_path_factory.mktemp("home"))),
    }
    command = f"{sys.executable} -m translit {words} {closed}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=blog.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    right = 2 if "no" in words else 0
    # What cannot be said is an error where it is the command's own output.
    assert done.returncode == (2 if closed == ">/dev/full" else right), done.stderr
    assert "translit itself" not in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert not [path for path in blog.root.rglob("*.po") if b"Error" in path.read_bytes()]


def test_a_missing_model_is_told_where_stdin_is_closed(waiting: Blog, tmp_path: Path) -> None:
    waiting.write("translit.toml", 'target = "fr"\n')  # no model for it comes with translit
    waiting.ok("extract")
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    command = f"{sys.executable} -m translit pretranslate --offline <&-"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=waiting.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "model" in done.stderr
    assert "itself" not in done.stderr
