"""An English text -> the numbers that are written in words: thirty million, half a billion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from translit.model import Span

__all__ = ["CARDINALS", "ORDINALS", "TENS", "figure_words", "spelt"]

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
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_LAST = {name: value for value, name in enumerate(ORDINALS[:20])} | {
    f"{name[:-1]}ieth": value * 10 for value, name in enumerate(TENS, 2)
}
_ONE = rf"(?:{'|'.join((*_SMALL, 'hundred', *_SCALES))})(?![a-z])"
_SEVERAL = re.compile(
    rf"\b(?:(?:an? )?half (?:an? )?(?=hundred|thousand|million|billion|trillion|dozen)"
    rf"|an? (?=hundred|thousand|million|billion|trillion))?"
    rf"(?:{_ONE}(?:[ -]dozen)?|dozen)(?:(?:[ -]|(?<=hundred) and |(?<=thousand) and |(?<=million) and ){_ONE})*"
    rf"(?:[ -](?P<last>{'|'.join(_LAST)})\b)?"
    r"(?P<half>(?: and)? a half(?! dozen)(?P<scale> (?:hundred|thousand|million|billion|trillion))?)?",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(nineteen|twenty|eighteen)[ -]((?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|\w+teen)\b",
    re.IGNORECASE,
)


def spelt(text: str) -> Iterator[tuple[Span, Decimal, bool]]:
    """The place and value of each number in words, and whether it is an ordinal."""
    for found in _SEVERAL.finditer(text):
        value, ordinal = figure_words(found)
        yield Span(*found.span()), value, ordinal


def figure_words(found: re.Match[str]) -> tuple[Decimal, bool]:
    """The value of the words that were found."""
    words = re.split("[ -]", found[0].lower())
    if found["half"]:
        words = re.split("[ -]", found[0][: found.start("half") - found.start()].lower())
    total = section = Decimal()
    ordinal = False
    for word in words:
        if word in _SCALES:
            total, section = total + (section or 1) * _SCALES[word], Decimal()
        elif word == "hundred":
            section = (section or 1) * 100
        elif word == "dozen":
            section = (section or 1) * 12
        elif word in ("a", "an", "and", ""):
            continue
        elif word in _LAST and word not in _SMALL:
            section, ordinal = section + _LAST[word], True
        else:
            section += Decimal("0.5") if word == "half" else _SMALL[word]
    value = total + section
    if found["half"]:
        scale = _SCALES.get((found["scale"] or "").strip(), 100 if "hundred" in (found["scale"] or "") else 1)
        last = next((one for one in reversed(words) if one in _SCALES), "")
        value = (value + Decimal("0.5")) * scale if not last else value + _SCALES[last] // 2
    return value.normalize(), ordinal
