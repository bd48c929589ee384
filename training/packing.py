"""A folder of parallel sentences -> what travels to an accelerator: store, vocabulary, sets."""

from __future__ import annotations

import multiprocessing
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from training import corpus, lexicon, store, vocabulary
from training.augmentation import LOCKS, Augmenter, names_of
from training.corpus import Pair
from training.prepare import write_held_out, write_lexicon
from training.store import Numbered, Store

__all__ = ["TIERS", "pack"]

TIERS = (("domain", "domain"), ("A", "tierA"), ("B", "tierB"), ("C", "tierC"))
"""The tiers, and how the names of their files begin."""

_VOCABULARY = {"domain": 3, "A": 1, "B": 0.25, "C": 0.03}
"""How often the vocabulary is learnt from a pair of a tier."""

_LONGEST = 160
"""Pieces of a side at most."""

_LINES = 5_000

_LEXICON = 120_000

_MEASURED = 300
"""Pairs of each development set that the loss is measured on."""

_TRADITIONAL = 0.03
"""Of the sources: written as in Taiwan and Hong Kong."""

_UNLOCKED = "C"
"""A tier whose pairs are read as they are alone."""


class _Told(NamedTuple):
    """A pair, and what it becomes where the chain of locks asks; empty where that is the same."""

    source: str
    target: str
    locked_source: str
    locked_target: str
    kind: int


def pack(data: Path, out: Path, *, pieces: int, seed: int = 1, processes: int = 1) -> Store:
    """Write `store.xz`, `said.npy`, `dev.npz`, the vocabulary and the lexicon into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    known, kinds = _known(data)
    chance = random.Random(seed)  # noqa: S311  # no secret
    sample = [pair for pair, _ in known]
    chance.shuffle(sample)
    proto = vocabulary.learn(
        [pair for pair, kind in known for _ in range(_times(kinds[kind][0], chance))], pieces,
        seen=(pair for pair, kind in known if kinds[kind][0] != _UNLOCKED),
    )  # fmt: skip
    (out / "sentencepiece.model").write_bytes(proto)
    pieced = vocabulary.Vocabulary(proto)
    words = lexicon.learn(sample[:_LEXICON], pieced.cut)
    write_lexicon(out, words)
    may = np.zeros(len(pieced), dtype=bool)
    may[pieced.said] = True
    np.save(out / "said.npy", may)
    held_out = [pair for pair in corpus.pairs_of(data, "domain") if corpus.held_out(pair)]
    write_held_out(data, out, held_out)
    _write_development(out / "dev", out / "dev.npz", pieced)
    shares = np.array([corpus.epochs(tier, origin) for tier, origin in kinds])
    portions = list(_portions(known, kinds, seed))
    # Forked from a process that has threads, a pool may wait for ever.
    context = multiprocessing.get_context("forkserver")
    with context.Pool(processes, _begin, (words, names_of(sample[:_LEXICON:3]), proto)) as pool:
        made = (pair for part in pool.imap(_numbered, portions) for pair in part)
        return store.write(out / "store.xz", made, shares)


def _known(data: Path) -> tuple[list[tuple[Pair, int]], list[tuple[str, str]]]:
    """All pairs that can be learnt from, each with the number of its kind: its tier and origin."""
    kinds: dict[tuple[str, str], int] = {}
    known = [
        (pair, kinds.setdefault((tier, pair.origin), len(kinds)))
        for tier, name in TIERS
        for path in sorted(data.glob(f"{name}.tsv*"))
        for pair in corpus.pairs(path)
        if corpus.usable(pair) and not corpus.held_out(pair)
    ]
    return known, list(kinds)


def _times(tier: str, chance: random.Random) -> int:
    whole, rest = divmod(_VOCABULARY[tier], 1)
    return int(whole) + (chance.random() < rest)


_Portion = tuple[list[tuple[Pair, int]], bool, int]


def _portions(
    known: Sequence[tuple[Pair, int]], kinds: Sequence[tuple[str, str]], seed: int
) -> Iterator[_Portion]:
    """Portions of one tier, each with whether it is locked and a seed of its own."""
    for number, (tier, _) in enumerate(TIERS):
        some = [one for one in known if kinds[one[1]][0] == tier]
        for at in range(0, len(some), _LINES):
            yield some[at : at + _LINES], tier != _UNLOCKED, seed * 1_000_003 + number + 8 * at


_worker: dict[str, Any] = {}
"""What a process needs for every portion."""


def _begin(words: Mapping[str, str], names: Sequence[str], proto: bytes) -> None:
    import opencc

    _worker.update(
        words=words, names=names, pieced=vocabulary.Vocabulary(proto),
        traditional=opencc.OpenCC("s2t").convert,
    )  # fmt: skip


def _numbered(portion: _Portion) -> list[Numbered]:
    told = list(_told(*portion))
    encode = _worker["pieced"].encode
    sides = [encode([pair[side] for pair in told]) for side in range(4)]
    found = []
    for pair, *four in zip(told, *sides, strict=True):
        if not all(0 < len(one) <= _LONGEST for one in four[:2]):
            continue
        if max(map(len, four[2:])) > _LONGEST:
            four[2:] = [one[:0] for one in four[2:]]
        found.append(Numbered(*four, pair.kind))
    return found


def _told(some: Sequence[tuple[Pair, int]], locked: bool, seed: int) -> Iterator[_Told]:  # noqa: FBT001
    plain, locks = (
        Augmenter(_worker["words"], _worker["names"], seed=seed + number, shares=shares)
        for number, shares in enumerate(({}, LOCKS))
    )
    chance = random.Random(seed)  # noqa: S311  # no secret
    for pair, kind in some:
        own = plain.noisy(pair)
        if chance.random() < _TRADITIONAL:
            own = own._replace(source=_worker["traditional"](own.source))
        asked = locks(pair) if locked else pair
        same = (asked.source, asked.target) == (pair.source, pair.target)
        target = "" if same or asked.target == own.target else asked.target
        yield _Told(own.source, own.target, "" if same else asked.source, target, kind)


def _write_development(folder: Path, path: Path, pieced: vocabulary.Vocabulary) -> None:
    arrays = {}
    for one in sorted(folder.glob("*.tsv")):
        pairs = list(corpus.pairs(one))
        some = pairs[:: max(1, len(pairs) // _MEASURED)][:_MEASURED]
        for number, side in enumerate(("source", "target")):
            numbered = [part[:_LONGEST] for part in pieced.encode([pair[number] for pair in some])]
            name = f"{one.stem}/{side}"
            arrays[name] = np.concatenate(numbered or [np.zeros(0, np.uint16)])
            arrays[f"{name}_lengths"] = np.array([len(part) for part in numbered], dtype=int)
    np.savez(path, **arrays)
