"""A model and a number of pieces -> how long this machine must multiply for them, at the least."""

from __future__ import annotations

import os
import struct
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

__all__ = ["Weights", "product", "speed"]

_SHAPES = ((512, 512, 512), (256, 512, 2048), (1024, 2048, 2048))
"""Of matrices to be multiplied; the fastest counts."""

_INT8, _UINT8, _INT32 = 3, 2, 6
"""Kinds of numbers, as ONNX numbers them."""


class Weights(NamedTuple):
    """How many weights of a Transformer every piece is multiplied by."""

    source: int
    """Those of the encoder, and the decoder's keys and values of the source."""
    target: int
    """Those of the decoder, for each beam; without the projection to the vocabulary."""
    width: int
    vocabulary: int

    @classmethod
    def of(cls, path: Path) -> Weights:
        """Those of a model.bin, in CTranslate2's own format."""
        source = target = width = vocabulary = 0
        for name, (rows, columns) in _matrices(path.read_bytes()):
            if "embeddings" in name:
                vocabulary, width = rows, columns
            elif name.startswith("encoder/") or "/attention/linear_1/" in name:
                source += rows * columns
            elif "projection" not in name:
                target += rows * columns
        return cls(source, target, width, vocabulary)

    def operations(self, pieces: int, spoken: int, *, beam: int, vocabulary: int = 0) -> int:
        """Multiplications and additions for so many pieces of sources and of translations.

        `vocabulary`: how many pieces may be said; 0 for all of them.
        """
        each = self.target + self.width * (vocabulary or self.vocabulary)
        return 2 * (pieces * self.source + spoken * beam * each)


def _matrices(data: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    at = 4

    def text() -> str:
        nonlocal at
        (size,) = struct.unpack_from("<H", data, at)
        at += 2 + size
        return data[at - size : at].rstrip(b"\0").decode()

    text()
    (count,) = struct.unpack_from("<4xI", data, at)
    at += 8
    for _ in range(count):
        name = text()
        rank = data[at]
        sizes = struct.unpack_from(f"<{rank}I", data, at + 1)
        (length,) = struct.unpack_from("<xI", data, at + 1 + 4 * rank)
        at += 6 + 4 * rank + length
        if rank == 2 and name.endswith("/weight"):
            yield name, (sizes[0], sizes[1])


def speed(seconds: float = 1.0) -> float:
    """The most operations on 8-bit integers that one core does in a second.

    Measured with onnxruntime, which Argos brings along: of what is installed, it multiplies
    fastest. numpy has no fast product of integers, so OPENBLAS_CORETYPE does not matter here.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    chance, best = np.random.default_rng(1), 0.0
    for rows, inner, columns in _SHAPES:
        left = chance.integers(0, 255, (rows, inner), np.uint8)
        right = chance.integers(-127, 127, (inner, columns), np.int8)
        session = onnxruntime.InferenceSession(
            product(rows, right), options, providers=["CPUExecutionProvider"]
        )
        session.run(None, {"a": left})
        until = time.process_time() + seconds / len(_SHAPES)
        while (began := time.process_time()) < until:
            session.run(None, {"a": left})
            took = time.process_time() - began
            best = max(best, 2 * rows * inner * columns / took)
    return best


def product(rows: int, right: np.ndarray) -> bytes:
    """A model in the form of ONNX that multiplies by a matrix; its fields as in onnx.proto."""
    inner, columns = right.shape
    node = _field(1, "a") + _field(1, "b") + _field(2, "c") + _field(4, "MatMulInteger")
    weights = _field(1, inner) + _field(1, columns) + _field(2, _INT8) + _field(8, "b")
    graph = (
        _field(1, node)
        + _field(2, "product")
        + _field(5, weights + _field(9, right.tobytes()))
        + _field(11, _value("a", _UINT8, rows, inner))
        + _field(12, _value("c", _INT32, rows, columns))
    )
    return _field(1, 8) + _field(7, graph) + _field(8, _field(1, "") + _field(2, 13))


def _value(name: str, kind: int, *sizes: int) -> bytes:
    shape = b"".join(_field(1, _field(1, size)) for size in sizes)
    return _field(1, name) + _field(2, _field(1, _field(1, kind) + _field(2, shape)))


def _field(number: int, value: int | str | bytes) -> bytes:
    """A field of a protocol buffer."""
    if isinstance(value, int):
        return _number(number << 3) + _number(value)
    data = value.encode() if isinstance(value, str) else value
    return _number(number << 3 | 2) + _number(len(data)) + data


def _number(value: int) -> bytes:
    digits = []
    while value > 0x7F:
        digits.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*digits, value))
