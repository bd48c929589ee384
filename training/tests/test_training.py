"""A few steps of training: it learns, stops and goes on, and comes back out of its package."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner

from training.__main__ import main
from training.network import Shape
from training.package import restore, write
from training.train import newest
from training.vocabulary import read


def invoke(*words: object) -> str:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, (result.output, result.exception)
    return result.output


@pytest.fixture(scope="module")
def prepared(given: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = tmp_path_factory.mktemp("work")
    invoke("prepare", given, "--work", work, "--pieces", 120, "--processes", 1)
    return work


def learning(work: Path, *words: object) -> str:
    return invoke(
        "train", "--work", work, "--shape", "tiny", "--hours", 1, "--rate", 3e-3,
        "--tokens", 256, *words,
    )  # fmt: skip


@pytest.fixture
def work(prepared: Path, tmp_path: Path) -> Path:
    (tmp_path / "data").symlink_to(prepared / "data")
    return tmp_path


def log(work: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (work / "log.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("optimiser", ["adamw", "muon"])
@pytest.mark.parametrize("sample", [0, 20])
def test_it_learns(work: Path, optimiser: str, sample: int) -> None:
    learning(work, "--most-steps", 1, "--optimiser", optimiser)
    learning(work, "--most-steps", 80, "--optimiser", optimiser, "--sample", sample)
    before, after = (line["dev"] for line in log(work) if "dev" in line)
    assert after["small"] < before["small"] - 1
    assert not (work / "pid").exists()


def test_it_goes_on_where_it_stopped(work: Path) -> None:
    learning(work, "--most-steps", 5)
    first = newest(work)
    learning(work, "--most-steps", 5)
    second = newest(work)
    assert (first["steps"], second["steps"]) == (5, 10)
    assert second["tokens"] > first["tokens"]
    assert second["seconds"] > first["seconds"]


def test_a_torn_checkpoint_hides_no_older_one(work: Path) -> None:
    learning(work, "--most-steps", 3)
    (work / "checkpoint-999999999999.pt").write_bytes(b"torn")
    assert newest(work)["steps"] == 3


def test_sigterm_leaves_a_checkpoint(work: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "training", "train", "--work", str(work), "--shape", "tiny",
         "--tokens", "256"],
        cwd=Path(__file__).parents[2], env=os.environ | {"PYTHONPATH": "src:."},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        while "steps" not in process.stdout.readline():
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 0
    assert newest(work)["steps"] >= 50


def test_a_package_gives_its_network_back(work: Path) -> None:
    learning(work, "--most-steps", 3)
    state = newest(work)
    shape = Shape(**state["shape"])
    pieced = read(work / "data" / "sentencepiece.model")
    write(work / "model", state["average"], shape, pieced)
    found, weights = restore(work / "model")
    assert found == shape
    assert weights.keys() == state["average"].keys()
    never = np.setdiff1d(np.arange(len(pieced)), pieced.said)
    assert len(never)
    assert (weights["bias"][never] < -1000).all()
    weights["bias"][never] = state["average"]["bias"][never]
    for name, one in weights.items():
        most = float(state["average"][name].abs().max())
        assert torch.allclose(one, state["average"][name], atol=max(1e-6, most / 100)), name


def test_a_run_begins_with_a_package(work: Path, tmp_path: Path) -> None:
    learning(work, "--most-steps", 40)
    invoke("export", work / "model", "--work", work)
    before = next(line["dev"]["small"] for line in log(work) if "dev" in line)
    other = tmp_path / "other"
    other.mkdir()
    (other / "data").symlink_to(work / "data")
    learning(other, "--most-steps", 1, "--from-model", work / "model")
    after = next(line["dev"]["small"] for line in log(other) if "dev" in line)
    assert abs(after - before) < 0.1


def test_all_of_it_is_one_command_and_goes_on(given: Path, tmp_path: Path) -> None:
    words = ("all", given, "--work", tmp_path, "--pieces", 120, "--processes", 1, "--shape",
             "tiny", "--tokens", 256, "--most-steps", 4)  # fmt: skip
    assert "| small | 21 |" in invoke(*words)
    assert (tmp_path / "starter.argosmodel").stat().st_size > 1000
    invoke(*words)
    assert newest(tmp_path)["steps"] == 8
    assert json.loads((tmp_path / "scores.json").read_text())[0]["sentences"]
