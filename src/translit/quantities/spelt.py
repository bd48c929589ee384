"""An English text -> the numbers that are written in words: thirty million, half a billion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from translit.model import Span
from translit.patterns import lazy

__all__ = ["CARDINALS", "CARDINAL_VALUES", "ORDINAL_VALUES", "TENS", "figure_words", "spelt"]

CARDINALS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
             "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
             "eighteen", "nineteen")  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
            "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth",
            "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth")  # fmt: skip

_SMALL = {name: value for value, name in enumerate(CARDINALS)} | {
    name: value * 10 for value, name in enumerate(TENS, 2)
}
CARDINAL_VALUES = {name: Decimal(value) for name, value in _SMALL.items()}
"""Cardinals of one word."""
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_TIMES = {"hundred": 100, "dozen": 12}
_NO_NUMBERS = frozenset(("a", "an", "and", ""))
_LAST = {name: value for value, name in enumerate(ORDINALS[:20])} | {
    f"{name[:-1]}ieth": value * 10 for value, name in enumerate(TENS, 2)
}
ORDINAL_VALUES = {
    word: value
    for name, value in (
        *zip(ORDINALS[1:], range(1, 21), strict=True),
        *((f"{name[:-1]}ieth", value * 10) for value, name in enumerate(TENS[1:], 3)),
        ("hundredth", 100),
        ("thousandth", 1000),
        ("millionth", 10**6),
    )
    for word in (name, f"{name}ly")
}
"""Ordinals of one word, and what they become at the head of a sentence: thirdly."""

_ONE = rf"(?:{'|'.join((*_SMALL, 'hundred', *_SCALES))})(?![a-z])"
_LARGE = "hundred|thousand|million|billion|trillion"
_SEVERAL = lazy(
    rf"\b(?:(?:an? )?half (?:an? )?(?={_LARGE}|dozen)|an? (?={_LARGE}))?"
    rf"(?:{_ONE}(?:[ -]dozen)?|dozen)"
    rf"(?:(?:[ -]|(?<=hundred) and |(?<=thousand) and |(?<=million) and ){_ONE})*"
    rf"(?:(?:(?<=ty)[ -]|(?<=(?:ed|nd|on))(?: and)?[ -])(?P<last>{'|'.join(_LAST)})\b)?"
    rf"(?P<half>(?: and)? a half(?! dozen)(?P<scale> (?:{_LARGE}))?)?",
    re.IGNORECASE,
)


def spelt(text: str) -> Iterator[tuple[Span, Decimal, bool]]:
    """The place and value of each number in words, and whether it is an ordinal."""
    for found in _SEVERAL.finditer(text):
        value, ordinal = figure_words(found)
        yield Span(*found.span()), value, ordinal


def figure_words(found: re.Match[str]) -> tuple[Decimal, bool]:
    """The value of the words that were found, and whether they are an ordinal."""
    end = found.start("half") - found.start() if found["half"] else len(found[0])
    words = re.split("[ -]", found[0][:end].lower())
    total, section, ordinal = Decimal(), Decimal(), False
    for word in words:
        if word in _SCALES:
            scale = _SCALES[word]
            if 0 < total <= scale:  # a thousand million, a million million
                total, section = (total + section) * scale, Decimal()
            else:
                total, section = total + (section or Decimal(1)) * scale, Decimal()
        elif word in _TIMES:
            section = (section or Decimal(1)) * _TIMES[word]
        elif word in _LAST and word not in _SMALL:
            section, ordinal = section + _LAST[word], True
        elif word not in _NO_NUMBERS:
            section += Decimal("0.5") if word == "half" else _SMALL[word]
    value = total + section
    if found["half"]:
        value = _and_half(value, words, (found["scale"] or "").strip().lower())
    return value.normalize(), ordinal


def _and_half(value: Decimal, words: list[str], scale: str) -> Decimal:
    """`three and a half million`, `a million and a half`."""
    last = next((_SCALES[one] for one in reversed(words) if one in _SCALES), 1)
    if last > 1:
        return value + Decimal(last) / 2
    return (value + Decimal("0.5")) * (_SCALES | _TIMES).get(scale, 1)
