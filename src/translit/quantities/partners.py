"""Numbers of a source and of a translation -> which of them have no partner in the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from translit.quantities.mentions import Mention, agree

__all__ = ["unmatched"]

_DEEPEST = 64
"""How many numbers may change their partners for one more."""


def unmatched(
    source: Sequence[Mention], target: Sequence[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """The mentions of each side that are left over when as many as possible have a partner."""
    one, other = _resolved(source, target), _resolved(target, source)
    partners = _partners(one, other)
    order = sorted(range(len(one)), key=lambda at: (-one[at].weight, len(partners[at])))
    of_target: dict[int, int] = {}
    for at in order:
        _augment(at, partners, of_target, set())
    matched = set(of_target.values())
    return (
        [one[at] for at in range(len(one)) if at not in matched],
        [other[at] for at in range(len(other)) if at not in of_target],
    )


def _resolved(mentions: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """The mentions, those that the other side says in parts as their parts."""
    known = {value.number for one in others for value in one.values}
    resolved: list[Mention] = []
    for one in mentions:
        if one.parts and not any(value.number in known for value in one.values):
            resolved.extend(one.parts)
        else:
            resolved.append(one)
    return resolved


def _partners(one: Sequence[Mention], other: Sequence[Mention]) -> list[list[int]]:
    """For each mention the places of those that it agrees with, the surest first."""
    places: defaultdict[Decimal | str, list[int]] = defaultdict(list)
    for at, mention in enumerate(other):
        for number in {value.number for value in mention.values}:
            places[number].append(at)
    found: list[list[int]] = []
    for mention in one:
        near = {
            at
            for number in {value.number for value in mention.values}
            for at in _nearest(places[number], len(found))
        }
        fitting = [at for at in near if _fit(mention, other[at])]
        found.append(sorted(fitting, key=lambda at: (-other[at].weight, at)))
    return found


def _nearest(places: Sequence[int], at: int) -> Sequence[int]:
    """Those of some places that are nearest to one: a number may stand a thousand times."""
    if len(places) <= _DEEPEST:
        return places
    middle = bisect_left(places, at)
    first = min(max(0, middle - _DEEPEST // 2), len(places) - _DEEPEST)
    return places[first : first + _DEEPEST]


def _fit(one: Mention, other: Mention) -> bool:
    """Whether two mentions may be the same number."""
    return any(agree(mine, theirs) for mine in one.values for theirs in other.values)


def _augment(
    at: int, partners: Sequence[Sequence[int]], of_target: dict[int, int], seen: set[int]
) -> bool:
    """Find a partner, by others changing theirs if need be."""
    for place in partners[at]:
        if place not in of_target:
            of_target[place] = at
            return True
    if len(seen) > _DEEPEST:
        return False
    for place in partners[at]:
        if place in seen:
            continue
        seen.add(place)
        if _augment(of_target[place], partners, of_target, seen):
            of_target[place] = at
            return True
    return False
