"""Halves of 万 and 亿: 半个亿, 半亿, 一个半亿."""

from __future__ import annotations

from decimal import Decimal

from translit.model import Span
from translit.patterns import lazy
from translit.quantities.currency_words import currency_after, written
from translit.quantities.grammar import MULTIPLIERS
from translit.quantities.numerals import whole_number
from translit.quantities.quantity import Kind, Quantity

__all__ = ["half"]


_HALF = lazy(
    r"(?:半 ?个 ?(?P<more>多 ?)?|(?<![大上下前后小多一过个])半(?=亿)"
    r"|(?P<whole>[一二两三四五六七八九\d])个半)(?P<unit>万亿|亿|百万|千万|万)(?!富翁|万)"
)


def half(text: str, at: int, locale: str) -> Quantity | None:
    """`半个亿` and `半亿` are 50 million, `一个半亿` 150 million."""
    found = _HALF.match(text, at)
    if not found:
        return None
    scale = 1
    for one in found["unit"]:
        scale *= MULTIPLIERS[one]
    currency, end = currency_after(text, found.end())
    halves = 2 * (whole_number(found["whole"]) or 0) + 1
    shown = written(Decimal(scale) * halves / 2, currency, locale)
    if found["more"]:
        shown = f"more than {shown}"
    return Quantity(Span(at, end), shown, Kind.AMOUNT, always=True)
