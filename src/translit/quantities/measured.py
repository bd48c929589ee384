"""Numbers left over -> those that say no measure in another unit: 10公里 and 6.2 miles are one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from translit.quantities.mentions import BELOW_ZERO, Mention

__all__ = ["unmeasured"]

_BASES: dict[str, dict[str, str]] = {
    "length": {
        "mm": "0.001", "cm": "0.01", "m": "1", "km": "1000", "li": "500", "chi": "0.33333",
        "cun": "0.033333", "inch": "0.0254", "ft": "0.3048", "yard": "0.9144", "mile": "1609.344",
    },
    "area": {
        "m2": "1", "km2": "1000000", "ha": "10000", "mu": "666.67", "ft2": "0.0929",
        "acre": "4046.86", "mi2": "2589988",
    },
    "mass": {
        "mg": "0.001", "g": "1", "kg": "1000", "t": "1000000", "jin": "500", "liang": "50",
        "lb": "453.6", "pound": "453.6", "oz": "28.35",
    },
    "volume": {"ml": "0.001", "l": "1", "m3": "1000", "gal": "3.785"},
}  # fmt: skip
"""How much of one measure each unit is, by what it measures."""

_UNITS = {
    unit: (kind, Decimal(size)) for kind, units in _BASES.items() for unit, size in units.items()
}
_NEAR = Decimal("0.05")
"""How far a translator rounds: 100公里 is *62 miles*, or *60*."""
_DEGREE = 1


def unmeasured(
    lost: Sequence[Mention], gained: Sequence[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """What is left of both sides without the measures that say as much in another unit."""
    rest, left = list(gained), []
    for one in sorted(lost):
        other = next((other for other in rest if _same(one, other)), None)
        if other is None:
            left.append(one)
            continue
        rest.remove(other)
        if left and BELOW_ZERO in left[-1].values and left[-1].span.end == one.span.start:
            left.pop()  # 零下10℃ is 14°F
    return left, rest


def _same(one: Mention, other: Mention) -> bool:
    """Whether two measures are of two units, and as much."""
    return any(
        mine.number != theirs.number
        and isinstance(mine.number, Decimal)
        and isinstance(theirs.number, Decimal)
        and mine.unit != theirs.unit
        and _near(mine.number, mine.unit, theirs.number, theirs.unit)
        for mine in one.values
        for theirs in other.values
    )


def _near(number: Decimal, unit: str, other: Decimal, of: str) -> bool:
    if {unit, of} == {"C", "F"}:
        cold, hot = (number, other) if unit == "C" else (other, number)
        return abs(cold * 9 / 5 + 32 - hot) <= _DEGREE
    if unit not in _UNITS or of not in _UNITS or _UNITS[unit][0] != _UNITS[of][0]:
        return False
    here, there = number * _UNITS[unit][1], other * _UNITS[of][1]
    return abs(here - there) <= _NEAR * max(here, there)
