"""Earlier translations -> matches for a new source: the translation memory."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from translit.memory.contrary import contrary, differences
from translit.memory.index import Index, normal
from translit.memory.repair import Sentence, repaired
from translit.model import Match

__all__ = ["Memory", "Remembered", "Sentence", "contrary", "differences", "repaired"]

_CANDIDATES = 128
"""How many likely sources are compared with a new one, character by character."""

_NEARLY = 0.99
"""The most that a match of another source can score."""


class Remembered(NamedTuple):
    """An earlier translation."""

    source: str
    target: str
    origin: str
    """Where it comes from: a catalog's path or a TMX file's."""
    context: str = ""
    """The context of its entry."""


class Memory:
    """Earlier translations, to be found by their sources."""

    def __init__(self, translations: Iterable[Remembered] = ()) -> None:
        """Where matches are as good as each other, the earlier of `translations` goes first.

        A translation that is there already, or blank, is left out.
        """
        # A million of them: lists of their parts take half of what a list of tuples does.
        self._sources: list[str] = []
        self._targets: list[str] = []
        self._origins: list[str] = []
        self._contexts: list[str] = []
        self._numbers: dict[str, int | dict[tuple[str, str], int]] = {}
        for translation in translations:
            if translation.source.strip() and translation.target.strip():
                self._add(translation)

    def __len__(self) -> int:
        return len(self._sources)

    def exact(self, source: str, *, context: str = "") -> list[Match]:
        """The translations of this very source, those of the same context first."""
        numbers = sorted(self._of(source), key=lambda number: self._contexts[number] != context)
        return self._matches((number, 1.0) for number in numbers)

    def matches(self, source: str, *, min_score: float = 0.7, limit: int = 3) -> list[Match]:
        """The translations of the sources most like this one, the best first.

        The first call builds an index, which takes a few seconds for a million of them.
        """
        from rapidfuzz.distance import Indel  # needed for fuzzy matches only

        wanted = normal(source)
        scores = dict.fromkeys(self._of(source), 1.0)
        for number in self._index.candidates(wanted, min_score=min_score, limit=_CANDIDATES):
            score = Indel.normalized_similarity(wanted, normal(self._sources[number]))
            scores.setdefault(number, min(score, _NEARLY))
        good = (number for number, score in scores.items() if score >= min_score)
        best = sorted(good, key=lambda number: (-scores[number], number))
        return self._matches((number, scores[number]) for number in best)[:limit]

    def _add(self, new: Remembered) -> None:
        number = len(self._sources)
        known = self._numbers.setdefault(new.source, number)
        if known != number:
            if isinstance(known, int):
                known = {(self._targets[known], self._contexts[known]): known}
                self._numbers[new.source] = known
            if known.setdefault((new.target, new.context), number) != number:
                return
        self._sources.append(new.source)
        self._targets.append(new.target)
        self._origins.append(new.origin)
        self._contexts.append(new.context)

    def _of(self, source: str) -> Iterable[int]:
        """The numbers of the translations of this very source, in their order."""
        numbers = self._numbers.get(source, {})
        return (numbers,) if isinstance(numbers, int) else numbers.values()

    def _matches(self, scored: Iterable[tuple[int, float]]) -> list[Match]:
        """The matches, each translation of a source once."""
        matches: dict[tuple[str, str], Match] = {}
        for number, score in scored:
            source, target = self._sources[number], self._targets[number]
            match = Match(source, target, score, self._origins[number])
            matches.setdefault((source, target), match)
        return list(matches.values())

    @cached_property
    def _index(self) -> Index:
        return Index(self._sources)
