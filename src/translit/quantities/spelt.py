"""An English text -> the numbers of several words in it: thirty million, half a billion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

__all__ = ["CARDINALS", "TENS", "spelt"]

CARDINALS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
             "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
             "eighteen", "nineteen")  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_SMALL = {name: value for value, name in enumerate(CARDINALS)} | {
    name: value * 10 for value, name in enumerate(TENS, 2)
}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ONE = rf"(?:{'|'.join((*_SMALL, 'hundred', *_SCALES))})\b"
_SEVERAL = re.compile(
    rf"\b(?:half an? |an? |{_ONE}[ -]){_ONE}"
    rf"(?:(?:[ -]|(?<=hundred) and |(?<=thousand) and ){_ONE})*",
    re.IGNORECASE,
)


def spelt(text: str) -> Iterator[Decimal]:
    """The values of the numbers that are written in more than one word."""
    for found in _SEVERAL.finditer(text):
        total = section = Decimal()
        for word in re.split("[ -]", found[0].lower()):
            if word in _SCALES:
                total, section = total + section * _SCALES[word], Decimal()
            elif word == "hundred":
                section *= 100
            elif word in ("a", "an"):
                section = section or Decimal(1)
            elif word != "and":
                section += Decimal("0.5") if word == "half" else _SMALL[word]
        yield (total + section).normalize()
