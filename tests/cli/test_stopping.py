"""A signal that comes while an engine works ends the process, and is no failure of the engine."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.cli.conftest import Blog

ENGINE = """
import sys, time

class Slow:
    def translate(self, segments):
        print("at work", file=sys.stderr, flush=True)
        time.sleep(30)
        return [""] * len(segments)

def open_engine(pair, options):
    return Slow()
"""


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_ends_the_work_of_an_engine(blog: Blog, name: str, code: int) -> None:
    blog.write("slow.py", ENGINE)
    blog.ok("extract")
    before = blog.files()
    process = subprocess.Popen(
        [sys.executable, "-m", "translit", "pretranslate", "--engine", "slow:open_engine"],
        cwd=blog.root,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    assert process.stderr.readline() == "at work\n"
    process.send_signal(getattr(signal, name))
    _, errors = process.communicate(timeout=120)
    assert (process.returncode, errors.count("Interrupted.")) == (code, 1)
    assert {k: v for k, v in blog.files().items() if "__pycache__" not in k} == before
