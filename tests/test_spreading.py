"""Work that is spread over processes is the work of one."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from tests.cli.conftest import Blog
from translit.project import open_project
from translit.workflows import spreading
from translit.workflows.check import check


@pytest.mark.parametrize("way", ["spawn", spreading._way()])
def test_other_processes_find_what_this_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    blog = Blog(tmp_path)
    for number in range(6):
        blog.write(f"posts/{number}.md", f"**今天**下雨{number}。从橙色到红色。\n")
    blog.write("posts/7.md", "坏")
    blog.write("glossary.csv", "source,target\n红色,crimson\n")
    blog.ok("extract")
    for number in range(6):
        blog.review(lambda _: "It is  raining.", f"{number}.md")
    blog.write("locales/en/7.md.po", "msgid")
    project = open_project(tmp_path, chosen=tmp_path)
    posts = project.layout.posts()
    alone = check(project, posts)
    assert len(alone.findings) > 12
    assert len(alone.failures) == 1
    monkeypatch.setattr(spreading, "_WORTH_IT", 0)
    monkeypatch.setattr(spreading.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(spreading, "_way", lambda: way)
    together = check(project, posts)
    assert together.findings == alone.findings
    assert list(map(str, together.failures)) == list(map(str, alone.failures))


@pytest.mark.skipif(sys.platform != "linux", reason="only there is a process copied")
def test_a_process_with_threads_is_not_copied() -> None:
    """A copy would wait for ever for a lock that a thread held, which the copy has not."""
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert spreading._way() == "spawn"
    finally:
        end.set()
        thread.join()
