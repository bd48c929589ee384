"""The engine llm and llama.cpp itself: in a process, and over its own server."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from tests.closed_network import CLOSED
from tests.engines.llm.tiny_model import ANSWER, write

pytest.importorskip("xllamacpp", reason="llama.cpp is not here")

_IN_PROCESS = """
import os, sys
from translit.engines import LanguagePair
from translit.engines.llm.connecting import opened
options = {"model": sys.argv[1], "context": "1024", "parallel": "2"}
engine = opened(LanguagePair("zh", "en"), options)
print(engine.identity.split()[1], len(engine.identity.split()[2]))
print("|".join(engine.translate(["今天下雨。", "昨天也下雨了。"])))
sockets = {os.readlink(f"/proc/self/fd/{one}")[8:-1] for one in os.listdir("/proc/self/fd")
           if os.path.islink(f"/proc/self/fd/{one}")} if os.path.isdir("/proc/self/fd") else set()
for name in ("tcp", "tcp6", "udp", "udp6"):
    path = f"/proc/net/{name}"
    lines = open(path).read().splitlines()[1:] if os.path.exists(path) else []
    print(sum(line.split()[9] in sockets for line in lines), end=" ")
sys.stdout.flush()
os._exit(0)
"""

_SERVER = """
import sys, xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.n_ctx, params.n_parallel = sys.argv[1], 2048, 2
params.warmup, params.verbosity = False, -1
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
"""

_CLIENT = """
import os, sys
from translit.engines import LanguagePair
from translit.engines.llm.connecting import opened
engine = opened(LanguagePair("zh", "en"), {"server": sys.argv[1], "patience": "20"})
print(engine.portion, engine.translate(["今天下雨。"])[0], flush=True)
os._exit(0)
"""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("gguf", reason="the model cannot be made")
    path = tmp_path_factory.mktemp("model") / "one-sentence.gguf"
    write(path)
    return path


def run(program: str, *words: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip().splitlines()


def test_a_model_in_this_process_answers_and_opens_no_port(model: Path) -> None:
    name, answers, ports = run(_IN_PROCESS, str(model))[-3:]
    assert name == "one-sentence.gguf 16"
    assert [one.strip() for one in answers.split("|")] == [ANSWER, ANSWER]
    assert set(ports.split()) <= {"0"}


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "rain.md").write_text("今天下雨。\n", encoding="utf-8")
    return tmp_path


_HELD = """
import os, sys
from translit.engines import Held, LanguagePair, Told
from translit.engines.llm.connecting import opened
options = {"context": "1024", "parallel": "1", "profile": sys.argv[3], sys.argv[1]: sys.argv[2]}
engine = opened(LanguagePair("zh", "en"), options)
print(engine.holds)
for word in ("Raining", "Garlic"):
    held = Held(((word, True), ), ("6%",), True, "([{^-\\\\\\"]*é🎉")
    (answer,) = engine.told([Told("今天下雨。", held=held)], lambda *_: None)
    print(answer.strip(), "|", engine.failure)
sys.stdout.flush()
os._exit(0)
"""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """Of a model that goes on with a text, and is kept to a grammar."""
    base = files("translit.engines.llm.profiles").joinpath("base.toml").read_text("utf-8")
    path = tmp_path / "held.toml"
    path.write_text(base.replace("\\nEnglish:", "\\n>"), encoding="utf-8")
    return path


def is_held(said: list[str]) -> bool:
    """Whether the model could say all that it can, and not end without what it cannot say."""
    holds, raining, garlic = said[-3:]
    answers = [said.partition("|")[0].strip() for said in (raining, garlic)]
    return holds == "True" and answers == [ANSWER, ""]


def test_a_model_in_this_process_is_kept_to_its_terms(model: Path, profile: Path) -> None:
    said = run(_HELD, "model", str(model), str(profile))
    assert is_held(said), said


def test_a_server_of_llama_cpp_keeps_a_model_to_its_terms(server: str, profile: Path) -> None:
    said = run(_HELD, "server", server, str(profile))
    assert is_held(said), said


_TRANSLIT = "from translit.__main__ import main\nmain()"


def closed(program: str, *words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program that the kernel ends where it opens a socket that could reach out."""
    return subprocess.run(
        [sys.executable, "-m", "tests.closed_network", program, *words],
        capture_output=True, text=True, timeout=120, check=False, cwd=folder,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3]), "PYTHONUTF8": "1"},
    )  # fmt: skip


_CAN_BE_CLOSED = closed("print('closed')", folder=Path.cwd()).stdout == "closed\n"

closable = pytest.mark.skipif(
    not _CAN_BE_CLOSED, reason="no filter of system calls can be set on this system"
)


@closable
@pytest.mark.parametrize(
    "thread", ["", "; import threading as t; x = t.Thread(target=s); x.start()"]
)
def test_a_program_that_reaches_out_is_ended(thread: str, tmp_path: Path) -> None:
    lookup = "import socket; s = lambda: socket.getaddrinfo('translit.invalid', 80)"
    done = closed(lookup + (thread or "; s()"), folder=tmp_path)
    assert done.returncode == CLOSED


@closable
@pytest.mark.parametrize("offline", [[], ["--offline"]])
def test_a_post_is_drafted_in_this_process_without_a_socket(
    offline: list[str], model: Path, blog: Path
) -> None:
    asked = ["--engine", "llm", "--engine-option", f"model={model}", *offline]
    for words in (["extract"], ["pretranslate", *asked]):
        done = closed(_TRANSLIT, *words, folder=blog)
        assert done.returncode == 0, (done.returncode, done.stdout, done.stderr[-2000:])
    catalog = (blog / "locales" / "en" / "rain.md.po").read_text(encoding="utf-8")
    assert f'#, fuzzy\nmsgid "今天下雨。"\nmsgstr "{ANSWER}"' in catalog.replace(
        'msgctxt "paragraph"\n', ""
    )


@pytest.fixture
def server(model: Path) -> Iterator[str]:
    with subprocess.Popen(
        [sys.executable, "-c", _SERVER, str(model)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        address = next((line for line in process.stdout if line.startswith("http")), "")
        yield address.strip()
        process.kill()


def test_a_server_of_llama_cpp_is_asked(server: str) -> None:
    (answer,) = run(_CLIENT, server)[-1:]
    slots, _, text = answer.partition(" ")
    assert slots == "2"
    assert text.strip() == ANSWER
