"""A small count in a Chinese text, and values of numbers as readings."""

from __future__ import annotations

from decimal import Decimal

from translit.quantities.grammar import value_of
from translit.quantities.mentions import Value

__all__ = ["COUNT", "HAN", "as_values", "count_of"]

HAN = "[零〇一二两三四五六七八九十百千万亿]"
COUNT = rf"(?:\d+(?:\.\d+)?|{HAN}{{1,8}})"


def as_values(*counts: Decimal | int | str, unit: str = "") -> list[Value]:
    """Each count as a reading."""
    return [Value(Decimal(count).normalize(), unit) for count in counts]


def count_of(word: str) -> Decimal | None:
    """A small count in figures or Han digits."""
    return Decimal(word) if word[0].isdigit() else value_of(word)
