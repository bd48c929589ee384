"""The engine llm and llama.cpp itself: in a process, and over its own server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

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
