"""A package and development sets -> its scores, and the share of locks that it holds at once.

It is asked as `translit` asks it: through the engine, with the engine's own search.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import sacrebleu

from training import corpus
from training.augmentation import PLACEHOLDERS, Anchor, Kind, anchors
from training.corpus import Pair
from translit.engines import LanguagePair, open_engine
from translit.engines.protocols import Engine
from translit.placeholders import Hidden, Lock, LockKind, found, hide

__all__ = ["Score", "evaluate", "held", "opened", "table"]

_MOST_LOCKED = 200
"""Sentences with locks that are asked of each set."""

_MOST_LOCKS = 3

_KINDS = {Kind.TERM: LockKind.TERM, Kind.AMOUNT: LockKind.AMOUNT, Kind.COPIED: LockKind.NAME}


class Score(NamedTuple):
    """How a model did on one set."""

    name: str
    sentences: int
    chrf: float
    bleu: float
    speed: float
    """Sentences a second, of this machine as it was then."""
    switched: str
    """Locks that came out of those that stood in the sentence in English, as `97 of 100`."""
    hidden: str
    """The same with placeholders."""

    def values(self) -> dict[str, Any]:
        """The score, for other programs."""
        return self._asdict()


def opened(folder: Path) -> Engine:
    """The engine of a package."""
    return open_engine("argos", LanguagePair("zh", "en"), {"model": str(folder)})


def evaluate(  # noqa: PLR0913  # each by its name
    engine: Engine,
    dev: Path,
    lexicon: Mapping[str, str],
    *,
    most: int = 0,
    show: Callable[[str], None] = lambda _: None,
    shown: int = 0,
) -> Iterator[Score]:
    """A score for each set of a folder; some sentences of each are shown."""
    for path in sorted(dev.glob("*.tsv")):
        pairs = list(corpus.pairs(path))
        if most:
            pairs = pairs[:: max(1, len(pairs) // most)][:most]
        start = time.perf_counter()
        answers = engine.translate([pair.source for pair in pairs])
        seconds = time.perf_counter() - start
        references = [[pair.target for pair in pairs]]
        step = max(1, len(pairs) // shown) if shown else len(pairs) + 1
        for number in range(0, step * shown, step):
            show(f"{pairs[number].source}\n  {answers[number]}\n  = {pairs[number].target}")
        yield Score(
            path.stem,
            len(pairs),
            round(sacrebleu.corpus_chrf(answers, references).score, 1),
            round(sacrebleu.corpus_bleu(answers, references).score, 1),
            round(len(pairs) / seconds, 1),
            *(held(engine, pairs, lexicon, names=names) for names in (False, True)),
        )


def held(engine: Engine, pairs: Sequence[Pair], lexicon: Mapping[str, str], *, names: bool) -> str:
    """How many locks come out at the first try, in English as it is or hidden by `names`."""
    sent = []
    for pair in pairs:
        some = [one for one in anchors(pair, lexicon) if names or one.kind is not Kind.COPIED]
        if some and len(sent) < _MOST_LOCKED:
            sent.append(_locked(pair, some[:_MOST_LOCKS], names=names))
    answers = engine.translate([hidden.text for hidden in sent])
    count = kept = 0
    for hidden, answer in zip(sent, answers, strict=True):
        count += len(hidden.locks)
        whole = found(hidden, answer)
        kept += len(hidden.locks) if whole else _alone(hidden, answer)
    return f"{kept} of {count}"


def _locked(pair: Pair, some: Sequence[Anchor], *, names: bool) -> Hidden:
    locks = [
        Lock(one.source, target := one.target.of(pair.target), _KINDS[one.kind],
             shown="" if names else target)
        for one in some
    ]  # fmt: skip
    words = PLACEHOLDERS[: len(locks)] if names else [lock.shown for lock in locks]
    return hide(pair.source, locks, words)


def _alone(hidden: Hidden, answer: str) -> int:
    """The locks whose words stand in an answer that lacks others."""
    return sum(answer.count(word) == hidden.words.count(word) for word in hidden.words)


def table(scores: Sequence[Score]) -> str:
    """The scores as a table of a page."""
    rows = [
        f"| {one.name} | {one.sentences:,} | {one.chrf} | {one.bleu} | {one.switched} | "
        f"{one.hidden} |"
        for one in scores
    ]
    head = "| set | sentences | chrF | BLEU | locks held, in English | locks held, hidden |"
    return "\n".join((head, "|---|---|---|---|---|---|", *rows))
