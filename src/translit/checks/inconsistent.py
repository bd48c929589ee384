"""One source with several targets, and one target for several sources, across all posts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from translit.checks.pairs import Across, Pair, bare, finding
from translit.model import Finding, Severity
from translit.patterns import lazy

__all__ = ["INCONSISTENT"]

_WORDS = lazy(r"[^\W_]+")

_LEAST_WORDS = 5
"""Words from which the same English for two Chinese sentences is worth a look."""


def _run(pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
    yield from _several_targets(pairs)
    yield from _several_sources(pairs)


def _several_targets(pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
    """Entries whose target is not the one that their source has most often."""
    for group in _groups(pairs, lambda pair: _loose(pair.source)):
        targets = Counter(_loose(pairs[number].target) for number in group)
        if len(targets) == 1:
            continue
        most = max(targets.values())
        usual = next(n for n in group if targets[_loose(pairs[n].target)] == most)
        for number in group:
            if _loose(pairs[number].target) != _loose(pairs[usual].target):
                other = pairs[usual]
                what = f"the same source is “{bare(other.target)}” in {_where(other)}"
                yield number, finding(what)


def _several_sources(pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
    """Entries that have the target of another source."""
    for group in _groups(pairs, lambda pair: _loose(pair.target)):
        first = pairs[group[0]]
        if len(first.target.split()) < _LEAST_WORDS or not first.is_english:
            continue
        for number in group[1:]:
            if _loose(pairs[number].source) != _loose(first.source):
                what = f"“{bare(first.source)}” in {_where(first)} has the same translation"
                yield number, finding(what)


def _groups(pairs: Sequence[Pair], key: Callable[[Pair], str]) -> Iterator[list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        if (name := key(pair)) and pair.target.strip():
            found[name].append(number)
    return (group for group in found.values() if len(group) > 1)


def _loose(text: str) -> str:
    """A text by its letters and figures alone: a heading and a sentence may differ in the rest."""
    return " ".join(_WORDS.findall(text)).casefold()


def _where(pair: Pair) -> str:
    return f"{pair.place}:{pair.entry.line}" if pair.entry else pair.place


INCONSISTENT = Across("inconsistent", "inconsistency", Severity.WARNING, _run)
