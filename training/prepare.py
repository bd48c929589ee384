"""A folder of parallel sentences -> numbered pieces on disk, shuffled, ready to be learnt from."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from training import corpus, lexicon, vocabulary
from training.augmentation import Augmenter, anchors
from training.corpus import Pair

__all__ = ["STREAMS", "prepare"]

STREAMS = ("broad", "near")

_LONGEST = 100
"""Pieces of a side at most: few sentences have more, and they cost most."""

_LEXICON = 120_000
"""Pairs that the table of words is learnt from."""

_LINES = 5_000
"""Pairs that are cut at a time."""


def prepare(data: Path, out: Path, *, pieces: int, model: Path | None, seed: int) -> None:
    """Write the streams, the vocabulary and the development sets of a run into `out`.

    `model` is a SentencePiece file to keep; without one a vocabulary of `pieces` is learnt.
    """
    out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)  # noqa: S311  # no secret
    known = [
        (pair, tier)
        for path, tier in _files(data)
        for pair in corpus.pairs(path)
        if corpus.usable(pair) and max(corpus.share_of(pair, tier)) > 0
    ]
    _write_held_out(data, out, [pair for pair, _ in known if corpus.held_out(pair)])
    known = [one for one in known if not corpus.held_out(one[0])]
    chance.shuffle(known)
    pairs = [pair for pair, _ in known]
    proto = model.read_bytes() if model else vocabulary.learn(pairs, pieces)
    (out / "sentencepiece.model").write_bytes(proto)
    pieced = vocabulary.Vocabulary(proto)
    words = lexicon.learn(pairs[:_LEXICON], pieced.cut)
    _write_lexicon(out, words)
    augment = Augmenter(words, _names(pairs), seed=seed)
    for number, stream in enumerate(STREAMS):
        chosen = list(_chosen(known, number, chance))
        chance.shuffle(chosen)
        count, tokens = _write(out / f"{stream}.npz", map(augment, chosen), pieced)
        print(f"{stream}: {count:,} pairs, {tokens:,} pieces", flush=True)


def _files(data: Path) -> Iterator[tuple[Path, str]]:
    for tier, name in (("domain", "domain"), ("A", "tierA"), ("B", "tierB"), ("C", "tierC")):
        yield from ((path, tier) for path in sorted(data.glob(f"{name}.tsv*")))


def _chosen(
    known: Sequence[tuple[Pair, str]], number: int, chance: random.Random
) -> Iterator[Pair]:
    """Each pair as often as its share says, the fraction by chance."""
    for pair, tier in known:
        times, rest = divmod(corpus.share_of(pair, tier)[number], 1)
        for _ in range(int(times) + (chance.random() < rest)):
            yield pair


def _names(pairs: Sequence[Pair]) -> list[str]:
    """Names that stand on both sides of some pair."""
    found = {
        one.source.of(pair.source)
        for pair in pairs[:_LEXICON:3]
        for one in anchors(pair, {})
        if one.source.of(pair.source)[0].isupper()
    }
    return sorted(found)


def _write_lexicon(out: Path, words: dict[str, str]) -> None:
    text = json.dumps(words, ensure_ascii=False, indent=0)
    (out / "lexicon.json").write_text(text, encoding="utf-8")
    print(f"lexicon: {len(words):,} words", flush=True)


def _write_held_out(data: Path, out: Path, own: Sequence[Pair]) -> None:
    """The development sets, beside them the pairs of the project's own that were kept."""
    dev = out / "dev"
    dev.mkdir(exist_ok=True)
    for path in sorted((data / "dev").glob("*.tsv")):
        shutil.copyfile(path, dev / path.name)
    lines = [f"{pair.source}\t{pair.target}\n" for pair in own]
    (dev / "domain.tsv").write_text("".join(lines), encoding="utf-8")


def _write(path: Path, pairs: Iterator[Pair], pieced: vocabulary.Vocabulary) -> tuple[int, int]:
    sides: tuple[list[np.ndarray], list[np.ndarray]] = ([], [])
    while some := list(islice(pairs, _LINES)):
        both = (pieced.encode([pair[side] for pair in some]) for side in (0, 1))
        for source, target in zip(*both, strict=True):
            if 0 < len(source) <= _LONGEST and 0 < len(target) <= _LONGEST:
                sides[0].append(source)
                sides[1].append(target)
    arrays = {}
    for name, some in zip(("source", "target"), sides, strict=True):
        arrays[name] = np.concatenate(some)
        arrays[f"{name}_ends"] = np.cumsum([len(one) for one in some])
    np.savez(path, **arrays)
    return len(sides[0]), sum(len(one) for one in arrays.values() if one.dtype == np.uint16)
