"""A store of pairs, in the memory of a device -> batches that are gathered there.

On an accelerator a step takes some milliseconds, in which Python could not put a batch together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from training.pieces import BLANK, END, START
from training.store import Store

__all__ = ["Feed", "Gathered"]

_POOL = 300_000
"""Pairs that are drawn and sorted by length at a time."""

_STEP = 8
"""Lengths are rounded up to so many places: what matrix units multiply best."""

_LOCKED = (0.3, 0.8)
"""The share of the pairs that can be locked which are, before the last part of a run and in it."""

_LAST = 0.8
"""Where the last part begins."""


class Gathered(NamedTuple):
    """Pairs as the network takes them."""

    source: Tensor
    begun: Tensor
    following: Tensor
    """What stands at each place of the translations next; BLANK where they have ended."""
    tokens: int


class Feed:
    """Draws pairs by their shares, which go from the first to the last as a run does."""

    def __init__(self, store: Store, device: str, *, places: int, seed: int) -> None:
        """A batch has `places` places in all: sources, translations, filling."""
        self._pieces = torch.from_numpy(store.pieces.astype(np.int32)).to(device)
        self._lengths = store.lengths.astype(np.int64)
        ends = np.cumsum(self._lengths.ravel()).reshape(-1, 4)
        self._starts = ends - self._lengths
        self._shares = store.shares[store.kinds].astype(np.float64)
        self._places = places
        self._chance = np.random.default_rng(seed)
        self._device = device

    def batches(self, done: Callable[[], float]) -> Iterator[Gathered]:
        """Batches without end; `done` tells which share of the run is over."""
        with ThreadPoolExecutor(1) as beside:
            following = beside.submit(self._drawn, done())
            while True:
                table, cuts = following.result()
                following = beside.submit(self._drawn, done())
                there = torch.from_numpy(table).to(self._device)
                for start, end in cuts:
                    yield self._gathered(there[:, start:end], table[:, start:end])

    def _drawn(self, done: float) -> tuple[np.ndarray, list[tuple[int, int]]]:
        """Where sources and targets begin and how long they are; which of them make a batch."""
        first, last = self._shares.T
        ends = np.cumsum(first + (last - first) * done)
        drawn = np.searchsorted(ends, self._chance.random(_POOL) * ends[-1], side="right")
        locked = self._chance.random(_POOL) < _LOCKED[done >= _LAST]
        locked &= self._lengths[drawn, 2] > 0
        source = np.where(locked, 2, 0)
        target = np.where(locked & (self._lengths[drawn, 3] > 0), 3, 1)
        table = np.stack([array[drawn, side] for side in (source, target)
                          for array in (self._starts, self._lengths)])  # fmt: skip
        table = table[:, np.lexsort((table[1], table[3] // _STEP))]
        cuts = list(self._cuts(table[1], table[3] + 1))
        return table, [cuts[number] for number in self._chance.permutation(len(cuts))]

    def _cuts(self, sources: np.ndarray, targets: np.ndarray) -> Iterator[tuple[int, int]]:
        """Runs of pairs that fill a batch."""
        wide = [-(-lengths // _STEP) * _STEP for lengths in (sources, targets)]
        start = widest = longest = 0
        for number, (one, other) in enumerate(zip(*(some.tolist() for some in wide), strict=True)):
            widest, longest = max(widest, one), max(longest, other)
            if (number + 1 - start) * (widest + longest) > self._places and number > start:
                yield start, number
                start, widest, longest = number, one, other

    def _gathered(self, there: Tensor, table: np.ndarray) -> Gathered:
        starts, sources, begins, targets = (row[:, None] for row in there)
        wide, long = (int(-(-lengths.max() // _STEP) * _STEP)
                      for lengths in (table[1], table[3] + 1))  # fmt: skip
        places = torch.arange(max(wide, long), device=self._device)[None]
        at = places[:, :wide]
        source = torch.where(at < sources, self._at(starts + at), BLANK)
        at = places[:, :long]
        said = self._at(begins + at)
        following = torch.where(at < targets, said, torch.where(at == targets, END, BLANK))
        begun = torch.full_like(following, START)
        begun[:, 1:] = torch.where(at[:, 1:] <= targets, said[:, :-1], BLANK)
        tokens = int(table[1].sum() + table[3].sum()) + table.shape[1]
        return Gathered(source, begun, following, tokens)

    def _at(self, numbers: Tensor) -> Tensor:
        return self._pieces[numbers.clamp_(max=len(self._pieces) - 1)].long()
