"""What a number in a text is: its place, what it may count, and how sure it must be found again."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

from translit.model import Span
from translit.quantities.currencies import CURRENCIES

__all__ = ["BELOW_ZERO", "Mention", "Value", "Weight", "agree", "mention"]


class Weight(IntEnum):
    """How much it says when a number has no partner in the other text."""

    LOOSE = 0
    """Nothing: the one of `one of them`, the half of `on its behalf`."""
    COUNTED = 1
    """Something, if the other text has one without a partner too: three beside 五."""
    SURE = 2
    """That it is wrong: figures, amounts, dates."""


class Value(NamedTuple):
    """One reading of a number: how many of what."""

    number: Decimal | str
    """A text where the digits themselves matter: a version, the time of day."""
    unit: str = ""
    """What is counted, if it is known: a currency's code, `%`, `km`, `month`."""


BELOW_ZERO = Value("-", "sign")
"""What 零下 says, and *minus*, beside the number that they stand at."""


class Mention(NamedTuple):
    """A number that stands in a text."""

    span: Span
    values: tuple[Value, ...]
    """What it may be read as; one of them is meant."""
    weight: Weight = Weight.SURE
    parts: tuple[Mention, ...] = ()
    """What it is made of, where the other text may say it in several numbers: 15:30."""
    whole: Span | None = None
    """The place of what it is a part of, as a month is of a date; None where it stands alone."""

    def apart(self) -> tuple[Mention, ...]:
        """Itself, or its parts where these alone have a value."""
        if self.values or not self.parts:
            return (self,)
        return tuple(part._replace(whole=self.span) for part in self.parts)


_AGREE = {
    frozenset(pair.split())
    for pair in (
        "% %off", "% %of", "% pp-or-%", "pp pp-or-%", "degree C", "degree F", "year age",
        "cent CNY-cent", "day date", "% share", "pound lb", "jin lb",
        "month-or-m month", "buck CNY", "buck dollar", "MB Mbps", "GB Gbps",
        "fold x",
        "th day", "th year", "n fold", "n share", "n %",
        "time fold", "time n", "n per", "person per", "chi ft", "cun inch",
        "piece n", "piece share", "piece %",
        *(f"{one.alike} {one.code}" for one in CURRENCIES if one.alike),
        *(f"buck {one.code}" for one in CURRENCIES if one.alike == "dollar"),
    )
}  # fmt: skip
"""Units that say the same, or of which one is said less exactly."""

_STRICT = frozenset(("vague", "decade", "grown"))
"""What a number without a unit never says."""


def agree(one: Value, other: Value) -> bool:
    """Whether two readings may mean the same."""
    if one.number != other.number:
        return False
    if one.unit == other.unit:
        return True
    if one.unit.startswith("vague") and other.unit.startswith("vague"):
        return agree(*(Value("", of.unit.removeprefix("vague").lstrip()) for of in (one, other)))
    if one.unit.startswith("~") or other.unit.startswith("~"):
        return one.unit.strip("~") == other.unit.strip("~")
    if not one.unit or not other.unit:
        return not {*one.unit.split(), *other.unit.split()} & _STRICT
    return frozenset((one.unit, other.unit)) in _AGREE


def mention(
    start: int,
    end: int,
    values: Iterable[Value],
    *,
    weight: Weight = Weight.SURE,
    parts: Iterable[Mention] = (),
) -> Mention:
    """A mention whose numbers are in their shortest form."""
    return Mention(Span(start, end), tuple(dict.fromkeys(values)), weight, tuple(parts))
