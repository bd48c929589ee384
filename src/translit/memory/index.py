"""Sources -> an index of their pairs of neighbouring characters, which finds the likely matches.

It lies in arrays, 65,536 sources a shard, so that a place in it takes two bytes; a million sources
of thirty characters take some 100 MB.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Index", "normal"]

_ROUNDING = 1e-9
"""By so much a source may seem too short or too long, whose score is the least that is asked for;
what it scores is worked out afterwards."""

_SHARD = 1 << 16
"""Sources a shard: their numbers fit into two bytes."""

_POSTINGS = 1 << 16
"""How many places of a shard one search may look at. The rarest pairs come first: the others tell
little, and there are corpora in which every sentence begins alike."""

_RAREST = 4
"""How many pairs a search looks at however common they are."""

_FIRST, _LAST = "\x02", "\x03"
"""Stand around a source: its first and last characters are pairs as well, which short ones need."""


def normal(source: str) -> str:
    """The source without differences that make no other text: width, case, blanks."""
    return " ".join(unicodedata.normalize("NFKC", source).casefold().split())


class Index:
    """Finds sources by what they share with another one."""

    def __init__(self, sources: Sequence[str]) -> None:
        rest = iter(sources)
        self._shards: list[_Shard] = []
        while part := list(islice(rest, _SHARD)):
            self._shards.append(_Shard(part))

    def candidates(self, source: str, *, min_score: float, limit: int) -> list[int]:
        """The numbers of the sources that share most with a normal one, the likeliest first.

        None is so much longer or shorter that it could not reach the score.
        """
        import numpy as np

        if not self._shards:
            return []
        wanted = np.sort(_pairs(_codes(_FIRST + source + _LAST)))
        wanted = wanted[_first(wanted)]
        found = [shard.likely(wanted, len(source), min_score, limit) for shard in self._shards]
        numbers = np.concatenate(
            [number.astype(np.int64) + at * _SHARD for at, (number, _) in enumerate(found)]
        )
        likeness = np.concatenate([share for _, share in found])
        best: list[int] = numbers[np.lexsort((numbers, -likeness))][:limit].tolist()
        return best


class _Shard:
    """The index of up to 65,536 sources."""

    def __init__(self, sources: Sequence[str]) -> None:
        import numpy as np

        normals = [normal(source) for source in sources]
        text = "".join(f"{_FIRST}{source}{_LAST}" for source in normals)
        lengths = np.fromiter(map(len, normals), np.uint32, len(normals))
        owners = np.repeat(np.arange(len(normals), dtype=np.uint64), lengths + 2)
        pairs = _pairs(_codes(text)).astype(np.uint64)
        inside = owners[:-1] == owners[1:]
        entries = pairs[inside] << np.uint64(16) | owners[:-1][inside]
        # Sorted by hand: numpy's unique() makes a table of hashes, which takes ten times as long.
        entries.sort()
        entries = entries[_first(entries)]
        pairs_of_entries = (entries >> np.uint64(16)).astype(np.uint32)
        starts = np.flatnonzero(_first(pairs_of_entries))
        self._pairs = pairs_of_entries[starts]
        self._starts: NDArray[np.uint32] = np.append(starts, len(entries)).astype(np.uint32)
        self._sources = entries.astype(np.uint16)
        self._lengths = lengths
        self._sizes = np.bincount(self._sources, minlength=len(normals)).astype(np.uint32)

    def likely(
        self, wanted: NDArray[np.uint32], length: int, min_score: float, limit: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The numbers of the likeliest sources and how much they share with the wanted pairs."""
        import numpy as np

        counts = np.bincount(self._places(wanted), minlength=len(self._lengths))
        # Twice the shorter length is the most that two texts can have in common.
        least = min_score - _ROUNDING
        long_enough = self._lengths * (2 - least) >= length * least
        short_enough = self._lengths * least <= length * (2 - least)
        numbers = np.flatnonzero((counts > 0) & long_enough & short_enough)
        likeness = (counts[numbers] << 21) // (self._sizes[numbers] + len(wanted))
        if len(numbers) > limit:
            # Of those that share as much, the first: with its number each rank is there once.
            ranks = (likeness << 16) + (_SHARD - 1 - numbers)
            best = np.argpartition(ranks, len(ranks) - limit)[-limit:]
            numbers, likeness = numbers[best], likeness[best]
        return numbers, likeness

    def _places(self, wanted: NDArray[np.uint32]) -> NDArray[np.uint16]:
        """The sources of the wanted pairs, each as often as it has one; the rarest pairs first."""
        import numpy as np

        at = np.minimum(np.searchsorted(self._pairs, wanted), len(self._pairs) - 1)
        at = at[self._pairs[at] == wanted]
        sizes = self._starts[at + 1] - self._starts[at]
        order = np.argsort(sizes, kind="stable")
        within = int(np.searchsorted(np.cumsum(sizes[order]), _POSTINGS, side="right"))
        places = [
            self._sources[self._starts[one] : self._starts[one + 1]]
            for one in at[order][: max(within, _RAREST)]
        ]
        return np.concatenate(places) if places else self._sources[:0]


def _first(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Which of some ordered values differ from those before them."""
    import numpy as np

    return np.concatenate([np.ones(len(ordered[:1]), np.bool_), ordered[1:] != ordered[:-1]])


def _codes(text: str) -> NDArray[np.uint32]:
    import numpy as np

    # A PO file cannot hold half a surrogate pair; a text of another origin might.
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _pairs(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """A number for each pair of neighbours; that two pairs may share one does no harm."""
    import numpy as np

    return codes[:-1] * np.uint32(0x9E3779B1) ^ codes[1:] * np.uint32(0x85EBCA6B)
