"""Streams of numbered pairs -> batches of about one length, for ever, from any place on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from training.pieces import BLANK, END, START

__all__ = ["Batch", "Stream", "batch_of"]

_POOL = 6_000
"""Pairs that are sorted by length at a time: enough for full batches, few enough to stay mixed."""


class Batch(NamedTuple):
    """Pairs as the network takes them."""

    source: Tensor
    begun: Tensor
    """The translations, each with the sign of the start before it."""
    following: Tensor
    """What stands at each place of them next; the sign for blank where they have ended."""
    tokens: int
    """Pieces that are learnt from: of sources and translations, with no filling."""

    def on(self, device: str) -> Batch:
        """The batch in the memory of a device."""
        if device == "cpu":
            return self
        source, begun, following = (one.to(device) for one in self[:3])
        return Batch(source, begun, following, self.tokens)


class Stream:
    """A file of pairs, read round and round in its own order."""

    def __init__(self, path: Path, *, tokens: int) -> None:
        """A batch has `tokens` places at most, filling included, on its longer side."""
        with np.load(path) as arrays:
            self._sides = [(arrays[name], np.concatenate(([0], arrays[f"{name}_ends"])))
                           for name in ("source", "target")]  # fmt: skip
        self._tokens = tokens
        self.pairs = len(self._sides[0][1]) - 1

    def batches(self, start: int, chance: np.random.Generator) -> Iterator[tuple[Batch, int]]:
        """Batches from a pair on; beside each the pair from which to go on after a stop."""
        lengths = np.maximum(*(np.diff(ends) for _, ends in self._sides)) + 1
        at = start % self.pairs
        while True:
            numbers = np.arange(at, min(at + _POOL, self.pairs))
            groups = list(_grouped(numbers[np.argsort(lengths[numbers], kind="stable")], lengths,
                                   self._tokens))  # fmt: skip
            at = 0 if numbers[-1] + 1 == self.pairs else int(numbers[-1]) + 1
            for number in chance.permutation(len(groups)):
                yield self.batch(groups[number]), at

    def batch(self, numbers: Sequence[int]) -> Batch:
        """The pairs of these numbers."""
        some = [[side[ends[n] : ends[n + 1]] for n in numbers] for side, ends in self._sides]
        return batch_of(*some)


def _grouped(numbers: np.ndarray, lengths: np.ndarray, tokens: int) -> Iterator[list[int]]:
    some: list[int] = []
    for number in numbers:
        if some and int(lengths[number]) * (len(some) + 1) > tokens:
            yield some
            some = []
        some.append(int(number))
    if some:
        yield some


def batch_of(sources: Sequence[np.ndarray], targets: Sequence[np.ndarray]) -> Batch:
    """Numbered sentences and translations as one batch."""
    rows = len(sources)
    source = np.full((rows, max(map(len, sources))), BLANK, dtype=np.int64)
    begun = np.full((rows, max(map(len, targets)) + 1), BLANK, dtype=np.int64)
    following = begun.copy()
    begun[:, 0] = START
    for row, (one, other) in enumerate(zip(sources, targets, strict=True)):
        source[row, : len(one)] = one
        begun[row, 1 : len(other) + 1] = other
        following[row, : len(other)] = other
        following[row, len(other)] = END
    tokens = sum(map(len, sources)) + sum(map(len, targets)) + rows
    arrays = (torch.from_numpy(one) for one in (source, begun, following))
    return Batch(*arrays, tokens)
