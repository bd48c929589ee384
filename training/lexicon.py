"""Pairs -> a table of Chinese words and their English, learnt from what stands together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from training.corpus import Pair
from translit.languages import HAN

__all__ = ["learn"]

_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*[A-Za-z]")
_HAN_WORD = re.compile(f"(?:{HAN.pattern}){{2,6}}")

_STOP = frozenset(
    "the and for are was were with that this from have has had not but you your can will its our"
    " they their them his her she him who which what when where how all any one may also use into"
    " than then there these those more most some such other been being would could should about"
    " only over just like very does did do to of in on is it as at by or an be we he if so no my"
    " up out get make need want using used way new because while after before each between"
    " through".split()
)
"""Words that stand beside everything."""

_RARE = 6
"""What stood in fewer pairs teaches nothing."""

_COMMON = 0.02
"""Nor what stands in a larger share of them."""

_SURE = 0.45
"""The share of the pairs with a Chinese word in which its English must stand."""

_ALIKE = 0.3
"""How much of what either word stands in must be shared (Dice's coefficient)."""


def learn(pairs: Sequence[Pair], cut: Callable[[str], Iterable[str]]) -> dict[str, str]:
    """Chinese words, as `cut` finds them, each with the English that stands where it does."""
    units = [(frozenset(_chinese(cut(one.source))), frozenset(_english(one.target)))
             for one in pairs]  # fmt: skip
    most = max(_RARE, int(_COMMON * len(units)))
    sources = _counted((source for source, _ in units), most)
    targets = _counted((target for _, target in units), most)
    together: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for source, target in units:
        known = [word for word in target if word in targets]
        for word in source:
            if word in sources:
                together[word].update(known)
    found = {word: _best(count, sources[word], targets) for word, count in together.items()}
    return {word: english for word, english in sorted(found.items()) if english}


def _counted(units: Iterable[frozenset[str]], most: int) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for unit in units:
        counts.update(unit)
    return {word: count for word, count in counts.items() if _RARE <= count <= most}


def _chinese(pieces: Iterable[str]) -> Iterator[str]:
    """The words of a sentence, and two that follow each other as one."""
    words = [piece for piece in pieces if piece]
    yield from (word for word in words if _HAN_WORD.fullmatch(word))
    yield from (one + two for one, two in pairwise(words) if _HAN_WORD.fullmatch(one + two))


def _english(text: str) -> Iterator[str]:
    words = _WORD.findall(text.lower())
    yield from (word for word in words if word not in _STOP)
    for one, two in pairwise(words):
        if one not in _STOP and two not in _STOP and f"{one} {two}" in text.lower():
            yield f"{one} {two}"


def _best(together: Counter[str], count: int, targets: dict[str, int]) -> str:
    ranked = sorted(
        ((2 * both / (count + targets[word]), both, word) for word, both in together.items()),
        reverse=True,
    )
    for alike, both, word in ranked[:1]:
        if alike < _ALIKE or both < _RARE or both / count < _SURE:
            return ""
        # machine, or machine learning: the longer one, if it nearly always stands there
        longer = (two for _, more, two in ranked[1:6]
                  if word in two.split() and " " in two and more > 0.7 * both)  # fmt: skip
        return next(longer, word)
    return ""
