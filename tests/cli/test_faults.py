"""What can go wrong beneath: a full disk, an interruption, another program, a defect of ours."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import COMMANDS, POST, Blog, english
from translit import stopping
from translit.catalog import po
from translit.errors import ProjectError
from translit.project import swap, temporary, writing

CHANGES = (
    (swap, "exchange"),
    (swap, "place"),
    (os, "fsync"),
    (Path, "open"),
    (Path, "mkdir"),
    (Path, "chmod"),
)
"""Whatever a file is changed with; only these of them, and `unlink`, do we use."""


OPEN = Path.open


class Fault:
    """Lets the calls before the `first` one through, and fails from it on, or once."""

    def __init__(self, patch: pytest.MonkeyPatch, error: BaseException, first: int) -> None:
        self.calls = 0
        for owner, name in CHANGES:
            patch.setattr(owner, name, self._failing(getattr(owner, name), error, first))

    def _failing(
        self, real: Callable[..., object], error: BaseException, first: int
    ) -> Callable[..., object]:
        def call(*words: object, **options: object) -> object:
            if real is OPEN and words[1:] != ("xb",):
                return real(*words, **options)  # to read
            self.calls += 1
            full = isinstance(error, OSError) and self.calls > first
            if self.calls == first or full:
                raise error
            return real(*words, **options)

        return call


def _work_to_do(blog: Blog) -> None:
    """A post that is reviewed and has changed, and a new one."""
    blog.ok("extract")
    blog.review(english)
    blog.ok("build", "--draft")
    blog.write("posts/post.md", POST + "\n新的一句。\n")
    blog.write("posts/new.md", "全新的一篇。\n")


@pytest.mark.parametrize(
    ("error", "code"),
    [(OSError(errno.ENOSPC, "No space left on device"), 2), (KeyboardInterrupt(), 130)],
    ids=["full disk", "ctrl-c"],
)
@pytest.mark.parametrize("number", range(3), ids=["extract", "pretranslate", "build"])
def test_whatever_call_fails_every_file_is_the_old_one_or_the_new_one(
    blog: Blog,
    number: int,
    error: BaseException,
    code: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    _work_to_do(blog)
    for command in COMMANDS[:number]:
        blog.ok(*command)
    old = blog.files()
    start = tmp_path_factory.mktemp("start") / "blog"
    shutil.copytree(blog.root, start)
    blog.ok(*COMMANDS[number])
    new = blog.files()
    failed = []
    for first in range(1, 100):
        shutil.rmtree(blog.root)
        shutil.copytree(start, blog.root)
        with pytest.MonkeyPatch.context() as patch:
            fault = Fault(patch, error, first)
            result = blog.run(*COMMANDS[number])
        assert "Traceback" not in result.output
        assert "translit itself" not in result.output
        for name, (data, _) in blog.files().items():
            assert data in {files[name][0] for files in (old, new) if name in files}, name
        failed.append(result.exit_code)
        blog.ok(*COMMANDS[number])
        assert {name: data for name, (data, _) in blog.files().items()} == {
            name: data for name, (data, _) in new.items()
        }
        if fault.calls < first:
            break
    else:
        pytest.fail("the command never came to its end")
    assert failed[-1] == 0
    assert len(failed) > 4
    # What can be thrown away may fail to be written: that is no error.
    assert set(failed) <= {0, code}
    assert failed.count(code) > 2


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_process_that_is_stopped_at_any_moment_leaves_whole_files(blog: Blog, name: str) -> None:
    for number in range(60):
        blog.write(f"posts/{number}.md", POST.replace("下雨", f"下雨{number}") * 8)
    codes = set()
    for moment in range(4):
        words = COMMANDS[moment % 2]
        command = [sys.executable, "-m", "translit", "-v", "--project", str(blog.root), *words]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stderr
        for _ in range(3 + 40 * moment):  # what it tells of the files that it reads and writes
            process.stderr.readline()
        process.send_signal(getattr(signal, name))
        _, errors = process.communicate(timeout=60)
        codes.add(process.returncode)
        assert b"Traceback" not in errors
        if name != "SIGKILL":
            assert not list(blog.root.rglob("*.tmp"))
        for path in blog.root.glob("locales/en/*.po"):
            po.loads(path.read_text("utf-8"), path=path.name)
            assert path.read_bytes().endswith(b"\n")
    assert codes <= {0, {"SIGINT": 130, "SIGTERM": 143, "SIGKILL": -9}[name]}
    blog.ok("extract")
    blog.ok("pretranslate", "--engine", "pseudo")
    blog.ok("extract", "--check")
    assert not list(blog.root.rglob("*.tmp"))


def test_what_a_killed_process_left_behind_is_cleared_away_and_never_read(blog: Blog) -> None:
    blog.ok("extract")
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    dead = blog.write(f"locales/en/.translit-{process.pid}-0a1b2c3d.tmp", "half a fi")
    alive = blog.write(f"locales/en/.translit-{os.getppid()}-0a1b2c3d.tmp", "half a fi")
    mine = blog.write("locales/en/.translit-notes.tmp", "a person's")
    # In a container every run has one number.
    same = blog.write(f"locales/en/.translit-{os.getpid()}-0a1b2c3d.tmp", "half a fi")
    stamps = blog.write(f".translit/.translit-{process.pid}-0a1b2c3d.tmp", "half a fi")
    _forget_folders()
    blog.ok("extract", "--check")
    assert dead.exists()
    blog.ok("extract")  # though there is nothing to do
    assert not dead.exists()
    assert not same.exists()
    assert not stamps.exists()
    assert alive.exists()
    assert mine.exists()


def _forget_folders() -> None:
    temporary.clear_folder.cache_clear()


def test_two_processes_at_once_do_the_work_once(blog: Blog) -> None:
    for number in range(12):
        blog.write(f"posts/{number}.md", POST.replace("下雨", f"下雨{number}") * 3)
    if (second := time.time() % 60) > 55:
        time.sleep(60 - second)  # new catalogs of two minutes differ in their headers
    for words in COMMANDS[:2]:
        command = [sys.executable, "-m", "translit", "--project", str(blog.root), *words]
        processes = [
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(2)
        ]
        for process in processes:
            _, errors = process.communicate(timeout=60)
            assert errors == b""
            assert process.returncode == 0
    blog.ok("extract", "--check")
    assert not list(blog.root.rglob("*.tmp"))


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_file_that_another_program_writes_meanwhile_is_left_as_that_wrote_it(
    blog: Blog, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    _work_to_do(blog)
    name = "build/draft/en/post.md" if words[0] == "build" else "locales/en/post.md.po"
    if words[0] != "extract":
        blog.ok("extract")

    real = writing._replaced

    def late(target: Path, *rest: object, **options: object) -> bool:
        if target == blog.root / name:
            target.write_bytes(b"# somebody else's\n")
        return real(target, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "_replaced", late)
    result = blog.run(*words)
    assert result.exit_code == 2
    assert f"{name}: was changed by another program in the meantime" in result.output
    assert blog.text(name) == "# somebody else's\n"


class Editor:
    """Another program, which saves a file when it is told to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.last = path.read_bytes()

    def rename(self) -> None:
        """Save as Poedit does: a new file takes the old one's name."""
        self.last += b"saved\n"
        self.path.with_name("new").write_bytes(self.last)
        self.path.with_name("new").replace(self.path)

    def in_place(self) -> None:
        self.last += b"saved\n"
        self.path.write_bytes(self.last)

    def begin(self) -> None:
        """Open it to save in place, and be slow about it."""
        self.last += b"saved\n"
        self.file = self.path.open("r+b", buffering=0)

    def end(self) -> None:
        self.file.write(self.last)
        self.file.close()


MOMENTS = [
    # What the editor does before the first, the second, ... exchange of the two files.
    ("rename",),
    ("in_place",),
    ("rename", "rename"),
    ("rename", "in_place"),
    ("in_place", "rename", "rename"),
    ("rename", "rename", "in_place", "rename"),
    ("begin", "end"),
    ("rename", "begin", "end"),
]


@pytest.mark.parametrize("moments", MOMENTS, ids=" ".join)
def test_what_is_saved_in_the_last_moment_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moments: tuple[str, ...]
) -> None:
    path = tmp_path / "post.po"
    path.write_bytes(b"old\n")
    editor, real, todo = Editor(path), swap.exchange, list(moments)

    def late(one: Path, other: Path) -> bool:
        if todo:
            getattr(editor, todo.pop(0))()
        return real(one, other)

    monkeypatch.setattr(swap, "exchange", late)
    with pytest.raises(ProjectError, match="was changed by another program"):
        writing.write(path, b"ours\n", expected=b"old\n", shown="post.po", durable=False)
    for name in todo:
        getattr(editor, name)()
    assert path.read_bytes() == editor.last
    assert [one.name for one in tmp_path.iterdir()] == ["post.po"]


def test_a_file_that_is_made_or_deleted_in_the_last_moment_is_left_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "post.po"
    real_place, real_exchange = swap.place, swap.exchange

    def made(one: Path, other: Path) -> bool:
        path.write_bytes(b"another's\n")
        return real_place(one, other)

    def deleted(one: Path, other: Path) -> bool:
        path.unlink()
        return real_exchange(one, other)

    monkeypatch.setattr(swap, "place", made)
    with pytest.raises(ProjectError, match="was changed by another program"):
        writing.write(path, b"ours\n", expected=None, shown="post.po", durable=False)
    assert path.read_bytes() == b"another's\n"
    monkeypatch.setattr(swap, "place", real_place)
    monkeypatch.setattr(swap, "exchange", deleted)
    with pytest.raises(ProjectError, match="was changed by another program"):
        writing.write(path, b"ours\n", expected=b"another's\n", shown="post.po", durable=False)
    assert list(tmp_path.iterdir()) == []


OTHER = """
import fcntl, os, sys
from pathlib import Path
from translit.errors import ProjectError
from translit.project import writing

path = Path(sys.argv[1])
folder = os.open(path.parent, os.O_RDONLY)
try:
    fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    print("free", flush=True)
except BlockingIOError:
    print("waits", flush=True)
os.close(folder)
try:
    writing.write(path, b"the other's", expected=b"ours", shown="post.po", durable=False)
except ProjectError:
    print("refused", flush=True)
"""
"""A second translit, which has read what the first one has put there for a moment."""


def test_two_of_us_and_an_editor_at_one_moment_lose_no_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "post.po"
    path.write_bytes(b"old")
    editor, real = Editor(path), swap.exchange
    others: list[subprocess.Popen[str]] = []
    said: list[str] = []

    def late(one: Path, other: Path) -> bool:
        if others:
            return real(one, other)
        editor.rename()
        done = real(one, other)
        others.append(
            subprocess.Popen(
                [sys.executable, "-c", OTHER, str(path)], stdout=subprocess.PIPE, text=True
            )
        )
        said.append(others[0].stdout.readline() if others[0].stdout else "")
        return done

    monkeypatch.setattr(swap, "exchange", late)
    with pytest.raises(ProjectError, match="was changed by another program"):
        writing.write(path, b"ours", expected=b"old", shown="post.po", durable=False)
    said += others[0].communicate()[0].splitlines(keepends=True)
    assert said == ["waits\n", "refused\n"]
    assert path.read_bytes() == editor.last


def test_where_a_folder_cannot_be_locked_files_are_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "post.po"
    monkeypatch.setattr(fcntl, "flock", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOLCK, "")))
    assert writing.write(path, b"ours", expected=None, shown="post.po", durable=False)
    monkeypatch.setattr(os, "open", lambda *_: (_ for _ in ()).throw(PermissionError(13, "")))
    writing.remove(path, expected=b"ours", shown="post.po")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("expected", [None, b"old\n"])
def test_a_system_that_cannot_exchange_files_replaces_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected: bytes | None
) -> None:
    path = tmp_path / "post.po"
    if expected:
        path.write_bytes(expected)
    monkeypatch.setattr(swap, "_rename", lambda: None)
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError(errno.EPERM, "")))
    assert writing.write(path, b"ours\n", expected=expected, shown="post.po", durable=False)
    assert path.read_bytes() == b"ours\n"
    assert [one.name for one in tmp_path.iterdir()] == ["post.po"]


def test_a_signal_between_two_exchanges_loses_no_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "post.po"
    path.write_bytes(b"old\n")
    editor, real = Editor(path), swap.exchange
    before = signal.signal(signal.SIGUSR1, lambda number, _: stopping.note(number))

    def late(one: Path, other: Path) -> bool:
        if editor.last == b"old\n":
            editor.rename()
        done = real(one, other)
        os.kill(os.getpid(), signal.SIGUSR1)
        return done

    monkeypatch.setattr(swap, "exchange", late)
    try:
        with pytest.raises((ProjectError, stopping.Interrupted)):
            writing.write(path, b"ours\n", expected=b"old\n", shown="post.po", durable=False)
    finally:
        signal.signal(signal.SIGUSR1, before)
        stopping.reset()
    assert path.read_bytes() == editor.last
    assert [one.name for one in tmp_path.iterdir()] == ["post.po"]


def test_a_read_only_file_stays(blog: Blog) -> None:
    blog.ok("extract")
    blog.ok("build", "--draft")
    for name in ("locales/en/post.md.po", "build/draft/en/post.md"):
        (blog.root / name).chmod(0o444)
    before = blog.files()
    blog.write("posts/post.md", POST + "\n新的一句。\n")
    for words in COMMANDS:
        result = blog.run(*words)
        if words[0] != "pretranslate":
            assert result.exit_code == 2
            assert "is read-only, and was not touched" in result.output
    (blog.root / "posts/post.md").unlink()
    blog.write("posts/other.md", "雨。\n")
    assert "is read-only" in blog.run("extract", "--prune").output
    after = blog.files()
    # The list of what is built is noted ahead, so that a run that is killed knows its own work.
    names = [name for name in before if "posts" not in name and not name.endswith("_built.txt")]
    assert {name: after[name] for name in names} == {name: before[name] for name in names}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only the superuser can")
def test_what_the_superuser_writes_belongs_to_whom_it_belonged(blog: Blog) -> None:
    blog.ok("extract")
    for path in (blog.root, *blog.root.rglob("*")):
        os.chown(path, 65534, 65533)
    (blog.root / "locales/en/post.md.po").chmod(0o640)
    blog.write("posts/post.md", POST + "\n新的一句。\n")
    blog.write("posts/部/new.md", POST)
    for words in COMMANDS:
        blog.ok(*words)
    for name in ("locales", "build"):
        for path in (blog.root / name, *(blog.root / name).rglob("*")):
            found = path.stat()
            assert (found.st_uid, found.st_gid) == (65534, 65533), path
    assert (blog.root / "locales/en/post.md.po").stat().st_mode & 0o777 == 0o640


def test_one_unreadable_post_and_one_damaged_catalog_do_not_stop_the_others(blog: Blog) -> None:
    for name in ("a", "b", "c"):
        blog.write(f"posts/{name}.md", POST)
    blog.ok("extract")
    blog.write("posts/a.md", "").write_bytes("坏".encode("gb18030"))
    damaged = blog.write("locales/en/b.md.po", "<<<<<<< HEAD\n")
    for words in (*COMMANDS, ["status"]):
        result = blog.run(*words)
        assert result.exit_code == 2
        assert result.output.count("posts/a.md:1: is not UTF-8") == 1
        assert result.output.count("locales/en/b.md.po:1: two versions of the file meet") == 1
    assert damaged.read_text() == "<<<<<<< HEAD\n"
    assert (blog.root / "build/draft/en/c.md").is_file()
    assert (blog.root / "build/draft/en/post.md").is_file()


@pytest.mark.parametrize("how", ["damaged", "a file", "folders in it", "read-only", "another's"])
def test_the_folder_of_what_can_be_thrown_away_may_be_in_any_state(
    blog: Blog, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    for words in COMMANDS:
        blog.ok(*words)
    own = blog.root / ".translit"
    match how:
        case "damaged":
            for path in own.iterdir():
                path.write_bytes(b"\xff damaged" * 1000)
        case "a file":
            shutil.rmtree(own)
            own.write_text("a file")
        case "folders in it":
            shutil.rmtree(own)
            (own / "stamps.json").mkdir(parents=True)
            (own / "answers.sqlite").mkdir()
        case "read-only":  # the superuser's folders never are: the calls are made to fail
            shutil.rmtree(own)
            real = Path.mkdir

            def refused(path: Path, *words: object, **options: object) -> None:
                if path.name == ".translit":
                    raise PermissionError(errno.EACCES, "Permission denied", str(path))
                real(path, *words, **options)  # type: ignore[arg-type]

            monkeypatch.setattr(Path, "mkdir", refused)
        case _:
            import sqlite3

            (own / "stamps.json").write_text('{"posts/post.md": ["x"], "a": 3}')
            (own / "answers.sqlite").unlink()
            with sqlite3.connect(own / "answers.sqlite") as database:
                database.execute("CREATE TABLE answers (something INT)")
            database.close()
    before = blog.files()
    blog.ok("extract")
    assert blog.files() == before
    blog.write("posts/post.md", POST + "\n新的一句。\n")
    for words in COMMANDS[:2]:
        blog.ok(*words)
    # Whose work the draft is that stands there is known all the same.
    blog.ok("build", "--draft")


def test_an_edited_build_is_not_replaced_where_no_copy_of_it_can_be_kept(blog: Blog) -> None:
    blog.ok("extract")
    blog.ok("build", "--draft")
    shutil.rmtree(blog.root / ".translit")
    blog.write(".translit", "a file")
    blog.write("build/draft/en/post.md", "somebody's edit")
    result = blog.run("build", "--draft", "--adopt", "build/draft/en/post.md")
    assert result.exit_code == 2
    assert "build/draft/en/post.md: was not as it had been built, and no copy" in result.output
    assert blog.text("build/draft/en/post.md") == "somebody's edit"


def test_copies_of_edited_builds_never_replace_each_other(blog: Blog) -> None:
    blog.ok("extract")
    for text in ("one", "two", "one", "three"):
        blog.write("build/draft/en/post.md", text)
        blog.ok("build", "--draft", "--adopt", "build/draft/en/post.md")
    kept = sorted((blog.root / ".translit/replaced/build/draft/en").iterdir())
    assert {path.name: path.read_text() for path in kept} == {
        "post.md": "one",
        "post.2.md": "two",
        "post.3.md": "three",
    }


def test_a_defect_is_one_sentence_and_a_traceback_on_demand(
    blog: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    from translit.workflows import extract

    def fail(*_: object) -> None:
        raise LookupError("of all things")

    monkeypatch.setattr(extract.Orphans, "__init__", fail)
    result = blog.run("extract")
    assert result.exit_code == 2
    (line,) = result.output.splitlines()
    assert line.startswith("Error: translit itself failed (LookupError: of all things at cli/test_")
    assert "report it" in line
    assert "Traceback" in blog.run("-v", "extract").output


@pytest.mark.parametrize("words", [*COMMANDS, ["status"]], ids=lambda words: words[0])
def test_a_defect_that_one_post_brings_out_costs_that_post_only(
    blog: Blog, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    blog.write("posts/second.md", "第二篇。\n")
    blog.ok("extract")
    blog.write("posts/post.md", POST + "\n新的一句。\n")
    blog.write("posts/third.md", "第三篇。\n")
    from translit.formats.markdown import Markdown

    real = Markdown.parse

    def parse(markdown: Markdown, text: str) -> object:
        if "新的一句" in text:
            raise LookupError("of all things")
        return real(markdown, text)

    monkeypatch.setattr(Markdown, "parse", parse)
    result = blog.run(*words)
    assert result.exit_code == 2
    assert "posts/post.md: the work on it failed (LookupError: of all things at " in result.output
    monkeypatch.undo()
    made = {"extract": "locales/en/third.md.po", "build": "build/draft/en/second.md"}.get(words[0])
    assert made is None or (blog.root / made).is_file()


def test_an_error_of_the_system_is_told_in_its_own_words(
    blog: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "posts/somewhere")

    monkeypatch.setattr(os, "walk", fail)
    result = blog.run("extract")
    assert result.exit_code == 2
    assert result.output == "Error: posts/somewhere: Permission denied\n"
