"""What the benchmark of pretranslation counts and demands is what it says."""

from __future__ import annotations

import zipfile
from pathlib import Path

import ctranslate2
import numpy as np
import pytest
from pretranslation_bench.bound import Weights, product
from pretranslation_bench.forced import force


@pytest.fixture(scope="module")
def model(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the committed model's weights."""
    room = tmp_path_factory.mktemp("weights")
    with zipfile.ZipFile(tiny_model) as package:
        package.extractall(room)
    (folder,) = room.glob("*/model")
    return folder


def test_the_weights_of_a_model_are_those_of_its_layers(model: Path) -> None:
    weights = Weights.of(model / "model.bin")
    square = 128 * 128
    # Of each layer: query, key, value and output; twice four squares inside; and in the decoder
    # the same four for the source, of which keys and values are made once for every piece of it.
    assert weights.source == 2 * (4 + 8) * square + 2 * 2 * square
    assert weights.target == 2 * (4 + 2 + 8) * square
    assert (weights.width, weights.vocabulary) == (128, 1301)


def test_operations_count_a_beam_as_often_as_it_is_wide() -> None:
    weights = Weights(source=10, target=100, width=2, vocabulary=50)
    assert weights.operations(3, 5, beam=1) == 2 * (3 * 10 + 5 * (100 + 2 * 50))
    assert weights.operations(3, 5, beam=4) == 2 * (3 * 10 + 5 * 4 * (100 + 2 * 50))
    assert weights.operations(3, 5, beam=1, vocabulary=7) == 2 * (3 * 10 + 5 * (100 + 2 * 7))


def test_the_product_that_is_timed_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORT_DISABLE_TELEMETRY", "1")
    import onnxruntime

    chance = np.random.default_rng(1)
    # Seven bits: two products of eight bits are more than the sixteen that some processors
    # (AVX2 without VNNI) add them up in.
    left = chance.integers(0, 128, (3, 40), np.uint8)
    right = chance.integers(-127, 127, (40, 5), np.int8)
    session = onnxruntime.InferenceSession(product(3, right), providers=["CPUExecutionProvider"])
    (found,) = session.run(None, {"a": left})
    assert (found == left.astype(np.int32) @ right.astype(np.int32)).all()


def test_both_sides_decode_as_many_pieces(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [list("我们"), list("我们发布了"), list("我们发布了QZX。")]
    lengths: dict[str, int] = {}
    monkeypatch.setattr(ctranslate2, "Translator", ctranslate2.Translator)

    force(lengths, known=False)
    ours = ctranslate2.Translator(str(model)).translate_batch(sources, beam_size=2)
    assert [len(one.hypotheses[0]) for one in ours] == [5, 5, 5]

    # The class that was forced before must not be forced again.
    monkeypatch.undo()
    monkeypatch.setattr(ctranslate2, "Translator", ctranslate2.Translator)
    lengths[" ".join(sources[0])] = 3
    force(lengths, known=True)
    other = ctranslate2.Translator(str(model))
    theirs = [other.translate_batch([source], beam_size=2)[0] for source in sources]
    assert [len(one.hypotheses[0]) for one in theirs] == [3, 5, 5]
