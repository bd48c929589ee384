"""Pairs, each as it is and as the chain of locks would ask it -> one small file of numbers.

It is what travels to an accelerator, where nothing has to cut a sentence or to draw what could be
drawn before. Pairs stay in the order of their files, so that what is alike lies side by side and
packs well.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np

__all__ = ["Numbered", "Store", "read", "write"]

_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": 1 << 26, "lc": 2, "lp": 1, "pb": 1}]
"""Numbers of 16 bits: every other byte is of one kind."""


class Numbered(NamedTuple):
    """A pair in pieces; the last two are empty where there is nothing to be locked."""

    source: np.ndarray
    target: np.ndarray
    locked_source: np.ndarray
    locked_target: np.ndarray
    """Empty where it is the same as the target."""
    kind: int
    """Which row of the store's shares is this pair's."""


class Store(NamedTuple):
    """All pairs: their pieces one behind the other, and where each begins."""

    pieces: np.ndarray
    """uint16, flat: of each pair the four sides of `Numbered` in turn."""
    lengths: np.ndarray
    """uint8, pairs by 4."""
    kinds: np.ndarray
    """uint8: of each pair the row of its shares."""
    shares: np.ndarray
    """float32, kinds by 2: how often a pair is read, in the first part of a run and in the last."""


def write(path: Path, pairs: Iterable[Numbered], shares: np.ndarray) -> Store:
    """Pack pairs into a file."""
    sides: list[np.ndarray] = []
    lengths: list[tuple[int, ...]] = []
    kinds: list[int] = []
    for pair in pairs:
        sides += pair[:4]
        lengths.append(tuple(map(len, pair[:4])))
        kinds.append(pair.kind)
    store = Store(
        np.concatenate(sides).astype(np.uint16),
        np.array(lengths, dtype=np.uint8),
        np.array(kinds, dtype=np.uint8),
        shares.astype(np.float32),
    )
    with lzma.open(path, "wb", format=lzma.FORMAT_XZ, filters=_FILTERS) as file:
        for array in store:
            np.lib.format.write_array(file, array, allow_pickle=False)
    return store


def read(path: Path) -> Store:
    """What `write` packed."""
    with lzma.open(path, "rb") as file:
        return Store(*(np.lib.format.read_array(file, allow_pickle=False) for _ in Store._fields))
