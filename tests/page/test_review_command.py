"""`translit review`, as a user calls it: what it needs, and how it ends."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from tests.cli.conftest import Blog


def test_a_port_that_is_taken_is_an_error(blog: Blog) -> None:
    blog.ok("extract")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = blog.run("review", "--no-open", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert "name another --port" in result.output


def test_without_a_catalog_there_is_nothing_to_review(blog: Blog) -> None:
    result = blog.run("review", "--no-open")
    assert result.exit_code == 2
    assert "run translit extract" in result.output


def test_a_catalog_that_is_none_is_an_error_with_its_line(blog: Blog) -> None:
    blog.write("locales/en/post.md.po", 'msgid "一\n')
    result = blog.run("review", "--no-open")
    assert result.exit_code == 2
    assert "locales/en/post.md.po:1" in result.output


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_it_ends_with_its_terminal(blog: Blog, name: str) -> None:
    """Ctrl-C, a kill, and a terminal that is closed: while a page listens, and at once."""
    blog.ok("extract")
    number = getattr(signal, name)
    command = [sys.executable, "-m", "translit", "review", "--no-open"]
    with subprocess.Popen(
        command,
        cwd=blog.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdout is not None
        address = re.search(r"(http://\S+)/\?token=(\S+)", server.stdout.readline())
        assert address is not None
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(address[1], timeout=30)  # without the token
        port = address[1].rpartition(":")[2]
        asked = urllib.request.Request(
            f"{address[1]}/events", headers={"Cookie": f"translit-{port}={address[2]}"}
        )
        with urllib.request.urlopen(asked, timeout=30) as events:
            assert events.readline().startswith(b"data:")
            server.send_signal(number)
            try:
                assert server.wait(30) == 128 + number
            finally:
                server.kill()
