"""A folder of parallel sentences -> numbered pieces on disk, shuffled, ready to be learnt from."""

from __future__ import annotations

import json
import multiprocessing
import random
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from training import corpus, lexicon, vocabulary
from training.augmentation import LOCKS, SHARES, Augmenter, names_of
from training.corpus import Pair

__all__ = ["DONE", "STREAMS", "prepare", "write_held_out", "write_lexicon"]

STREAMS = ("broad", "near", "locks")
"""What a run reads, first most of the one, then of the next."""

DONE = "prepared"
"""A file that stands where all is prepared."""

_LONGEST = 100
"""Pieces of a side at most: few sentences have more, and they cost most."""

_LEXICON = 120_000
"""Pairs that the table of words is learnt from."""

_LINES = 5_000
"""Pairs that one process rewrites and cuts at a time."""

_Sides = tuple[list[np.ndarray], list[np.ndarray]]


def prepare(  # noqa: PLR0913  # each by its name
    data: Path,
    out: Path,
    *,
    pieces: int = 14_000,
    model: Path | None = None,
    every: bool = False,
    seed: int = 1,
    processes: int = 1,
) -> None:
    """Write the streams, the vocabulary and the development sets of a run into `out`.

    `model` is a SentencePiece file to keep; without one a vocabulary of `pieces` is learnt.
    `every`: each pair of the better tiers stands in the broad stream at least once, for runs that
    are long enough to read them all. Equal data and seeds make equal streams.
    """
    out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)  # noqa: S311  # no secret
    known = [
        (pair, tier)
        for path, tier in _files(data)
        for pair in corpus.pairs(path)
        if corpus.usable(pair) and max(corpus.share_of(pair, tier, every=every)) > 0
    ]
    write_held_out(data, out, [pair for pair, _ in known if corpus.held_out(pair)])
    known = [one for one in known if not corpus.held_out(one[0])]
    chance.shuffle(known)
    pairs = [pair for pair, _ in known]
    proto = model.read_bytes() if model else vocabulary.learn(pairs, pieces)
    (out / "sentencepiece.model").write_bytes(proto)
    pieced = vocabulary.Vocabulary(proto)
    words = lexicon.learn(pairs[:_LEXICON], pieced.cut)
    write_lexicon(out, words)
    names = names_of(pairs[:_LEXICON:3])
    # Forked from a process that has threads, a pool may wait for ever.
    context = multiprocessing.get_context("forkserver")
    with context.Pool(processes, _begin, (words, names, proto)) as pool:
        for stream in STREAMS:
            chosen = list(_chosen(known, stream, chance, every=every))
            chance.shuffle(chosen)
            shares = LOCKS if stream == STREAMS[-1] else SHARES
            parts = pool.imap(partial(_numbered, shares=shares), _portions(chosen, seed))
            count, tokens = _write(out / f"{stream}.npz", parts)
            print(f"{stream}: {count:,} pairs, {tokens:,} pieces", flush=True)
    (out / DONE).touch()


def _files(data: Path) -> Iterator[tuple[Path, str]]:
    for tier, name in (("domain", "domain"), ("A", "tierA"), ("B", "tierB"), ("C", "tierC")):
        yield from ((path, tier) for path in sorted(data.glob(f"{name}.tsv*")))


def _chosen(
    known: Sequence[tuple[Pair, str]], stream: str, chance: random.Random, *, every: bool
) -> Iterator[Pair]:
    """Each pair as often as its share says, the fraction by chance."""
    for pair, tier in known:
        times, rest = divmod(getattr(corpus.share_of(pair, tier, every=every), stream), 1)
        for _ in range(int(times) + (chance.random() < rest)):
            yield pair


def write_lexicon(out: Path, words: dict[str, str]) -> None:
    """The table of words, beside all that is prepared."""
    text = json.dumps(words, ensure_ascii=False, indent=0)
    (out / "lexicon.json").write_text(text, encoding="utf-8")
    print(f"lexicon: {len(words):,} words", flush=True)


def write_held_out(data: Path, out: Path, own: Sequence[Pair]) -> None:
    """The development sets, beside them the pairs of the project's own that were kept."""
    dev = out / "dev"
    dev.mkdir(exist_ok=True)
    for path in sorted((data / "dev").glob("*.tsv")):
        shutil.copyfile(path, dev / path.name)
    lines = [f"{pair.source}\t{pair.target}\n" for pair in own]
    (dev / "domain.tsv").write_text("".join(lines), encoding="utf-8")


def _portions(pairs: Sequence[Pair], seed: int) -> Iterator[tuple[Sequence[Pair], int]]:
    """Portions of the pairs, each with a seed of its own: who works on it makes no difference."""
    for at in range(0, len(pairs), _LINES):
        yield pairs[at : at + _LINES], seed * 1_000_003 + at


_worker: dict[str, Any] = {}
"""What a process needs for every portion."""


def _begin(words: dict[str, str], names: list[str], proto: bytes) -> None:
    _worker.update(words=words, names=names, pieced=vocabulary.Vocabulary(proto))


def _numbered(portion: tuple[Sequence[Pair], int], *, shares: Mapping[str, float]) -> _Sides:
    """The pieces of pairs, rewritten; without those that are too long."""
    pairs, seed = portion
    augment = Augmenter(_worker["words"], _worker["names"], seed=seed, shares=shares)
    some = [augment(pair) for pair in pairs]
    both = (_worker["pieced"].encode([pair[side] for pair in some]) for side in (0, 1))
    kept = [
        pair for pair in zip(*both, strict=True) if all(0 < len(side) <= _LONGEST for side in pair)
    ]
    return [source for source, _ in kept], [target for _, target in kept]


def _write(path: Path, parts: Iterable[_Sides]) -> tuple[int, int]:
    sides: _Sides = ([], [])
    for part in parts:
        for side, more in zip(sides, part, strict=True):
            side.extend(more)
    arrays = {}
    for name, some in zip(("source", "target"), sides, strict=True):
        arrays[name] = np.concatenate(some)
        arrays[f"{name}_ends"] = np.cumsum([len(one) for one in some])
    np.savez(path, **arrays)
    return len(sides[0]), len(arrays["source"]) + len(arrays["target"])
