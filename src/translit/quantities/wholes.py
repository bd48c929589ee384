"""Numbers of dates and shares that differ -> the dates and shares themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from translit.model import Span
from translit.quantities.difference import Difference, Differs, differing
from translit.quantities.mentions import Mention, Value, agree

__all__ = ["as_wholes", "crossed", "said_once"]


def as_wholes(
    found: list[Difference],
    source: str,
    target: str,
    wanted: Sequence[Mention],
    held: Sequence[Mention],
) -> list[Difference]:
    """Dates and shares that differ in a part are told as wholes: `3月5日` is *May 3*, not 5 *May*.

    What else of such a whole is missing or added is told with it.
    """
    if all(one.kind is not Differs.CHANGED for one in found):
        return found
    of_source, of_target = _wholes(wanted), _wholes(held)
    told: dict[Difference, None] = {}
    rest: list[Difference] = []
    for one in found:
        here = of_source.get(one.source, one.source) if one.source else None
        there = of_target.get(one.target, one.target) if one.target else None
        if one.kind is Differs.CHANGED:
            told[differing(source, target, here, there)] = None
        else:
            rest.append(one)
    known = {span for one in told for span in (one.source, one.target)}
    rest = [
        one
        for one in rest
        if of_source.get(one.source or _NOWHERE) not in known
        and of_target.get(one.target or _NOWHERE) not in known
    ]
    end = Span(len(source), 0)
    return sorted([*told, *rest], key=lambda one: (one.source or end, one.target or end))


_NOWHERE = Span(-1, -1)


def said_once(one: Mention, held: Sequence[Mention]) -> bool:
    """Whether it is the month or the year of a date, which English says once for several."""
    return one.whole is not None and any(
        agree(mine, theirs)
        for mine in one.values
        if mine.unit in {"month", "year"}
        for other in held
        for theirs in other.values
        if theirs.unit == mine.unit
    )


def crossed(
    source: str, target: str, wanted: Sequence[Mention], held: Sequence[Mention]
) -> Iterator[Difference]:
    """Dates whose months and days are all there, put together otherwise: *March 6 and April 5*."""
    here, there = _dates(wanted), _dates(held)
    if len(here) < 2 or len(here) != len(there):  # noqa: PLR2004
        return
    lost = [span for span, date in here.items() if date not in there.values()]
    gained = [span for span, date in there.items() if date not in here.values()]
    for one, other in zip(lost, gained, strict=False):
        yield differing(source, target, one, other)


def _dates(mentions: Sequence[Mention]) -> dict[Span, tuple[Value, ...]]:
    """The dates of a text, each by its place: its month and its days, as far as they are sure."""
    found: defaultdict[Span, list[Value]] = defaultdict(list)
    for one in mentions:
        if one.whole is not None and len(one.values) == 1 and one.values[0].unit in _CALENDAR:
            found[one.whole].append(one.values[0])
    return {
        span: tuple(sorted(values, key=str))
        for span, values in found.items()
        if [value.unit for value in values].count("month") == 1 and len(values) > 1
    }


_CALENDAR = frozenset(("month", "day"))


def _wholes(mentions: Sequence[Mention]) -> dict[Span, Span]:
    """The places of parts, each with that of its whole."""
    found = {part.span: one.span for one in mentions for part in one.parts}
    return found | {one.span: one.whole for one in mentions if one.whole is not None}
