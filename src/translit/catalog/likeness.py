"""Changed sources and earlier ones -> which may be versions of the same sentence.

Near-linear: only sources that share rare pairs of characters are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

__all__ = ["Likeness", "pairs"]

# In percent. Below it, a translator is faster without the earlier translation. A source that
# stands between the same neighbours as before is given the bonus: it is likely to be the same
# sentence.
_MIN_SCORE = 60
_NEIGHBOUR_BONUS = 10

# Of each changed source: how many of its rarest character pairs are looked up, how many sources
# that share one are counted at most, and how many are compared.
_RAREST = 24
_LONGEST_LIST = 200
_COMPARED = 12


class Likeness(NamedTuple):
    """A changed source and the earlier one that it is most like, by their numbers."""

    new: int
    old: int


def pairs(
    new: Mapping[int, str], old: Mapping[int, str], *, expected: Mapping[int, frozenset[int]]
) -> list[Likeness]:
    """The likest pairs of texts, each text in one of them at most, best first.

    `expected` are the earlier texts that stood between the neighbours of a new one.
    """
    from rapidfuzz.fuzz import ratio  # needed only when a source has changed

    index = _Index(old)
    found: list[tuple[float, Likeness]] = []
    for number, text in new.items():
        beside = expected.get(number, frozenset())
        for candidate in {*index.candidates(text), *(beside & old.keys())}:
            bonus = _NEIGHBOUR_BONUS if candidate in beside else 0
            score = ratio(text, old[candidate], score_cutoff=_MIN_SCORE - bonus)
            if score:
                found.append((score + bonus, Likeness(number, candidate)))
    found.sort(key=lambda pair: (-pair[0], pair[1]))
    return _each_once([likeness for _, likeness in found])


def _each_once(found: list[Likeness]) -> list[Likeness]:
    taken: list[Likeness] = []
    new: set[int] = set()
    old: set[int] = set()
    for likeness in found:
        if likeness.new not in new and likeness.old not in old:
            taken.append(likeness)
            new.add(likeness.new)
            old.add(likeness.old)
    return taken


class _Index:
    """Texts by the pairs of characters that they hold."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._holders: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for number, text in texts.items():
            for pair in _pairs(text):
                self._holders[pair].append(number)

    def candidates(self, text: str) -> list[int]:
        """The texts that share most of the rarest pairs with `text`."""
        lists = sorted(
            (self._holders[pair] for pair in _pairs(text) if pair in self._holders), key=len
        )
        votes: Counter[int] = Counter()
        for holders in lists[:_RAREST]:
            votes.update(holders[:_LONGEST_LIST])
        return [number for number, _ in votes.most_common(_COMPARED)]


def _pairs(text: str) -> dict[tuple[str, str], None]:
    """The pairs of neighbouring characters; also a text of one has two."""
    return dict.fromkeys(pairwise(f"\n{text}\n"))
