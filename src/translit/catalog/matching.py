"""Units and earlier entries -> which unit takes whose translation.

Rules in the order of their certainty: equal keys; equal shapes, where only URLs or line breaks
differ; equal sources in other contexts; sentences joined or split; likeness.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from translit.catalog import likeness
from translit.catalog.carrying import given, is_pretranslated, kept, outdated
from translit.catalog.shape import CodesOf, letters, plain, retargeted, shape, urls
from translit.model import Code, Entry, State, UnitKey

__all__ = ["Matched", "match"]

# How many sentences an author joins into one, or makes of one, at a time.
_PARTS = (2, 3)


class Matched(NamedTuple):
    """What became of units and of earlier entries."""

    entries: list[Entry]
    """One for each unit, in their order."""
    left: list[Entry]
    """Earlier entries that stand in none of them, or only for review."""


class _Carried(NamedTuple):
    slot: int
    """The number of the unit."""
    entry: Entry
    olds: tuple[int, ...]
    """The numbers of the earlier entries that gave it something."""
    whole: bool = False
    """Whether the earlier entry lives on in it, so that nothing is left of its own."""


def match(fresh: Sequence[Entry], old: Sequence[Entry], *, codes_of: CodesOf) -> Matched:
    """Give the units' entries the targets and comments of earlier ones.

    A reviewed target that is not kept as it was stays in `left`; every other target and every
    comment is either in `entries` or there.
    """
    work = _Work(fresh, old, cache(codes_of))
    for rule in _RULES:
        # A new post has nothing to take from, and to look at its units costs as much as reading it.
        if work.open() and (rule is _same_key or work.giving()):
            for carried in rule(work):
                work.take(carried)
    entries = [work.found.get(slot, entry) for slot, entry in enumerate(fresh)]
    return Matched(entries, [entry for i, entry in enumerate(old) if i not in work.moved])


@dataclass(slots=True)
class _Work:
    """What has been matched so far. Units and earlier entries go by their numbers."""

    fresh: Sequence[Entry]
    old: Sequence[Entry]
    codes_of: CodesOf
    found: dict[int, Entry] = field(default_factory=dict)
    anchors: dict[int, int] = field(default_factory=dict)
    """Where in the post units stood that are certainly the same."""
    used: set[int] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)

    def take(self, carried: _Carried) -> None:
        self.found[carried.slot] = carried.entry
        self.used.update(carried.olds)
        if carried.whole and not self.old[carried.olds[0]].obsolete:
            self.anchors[carried.slot] = carried.olds[0]
        self.moved.update(i for i in carried.olds if carried.whole or self._lives_on(i, carried))

    def _lives_on(self, number: int, carried: _Carried) -> bool:
        """Whether nothing is lost of an earlier entry that was lent, if it goes."""
        old = self.old[number]
        if is_pretranslated(old):
            return bool(carried.entry.target)
        return old.state is not State.TRANSLATED

    def open(self) -> list[int]:
        """The units that have found nothing yet."""
        return [slot for slot in range(len(self.fresh)) if slot not in self.found]

    def giving(self) -> list[int]:
        """The earlier entries that nobody has taken and that have something to give.

        Those that stood in the post until now come first.
        """
        numbers = [
            i
            for i, entry in enumerate(self.old)
            if i not in self.used and entry.plural is None and (given(entry) or entry.comment)
        ]
        return sorted(numbers, key=lambda i: self.old[i].obsolete)

    def lent(self, slot: int, olds: tuple[int, ...], detail: str) -> _Carried:
        """The targets of earlier entries for a unit that they were not made for.

        What an engine or the memory made for another source, they make anew for this one.
        """
        fresh, givers = self.fresh[slot], [self.old[i] for i in olds]
        made_anew = all(one.source != fresh.source and is_pretranslated(one) for one in givers)
        entry = outdated(givers, fresh, detail, made_anew=made_anew)
        return _Carried(slot, entry, olds)

    def seen(self, view: Callable[[str, Sequence[Code]], str], entry: Entry) -> str:
        """A view of an entry's source: its shape, its letters, its plain text."""
        return view(entry.source, self.codes_of(entry.source))


def _same_key(work: _Work) -> Iterator[_Carried]:
    # Two entries may have one key, with an empty msgctxt and with none. The last one here wins:
    # one that has something to give, that stood in the post, that is of our making.
    numbers = sorted(range(len(work.old)), key=lambda i: _merit(work.old[i]))
    by_key = {work.old[i].key: i for i in numbers}
    for slot, fresh in enumerate(work.fresh):
        if (i := by_key.get(fresh.key)) is not None:
            yield _Carried(slot, kept(work.old[i], fresh), (i,), whole=True)


def _merit(old: Entry) -> tuple[bool, bool, bool]:
    return bool(given(old)), not old.obsolete, old.context is None


def _same_shape(work: _Work) -> Iterator[_Carried]:
    shapes: defaultdict[UnitKey, list[int]] = defaultdict(list)
    for i in work.giving():
        entry = work.old[i]
        shapes[UnitKey(entry.key.context, work.seen(shape, entry))].append(i)
    for slot in work.open():
        fresh = work.fresh[slot]
        for i in shapes[UnitKey(fresh.key.context, work.seen(shape, fresh))]:
            target = None if i in work.used else _adapted(work, work.old[i], fresh)
            if target is not None:
                yield _Carried(slot, kept(work.old[i], fresh, target), (i,), whole=True)
                break


def _adapted(work: _Work, old: Entry, fresh: Entry) -> str | None:
    """The target of `old` with the URLs of `fresh`; None where they cannot be told apart."""
    was, now = (
        [place.of(entry.source) for place in urls(entry.source, work.codes_of(entry.source))]
        for entry in (old, fresh)
    )
    return retargeted(given(old), was, now, work.codes_of)


def _other_context(work: _Work) -> Iterator[_Carried]:
    by_source: defaultdict[str, list[int]] = defaultdict(list)
    for i in work.giving():
        by_source[work.old[i].source].append(i)
    for slot in work.open():
        for i in by_source.get(work.fresh[slot].source, ()):
            if i not in work.used:
                yield work.lent(slot, (i,), "from another context")
                break


def _joined(work: _Work) -> Iterator[_Carried]:
    runs = {
        "".join(work.seen(letters, work.old[i]) for i in run): run
        for run in _runs(sorted(work.giving()))
    }
    for slot in work.open():
        text = work.seen(letters, work.fresh[slot])
        run = runs.get(text) if text else None
        if run and work.used.isdisjoint(run):
            yield work.lent(slot, run, "sources joined")


def _split(work: _Work) -> Iterator[_Carried]:
    whole = {work.seen(letters, work.old[i]): i for i in reversed(work.giving())}
    for run in _runs(work.open()):
        text = "".join(work.seen(letters, work.fresh[slot]) for slot in run)
        i = whole.get(text) if text else None
        if i is not None and i not in work.used and work.found.keys().isdisjoint(run):
            for slot in run:
                yield work.lent(slot, (i,), "source split")


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Consecutive numbers, as many as an author joins or splits; `numbers` ascend."""
    for count in _PARTS:
        for start in range(len(numbers) - count + 1):
            run = tuple(numbers[start : start + count])
            if run[-1] - run[0] == count - 1:
                yield run


def _alike(work: _Work) -> Iterator[_Carried]:
    expected = _expected(work)
    # What the author has just changed, before what disappeared long ago.
    for obsolete in (False, True):
        new = {slot: _words(work, work.fresh[slot]) for slot in work.open()}
        old = {
            i: _words(work, work.old[i])
            for i in work.giving()
            if work.old[i].obsolete is obsolete and not (obsolete and is_pretranslated(work.old[i]))
        }
        for found in likeness.pairs(new, old, expected=expected):
            yield work.lent(found.new, (found.old,), "source changed")


def _words(work: _Work, entry: Entry) -> str:
    """What likeness is measured on: the text without codes, where there is any."""
    return work.seen(plain, entry).strip() or entry.source


def _expected(work: _Work) -> dict[int, frozenset[int]]:
    """The earlier entries that stood where a unit stands, seen from its neighbours."""
    expected: dict[int, frozenset[int]] = {}
    count = len(work.fresh)
    for slots in (range(count), reversed(range(count))):
        offset: int | None = None
        for slot in slots:
            if slot in work.anchors:
                offset = work.anchors[slot] - slot
            elif offset is not None:
                expected[slot] = expected.get(slot, frozenset()) | {slot + offset}
    return expected


_RULES = (_same_key, _same_shape, _other_context, _joined, _split, _alike)
