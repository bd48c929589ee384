"""What is locked in a Chinese text -> the numbers that a translation must have for it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from translit.quantities.idioms import without_idioms
from translit.quantities.in_english import english_numbers
from translit.quantities.in_english.fractions import share
from translit.quantities.mentions import Mention, Value, Weight, mention
from translit.quantities.quantity import Kind, Quantity
from translit.quantities.reading import readings_of
from translit.quantities.units_of_measure import conversions, unit_in_chinese

__all__ = ["locked"]


_DOLLARS = {"dollar": "USD", "vague dollar": "vague USD"}


def locked(plain: str) -> Iterator[Mention]:
    """What is locked, and so demanded."""
    hidden = without_idioms(plain)
    for quantity in readings_of(hidden, locale="en"):
        parts = [_at(one, quantity) for one in english_numbers(quantity.target)]
        if quantity.kind is Kind.VAGUE:
            parts = [_roughly(one, quantity, plain) for one in parts]
        if plain.startswith("百分之百", quantity.span.start):
            parts = [one._replace(weight=Weight.LOOSE) for one in parts]  # completely
        if quantity.kind is not Kind.PERCENT:  # 5%年化: of nothing else
            parts = [_of_its_unit(one, plain) for one in parts]
        if len(parts) == 1:
            yield parts[0]
        elif parts:
            yield mention(*quantity.span, (), parts=parts)


def _of_its_unit(one: Mention, plain: str) -> Mention:
    """`60万千瓦` is 600,000 kilowatts, which is 600 megawatts as well, and no 600,000 watts."""
    unit, _ = unit_in_chinese(plain, one.span.end)
    if not unit:
        return one
    values = [
        other
        for value in one.values
        for other in (
            conversions(value.number, unit)
            if not value.unit and isinstance(value.number, Decimal)
            else (value,)
        )
    ]
    return one._replace(values=tuple(dict.fromkeys(values)))


def _at(one: Mention, quantity: Quantity) -> Mention:
    """A number of what we write, at the place of what it stands for."""
    # The dollars that we write without a country are those of the United States.
    values = [value._replace(unit=_DOLLARS.get(value.unit, value.unit)) for value in one.values]
    if quantity.kind is Kind.PERCENT:
        for number, unit in one.values:
            if unit == "%" and isinstance(number, Decimal):
                values += share(number, 100)
    return mention(*quantity.span, values)


def _roughly(one: Mention, quantity: Quantity, plain: str) -> Mention:
    """`上万` is over 10,000, and tens of thousands; `几百万` millions, and several million."""
    values = list(one.values)
    number = values[0].number
    word = plain[quantity.span.start : quantity.span.end]
    if not values[0].unit.startswith("vague"):
        values += [Value(number, "vague"), Value(number)]
    if "上" in word and number == 10_000:  # noqa: PLR2004
        values.append(Value(Decimal(1000), "vague"))
    return one._replace(values=tuple(dict.fromkeys(values)))
