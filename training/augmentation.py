"""A pair -> the pair as the chain of locks will ask it: what must come out stands in it already.

Level 1 of pretranslation writes terms and amounts in English into the Chinese sentence, and a
placeholder for what a model may not see. A model that has read such sentences copies both.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import NamedTuple

from training.corpus import Pair
from translit.languages import HAN
from translit.model import Span
from translit.quantities import quantities

__all__ = ["LOCKS", "PLACEHOLDERS", "SHARES", "Anchor", "Augmenter", "anchors", "names_of"]

PLACEHOLDERS = tuple(f"⟦{number}⟧" for number in range(10))
"""Symbols of the vocabulary that stand for spans of which the model sees nothing."""

_COPIED = re.compile(
    r"https?://[A-Za-z0-9._~:/?#@!$&'()+,;=%-]+[A-Za-z0-9/]|`[^`\n]+`"
    r"|[A-Za-z0-9][A-Za-z0-9_.+#/-]*[A-Za-z0-9+#](?: [A-Z][A-Za-z0-9]+)*|\d"
)
_NAME = re.compile(r"[A-Z][A-Za-z]{2,}[A-Za-z0-9]*|[A-Za-z]+-?\d[\w.]*|[a-z]+_[a-z_]+", re.ASCII)
_LETTER = re.compile(r"[0-9A-Za-z_]")
_LONGEST_WORD = 6

SHARES = {"switched": 0.45, "hidden": 0.2, "swapped": 0.12, "marked": 0.04}
"""Of the pairs that have anything to do it with."""

LOCKS = {"switched": 0.55, "hidden": 0.3, "swapped": 0.1, "marked": 0.05}
"""The same at the end of a run: every pair that can be is asked as the chain asks."""

_EACH = 0.6
"""Of the anchors of such a pair."""

_NOISE = {"blanks": 0.25, "no blanks": 0.15, "half-width": 0.04, "open": 0.06}
"""Of all pairs: habits of bloggers, and sentences that were cut."""

_HALF_WIDTH = str.maketrans("，；：？！（）", ",;:?!()")
_BESIDE = re.compile(rf"(?<={HAN.pattern})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?={HAN.pattern})")
_BLANK = re.compile(rf"(?<={HAN.pattern}) (?=[A-Za-z0-9⟦])|(?<=[A-Za-z0-9%⟧]) (?={HAN.pattern})")


class Kind(Enum):
    """Why a span of the source and one of the target belong together."""

    COPIED = auto()
    TERM = auto()
    AMOUNT = auto()


class Anchor(NamedTuple):
    """A span of a source and the one of the target that it comes out as."""

    source: Span
    target: Span
    kind: Kind


class Augmenter:
    """Rewrites pairs, each as chance has it, and the same for the same seed."""

    def __init__(
        self,
        lexicon: Mapping[str, str],
        names: Sequence[str],
        *,
        seed: int,
        shares: Mapping[str, float] = SHARES,
    ) -> None:
        """`names` are what a name may be replaced by."""
        self._lexicon = lexicon
        self._shares = shares
        self._names = names
        self._random = random.Random(seed)  # noqa: S311  # no secret

    def __call__(self, pair: Pair) -> Pair:
        """The pair, with some of its anchors rewritten, and some noise in its source."""
        chance = self._random.random()
        found = anchors(pair, self._lexicon)
        for name, share in self._shares.items():
            if chance < share:
                pair = getattr(self, f"_{name}")(pair, found)
                break
            chance -= share
        return self.noisy(pair)

    def _some(self, found: Sequence[Anchor], *kinds: Kind) -> list[Anchor]:
        able = [one for one in found if one.kind in kinds]
        some = [one for one in able if one.kind is Kind.AMOUNT or self._random.random() < _EACH]
        return (some or able[:1])[: len(PLACEHOLDERS)]

    def _switched(self, pair: Pair, found: Sequence[Anchor]) -> Pair:
        """The English of terms and amounts in the place of the Chinese."""
        some = self._some(found, Kind.TERM, Kind.AMOUNT)
        return _rewritten(pair, some, [one.target.of(pair.target) for one in some])

    def _hidden(self, pair: Pair, found: Sequence[Anchor]) -> Pair:
        """A placeholder on both sides, numbered in the order of the source."""
        some = self._some(found, *Kind)
        first = self._random.choice((0, 0, 0, self._random.randrange(len(PLACEHOLDERS))))
        words = [PLACEHOLDERS[(first + number) % len(PLACEHOLDERS)] for number in range(len(some))]
        return _rewritten(pair, some, words, words)

    def _swapped(self, pair: Pair, found: Sequence[Anchor]) -> Pair:
        """Another name on both sides: names are copied, not known."""
        some = [one for one in self._some(found, Kind.COPIED)
                if _NAME.fullmatch(one.source.of(pair.source))]  # fmt: skip
        if not self._names:
            return pair
        words = [self._random.choice(self._names) for _ in some]
        return _rewritten(pair, some, words, words)

    def _marked(self, pair: Pair, found: Sequence[Anchor]) -> Pair:
        """A placeholder before and one behind a term, on both sides, as tags would stand."""
        some = self._some(found, Kind.TERM)[:1]
        first, last = PLACEHOLDERS[:2]
        sources = [f"{first}{one.source.of(pair.source)}{last}" for one in some]
        targets = [f"{first}{one.target.of(pair.target)}{last}" for one in some]
        return _rewritten(pair, some, sources, targets)

    def noisy(self, pair: Pair) -> Pair:
        """The pair with the habits of bloggers in its source, and nothing else."""
        source, target, origin = pair
        chance = self._random.random
        if chance() < _NOISE["blanks"]:
            source = _BESIDE.sub(" ", source)
        elif chance() < _NOISE["no blanks"]:
            source = _BLANK.sub("", source)
        if chance() < _NOISE["half-width"]:
            source = source.translate(_HALF_WIDTH)
        if chance() < _NOISE["open"] and source.endswith("。") and target.endswith("."):
            source, target = source[:-1], target[:-1]
        return Pair(source, target, origin)


def names_of(pairs: Iterable[Pair]) -> list[str]:
    """Names that stand on both sides of some pair."""
    found = {
        one.source.of(pair.source)
        for pair in pairs
        for one in anchors(pair, {})
        if one.source.of(pair.source)[0].isupper()
    }
    return sorted(found)


def anchors(pair: Pair, lexicon: Mapping[str, str]) -> list[Anchor]:
    """What stands once on either side and belongs together, in the order of the source."""
    found: list[Anchor] = []
    for anchor in (*_amounts(pair), *_copied(pair), *_terms(pair, lexicon)):
        if not any(_touch(anchor.source, one.source) or _touch(anchor.target, one.target)
                   for one in found):  # fmt: skip
            found.append(anchor)
    return sorted(found)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _amounts(pair: Pair) -> Iterator[Anchor]:
    for amount in quantities(pair.source):
        target = _only(amount.target, pair.target) if amount.target else None
        if target:
            yield Anchor(amount.span, target, Kind.AMOUNT)


def _copied(pair: Pair) -> Iterator[Anchor]:
    for match in _COPIED.finditer(pair.source):
        target = _only(match[0], pair.target)
        if target and pair.source.count(match[0]) == 1:
            yield Anchor(Span(*match.span()), target, Kind.COPIED)


def _terms(pair: Pair, lexicon: Mapping[str, str]) -> Iterator[Anchor]:
    low = pair.target.lower()
    at, end = 0, len(pair.source)
    while at < end:
        for size in range(min(_LONGEST_WORD, end - at), 1, -1):
            english = lexicon.get(pair.source[at : at + size], "")
            target = _only(english, low) if english else None
            if target and pair.source.count(pair.source[at : at + size]) == 1:
                yield Anchor(Span(at, at + size), target, Kind.TERM)
                at += size - 1
                break
        at += 1


def _only(words: str, text: str) -> Span | None:
    """Where words stand whole in a text, if they stand there once; a plural is the word."""
    places = list(re.finditer(rf"(?<![\w-]){re.escape(words)}(?:e?s)?(?![\w-])", text))
    if len(places) != 1 or text.count(words) != 1:
        return None
    return Span(*places[0].span())


def _rewritten(
    pair: Pair, some: Sequence[Anchor], sources: Sequence[str], targets: Sequence[str] | None = None
) -> Pair:
    """The pair with words in the place of its anchors, apart from letters as `hide` has them."""
    source = _replaced(pair.source, [one.source for one in some], sources)
    if targets is None:
        return pair._replace(source=source)
    order = sorted(range(len(some)), key=lambda number: some[number].target)
    target = _replaced(
        pair.target, [some[number].target for number in order], [targets[n] for n in order]
    )
    return pair._replace(source=source, target=target)


def _replaced(text: str, spans: Sequence[Span], words: Sequence[str]) -> str:
    parts: list[str] = []
    at = 0
    for span, word in zip(spans, words, strict=True):
        before = text[at : span.start]
        left = " " if _LETTER.match((before or "".join(parts))[-1:]) and _LETTER.match(word) else ""
        right = " " if _LETTER.match(text[span.end : span.end + 1]) and word[-1:].isalnum() else ""
        parts += [before, left, word, right]
        at = span.end
    return "".join((*parts, text[at:]))
