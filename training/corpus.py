"""Files of parallel sentences -> pairs, and how often each of them is to be learnt from."""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from translit.languages import has_han

__all__ = ["Pair", "Share", "epochs", "held_out", "pairs", "pairs_of", "share_of", "usable"]


class Pair(NamedTuple):
    """A sentence, its translation, and the source that both come from."""

    source: str
    target: str
    origin: str = ""


class Share(NamedTuple):
    """How often a pair is seen; 0.1 is one pair in ten, 3 is each of them three times."""

    broad: float
    """While the language is learnt."""
    near: float
    """In the last part of a run, which is nearer to what the model is for."""

    @property
    def locks(self) -> float:
        """At its end, when locks are learnt: a quarter of what is near."""
        return self.near / 4


_ORIGINS = {
    "domain": Share(2, 6),
    "lctt-ccbysa": Share(1, 0.5),
    "tatoeba": Share(1, 0.5),
    "tatoeba-full": Share(0.6, 0.15),
    "tico19": Share(2, 1),
    "xquad": Share(2, 2),
    "plurality": Share(2, 2),
    "kaikki-words": Share(0.3, 0),
    "multiwoz-zh": Share(0.05, 0),
    "crosswoz-human": Share(0.2, 0),
    "azd-for-beginners": Share(0.3, 0),
    "edgeai-for-beginners": Share(0.6, 0.3),
    "bitcoinops": Share(0.6, 0.3),
    "ethereum-org": Share(0.7, 0.4),
    "privacyguides": Share(1, 1),
    "privacyguides-tw": Share(1, 0.5),
    "hf-agents-course": Share(1, 2),
    "hf-cookbook": Share(1, 2),
    "hf-course": Share(1, 2),
    "hf-course-tw": Share(1, 1),
    "ms-swift-docs": Share(1, 2),
    "mmengine": Share(1, 1),
    "xtuner-docs": Share(1, 2),
    "prompt-engineering-guide": Share(1, 2),
    "genai-for-beginners": Share(1, 2),
    "opensource-guide": Share(1, 2),
    "dify-docs": Share(1, 1),
    "d2l": Share(1, 1),
}
"""What is nearest to blog posts on technology most often; templates of bookings hardly ever."""

_TIERS = {"A": Share(1, 0.4), "B": Share(0.12, 0.01), "C": Share(0, 0), "domain": Share(2, 6)}
"""Of the sources that are not named: A is prose, B good documentation, C translated by machines."""

_LONG = {
    "lctt-ccbysa": Share(1.3, 1.5),
    "tatoeba": Share(1, 0.8),
    "tatoeba-full": Share(1, 0.6),
    "kaikki-sent": Share(1, 0.8),
    "kaikki-words": Share(1, 0.1),
    "renpy": Share(1, 0.5),
    "cata-nocts": Share(1, 0.5),
    "tico19": Share(1.5, 1.8),
    "xquad": Share(1.5, 1.8),
    "plurality": Share(1.5, 1.8),
    "multiwoz-zh": Share(0.15, 0),
    "crosswoz-human": Share(0.3, 0.05),
}
"""For a run that reads everything some twenty times: nothing so often that it is known by heart."""

_LONG_TIERS = {"domain": Share(1.5, 3.5), "B": Share(0.8, 0.35), "C": Share(0.35, 0)}

_LEAST, _MOST = 0.6, 1.6
"""Of the other origins of the best tier, in the last part of such a run."""

_TEMPLATES = 0.1
"""A share below which a source is hardly more than its templates."""

_HELD_OUT = 25
"""One pair of the project's own in so many is kept to measure with."""


def pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a file: source, target and origin between tabs, packed (`.xz`) or not."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) > 1:
                yield Pair(*fields[:3])


def pairs_of(folder: Path, name: str) -> Iterator[Pair]:
    """The pairs of all files of a folder whose names begin so."""
    for path in sorted(folder.glob(f"{name}.tsv*")):
        yield from pairs(path)


def share_of(pair: Pair, tier: str, *, every: bool = False) -> Share:
    """How often a pair of a tier is to be seen; with `every`, each but the poorest at least once.

    Even then not the templates of bookings, of which there are enough for ten thousand hotels.
    """
    share = _ORIGINS.get(pair.origin, _TIERS.get(tier, Share(1, 1)))
    if every and tier != "C" and share.broad >= _TEMPLATES:
        return share._replace(broad=max(1.0, share.broad))
    return share


def epochs(tier: str, origin: str) -> Share:
    """How often the pairs of an origin are seen in a run on an accelerator, beside each other."""
    if tier in _LONG_TIERS:
        return _LONG_TIERS[tier]
    if origin in _LONG:
        return _LONG[origin]
    broad, near = _ORIGINS.get(origin, _TIERS["A"])
    return Share(min(2, max(1, broad)), min(_MOST, max(_LEAST, near)))


def held_out(pair: Pair) -> bool:
    """Whether a pair is kept to measure with: by its text, so that every run keeps the same."""
    return pair.origin == "domain" and zlib.crc32(pair.source.encode()) % _HELD_OUT == 0


def usable(pair: Pair) -> bool:
    """Whether there is Chinese on the one side, and none on the other."""
    return has_han(pair.source) and bool(pair.target.strip()) and not has_han(pair.target)
