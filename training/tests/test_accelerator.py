"""What an accelerator would be given, on a processor: small, and for a few steps."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import ctranslate2
import numpy as np
import pytest
import torch
from click.testing import CliRunner
from torch import nn

from training.__main__ import main
from training.accelerator import Run, Settings, joined, learn
from training.corpus import held_out, pairs
from training.feed import Feed
from training.muon import Muon, orthogonal
from training.network import SHAPES, Network, Shape
from training.package import restore, write
from training.pieces import BLANK, END, START
from training.store import Numbered, Store, read
from training.store import write as pack
from training.vocabulary import Vocabulary

NONE = np.zeros(0, np.uint16)


def numbered(length: int, *, kind: int = 0, locked: bool = False, own: bool = False) -> Numbered:
    """A pair whose pieces tell which it is: its length, and from 100 on on its other side."""
    source = np.full(length, length, np.uint16)
    target = np.full(length + 1, 100 + length, np.uint16)
    return Numbered(source, target, source + 200 if locked else NONE,
                    target + 200 if own else NONE, kind)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Pairs of 1 to 40 pieces; those of one kind are never read in the last part."""
    some = [numbered(n, kind=n % 2, locked=n % 3 == 0, own=n % 6 == 0) for n in range(1, 41)]
    return pack(tmp_path / "store.xz", some * 50, np.array([[1, 0], [1, 2]]))


def test_a_store_comes_back(store: Store, tmp_path: Path) -> None:
    found = read(tmp_path / "store.xz")
    assert all(np.array_equal(one, other) for one, other in zip(found, store, strict=True))
    assert found.lengths.sum() == len(found.pieces)


@pytest.mark.parametrize("done", [0.0, 0.99])
def test_batches_hold_what_the_store_holds(store: Store, done: float) -> None:
    places = 400
    feed = Feed(store, "cpu", places=places, seed=1)
    seen = set()
    for _, batch in zip(range(60), feed.batches(lambda: done), strict=False):
        assert batch.source.numel() + batch.following.numel() <= max(places, 41 + 48)
        tokens = 0
        for source, begun, following in zip(*batch[:3], strict=True):
            read_, said = source[source != BLANK], following[following != BLANK]
            assert said[-1] == END
            assert begun[0] == START
            assert begun[1 : len(said)].tolist() == said[:-1].tolist()
            first, last = int(read_[0]), int(said[0])
            length = first % 200
            assert read_.tolist() == [first] * length
            assert said[:-1].tolist() == [last] * (length + 1)
            assert last == 100 + length + (200 if first > 200 and length % 6 == 0 else 0)
            seen.add((length, first > 200))
            tokens += len(read_) + len(said)
        assert tokens == batch.tokens
    lengths = {length for length, _ in seen}
    assert {length for length, locked in seen if locked} <= set(range(3, 41, 3))
    assert any(locked for _, locked in seen)
    assert any(length % 2 == 0 for length in lengths) == (done == 0)
    assert max(lengths) > 30


@pytest.mark.parametrize("sizes", [(3, 16, 16), (2, 8, 32), (2, 32, 8)])
def test_steps_are_nearly_orthogonal(sizes: tuple[int, ...]) -> None:
    torch.manual_seed(1)
    values = torch.linalg.svdvals(orthogonal(torch.randn(*sizes)))
    assert values.min() > 0.5
    assert values.max() < 1.4


def test_muon_comes_nearer() -> None:
    torch.manual_seed(1)
    wanted = torch.randn(2, 8, 12)
    matrices = [nn.Parameter(torch.zeros(8, 12)) for _ in wanted]
    muon = Muon(matrices, lr=0.5, weight_decay=0.0)
    losses = []
    for number in range(100):
        muon.param_groups[0]["lr"] = 0.5 * (1 - number / 100)
        loss = sum(((one - other) ** 2).mean() for one, other in zip(matrices, wanted, strict=True))
        losses.append(float(loss.detach()))
        muon.zero_grad()
        loss.backward()
        muon.step()
    assert losses[-1] < losses[0] / 10


def pieced() -> Vocabulary:
    class Few(Vocabulary):
        def __init__(self) -> None:
            self.model = b"none"
            self.pieces = ("<unk>", "<blank>", "<s>", "</s>", *"abcdefgh", "书", "茶")

    return Few()


@pytest.mark.parametrize("cycles", [1, 2])
def test_ctranslate2_says_what_the_network_says(tmp_path: Path, cycles: int) -> None:
    torch.manual_seed(1)
    vocabulary = pieced()
    pieces = list(vocabulary.pieces)
    shape = Shape(len(pieces), 32, 2, 1, 64, 2, cycles)
    network = Network(shape).eval()
    for one in network.parameters():
        nn.init.normal_(one, 0, 0.3)
    weights = {name: one.detach() for name, one in network.named_parameters()}
    write(tmp_path, weights, shape, vocabulary)
    found, back = restore(tmp_path)
    assert found == shape
    network.load_state_dict(back)
    source, target = [12, 4, 13, 7], [5, 6, 9, 4, 4]
    reader = ctranslate2.Translator(str(tmp_path / "model"), intra_threads=1)
    theirs = reader.score_batch(
        [[pieces[n] for n in source]], [[pieces[n] for n in target]]
    )[0].log_probs  # fmt: skip
    with torch.no_grad():
        spoken = network.spoken(torch.tensor([source]), torch.tensor([[START, *target]]))
        said = (spoken @ network.pieces.weight.T + network.bias).log_softmax(-1)[0]
    ours = [float(said[place, piece]) for place, piece in enumerate([*target, END])]
    assert np.allclose(theirs, ours, atol=0.15)
    said = reader.translate_batch([[pieces[n] for n in source]], beam_size=4, num_hypotheses=4)
    assert not any(piece in "书茶" for one in said[0].hypotheses for piece in one)


def test_what_is_packed_is_learnt_from_and_exported(given: Path, tmp_path: Path) -> None:
    """The way from sentences to a package, over a machine that has nothing of this project."""
    words = ["--work", str(tmp_path), "--pieces", "120", "--processes", "1"]
    packed = CliRunner().invoke(main, ["pack", str(given), *words])
    assert packed.exit_code == 0, packed.output
    data = tmp_path / "data"
    store = read(data / "store.xz")
    assert len(store.kinds) == sum(1 for pair in pairs(given / "domain.tsv") if not held_out(pair))
    ran = subprocess.run(
        [sys.executable, "-m", "training.accelerator", str(data / "store.xz"),
         str(tmp_path / "out"), "--seconds", "1", "--device", "cpu", "--eager", "--places", "2000",
         "--shape", "tiny"],
        cwd=Path(__file__).parents[2], env=os.environ | {"OMP_NUM_THREADS": "1"},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert any("small" in line.get("dev", ()) for line in lines)
    exported = CliRunner().invoke(
        main, ["export", str(tmp_path / "model"), *words[:2], "--learnt", str(tmp_path / "out")]
    )
    assert f"after {lines[-1]['tokens']:,} tokens" in exported.output
    shape, _ = restore(tmp_path / "model")
    assert shape.cycles == 1
    assert shape.width == SHAPES["tiny"]["width"]


def test_it_learns_from_what_it_is_fed(store: Store) -> None:
    settings = Settings(seconds=1, device="cpu", compiled=False, rate=0.01, rest=0.01)
    run = Run(Shape(450, **SHAPES["tiny"]), np.arange(400), settings)
    feed = Feed(store, "cpu", places=400, seed=1)
    losses = [float(run.step(batch, 1.0)) for _, batch in zip(range(60), feed.batches(lambda: 0.0),
                                                              strict=False)]  # fmt: skip
    assert np.mean(losses[-5:]) < np.mean(losses[:5]) - 1


@pytest.mark.usefixtures("store")
def test_a_run_ends_whose_time_is_over_before_it_began(tmp_path: Path) -> None:
    np.save(tmp_path / "said.npy", np.arange(450) < 400)
    np.savez(tmp_path / "dev.npz")
    settings = Settings(seconds=0.01, device="cpu", compiled=False, places=400)
    run = learn(tmp_path / "store.xz", tmp_path / "out", SHAPES["tiny"], settings)
    assert run.steps <= 20
    assert joined(tmp_path / "out")["tokens"] == run.tokens > 0


def test_what_travels_needs_nothing_of_the_project() -> None:
    code = (
        "import sys, training.accelerator as a; print(*{m.partition('.')[0] for m in sys.modules})"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                         cwd=Path(__file__).parents[2])  # fmt: skip
    assert {"translit", "sentencepiece", "click"}.isdisjoint(ran.stdout.split())
