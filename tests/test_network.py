"""Nothing phones home: not a socket, not a name looked up, whatever is done offline."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.llm.server import said, serving

POST = """---
title: 新的模型
---

# 谷歌发布了新的模型

苹果昨天发布了 Gemini。大家都在讨论这个模型，但是没有人见过它。

- **绿色：**一切正常；
"""

WATCHED = """
import sys
seen = open({log!r}, "a")

def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        # What the class is asked for as it is imported is no use of the network.
        seen.write(event + " " + repr(arguments)[:100] + chr(10))
        seen.flush()

sys.addaudithook(watch)
{body}
"""

TRANSLIT = "from translit.__main__ import main\nmain()"


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    (root / "posts").mkdir(parents=True)
    (root / "posts" / "post.md").write_text(POST, encoding="utf-8")
    return root


def call(words: list[str], folder: Path, *, before: tuple[str, ...] = ()) -> str:
    """Run a program in a folder, which must not fail; what it printed."""
    done = subprocess.run(
        [*before, sys.executable, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    return done.stdout + done.stderr


def watched(body: str, words: list[str], folder: Path, tmp_path: Path) -> tuple[str, str]:
    """Run a program under watch; what it printed, and what it did with the network."""
    log = tmp_path / "network.log"
    log.write_text("")
    printed = call(["-c", WATCHED.format(log=str(log), body=body), *words], folder)
    return printed, log.read_text()


def filled(blog: Path) -> bool:
    """Whether the engine translated something."""
    catalog = (blog / "locales" / "en" / "post.md.po").read_text(encoding="utf-8")
    return "#, fuzzy" in catalog.split("\n\n", 1)[1]


@pytest.mark.parametrize(
    "body",
    [
        "import socket; socket.socket().close()",
        "import socket; socket.gethostbyname('localhost')",
        "import urllib.request as u; u.build_opener().open('http://127.0.0.1:9/', timeout=1)",
    ],
)
def test_the_watch_sees_what_uses_the_network(body: str, blog: Path, tmp_path: Path) -> None:
    quietly = f"import contextlib\nwith contextlib.suppress(OSError): exec({body!r})"
    assert watched(quietly, [], blog, tmp_path)[1]


def test_pretranslation_offline_uses_no_network(
    blog: Path, tmp_path: Path, installed: Path
) -> None:
    for words in (["extract"], ["pretranslate", "--offline"]):
        printed, used = watched(TRANSLIT, words, blog, tmp_path)
        assert used == "", printed
    assert filled(blog)


def test_no_other_command_uses_the_network(
    blog: Path, tmp_path: Path, argos: Path, tiny_model: Path
) -> None:
    for words in (
        ["--help"],
        ["--version"],
        ["extract"],
        ["status"],
        ["models", "recommend"],
        ["models", "install", str(tiny_model)],
        ["pretranslate"],
        ["pretranslate", "--yes"],
        ["build", "--draft"],
        ["models", "remove", tiny_model.stem],
    ):
        printed, used = watched(TRANSLIT, words, blog, tmp_path)
        assert used == "", (words, printed)
    assert filled(blog)


@pytest.mark.parametrize("words", [["models", "list"], ["engines"]])
def test_servers_of_models_are_looked_for_on_this_machine_only(
    words: list[str], blog: Path, tmp_path: Path, argos: Path
) -> None:
    printed, used = watched(TRANSLIT, words, blog, tmp_path)
    connected = [line for line in used.splitlines() if "connect" in line or "getaddrinfo" in line]
    assert connected, printed
    assert all("127.0.0.1" in line for line in connected), used


def test_another_machine_is_not_asked_for_a_translation(
    blog: Path, tmp_path: Path, argos: Path
) -> None:
    call(["-m", "translit", "extract"], blog)
    asked = ["pretranslate", "--engine", "llm", "--engine-option", "server=http://192.0.2.1:1"]
    for words in ([*asked], [*asked, "--offline", "--engine-option", "allow_remote=true"]):
        body = f"import contextlib\nwith contextlib.suppress(SystemExit): exec({TRANSLIT!r})"
        printed, used = watched(body, words, blog, tmp_path)
        assert "192.0.2.1" in printed
        assert used == "", printed


_ADDRESS = re.compile(r"socket\.(?:connect|getaddrinfo|gethostby\w+|sendto|sendmsg) .*")


@pytest.mark.parametrize("offline", [[], ["--offline"]])
@pytest.mark.parametrize("kind", ["openai", "ollama"])
def test_a_language_model_is_asked_on_this_machine_and_nowhere_else(
    kind: str, offline: list[str], blog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://192.0.2.9:3128")  # what nobody may be sent
    call(["-m", "translit", "extract"], blog)
    with serving(lambda fake, _: said(fake, "It is raining again today."), kind=kind) as fake:
        server = f"server={fake.base}"
        words = ["pretranslate", "--engine", "llm", "--engine-option", server, *offline]
        printed, used = watched(TRANSLIT, words, blog, tmp_path)
        assert len(fake.asked) > 3, printed
    reached = _ADDRESS.findall(used)
    assert reached
    assert all("127.0.0.1" in one for one in reached), used


def test_offline_asks_for_no_model_even_when_it_is_told_yes(
    blog: Path, tmp_path: Path, argos: Path
) -> None:
    (blog / "translit.toml").write_text('target = "fr"\n')  # what no model comes with
    call(["-m", "translit", "extract"], blog)
    log = tmp_path / "network.log"
    body = WATCHED.format(log=str(log), body=TRANSLIT)
    done = subprocess.run(
        [sys.executable, "-c", body, "pretranslate", "--offline", "--yes"],
        cwd=blog,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert "no model for zh → fr is installed" in done.stderr
    assert log.read_text() == ""


_REACHES_OUT = re.compile(r"\b(?:socket|connect|sendto|sendmsg|bind)\(|/etc/(?:resolv\.conf|hosts)")
"""Also what a lookup of names reads."""


def _runs(*words: str) -> bool:
    """Whether a program is here, and allowed to do what it does."""
    if shutil.which(words[0]) is None:
        return False
    return subprocess.run([*words, "true"], check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not _runs("strace", "-qq"), reason="strace is not possible here")
def test_no_library_beneath_opens_a_socket_or_looks_up_a_name(
    blog: Path, tmp_path: Path, installed: Path
) -> None:
    log = tmp_path / "strace.log"

    def traced(words: list[str]) -> list[str]:
        before = ("strace", "-f", "-qq", "-e", "trace=network,open,openat", "-o", str(log))
        call(words, blog, before=before)
        lines = log.read_text(errors="replace").splitlines()
        assert len(lines) > 20  # it was traced
        return [line for line in lines if _REACHES_OUT.search(line)]

    lookup = "import socket\ntry: socket.getaddrinfo('translit.invalid', 80)\nexcept OSError: pass"
    assert traced(["-c", lookup])
    call(["-m", "translit", "extract"], blog)
    assert traced(["-m", "translit", "pretranslate", "--offline"]) == []
    assert filled(blog)


@pytest.mark.skipif(not _runs("unshare", "-rn"), reason="unshare -rn is not possible here")
def test_it_works_where_there_is_no_network_at_all(blog: Path, installed: Path) -> None:
    for words in (["extract"], ["pretranslate", "--offline"], ["models", "list"]):
        call(["-m", "translit", *words], blog, before=("unshare", "-rn"))
    assert filled(blog)


@pytest.mark.parametrize(
    "words", [["--help"], ["extract"], ["status"], ["build", "--draft"], ["models", "--help"]]
)
def test_what_needs_no_engine_imports_none(words: list[str], blog: Path, tmp_path: Path) -> None:
    heavy = {
        "ctranslate2",
        "sentencepiece",
        "argostranslate",
        "numpy",
        "onnxruntime",
        "urllib.request",
    }
    script = (
        "import atexit, sys\n"
        f"atexit.register(lambda: print('IMPORTED', sorted({heavy!r} & sys.modules.keys())))\n"
    )
    printed = call(["-c", script + TRANSLIT, *words], blog)
    assert "IMPORTED []" in printed
