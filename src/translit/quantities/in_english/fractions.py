"""Fractions of an English text: a quarter, three in ten, 1/2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from translit.patterns import lazy
from translit.quantities.mentions import Mention, Value, Weight, mention

__all__ = ["SMALL", "fractions", "share"]

_PAIR = lazy(r"(?<![\d./])(\d+)/(\d+)(?![\d/.])")

_FRACTION = lazy(
    r"(?<!first )(?<!last )(?<!past )"
    r"\b(?P<above>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)[ -]"
    r"(?P<below>hal(?:f|ves)|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
    r"|twelfths?|twentieths?|hundredths?|thousandths?|millionths?|billionths?)\b(?![ -](?:past"
    r"|to ))"
    r"(?![ -](?:hundred|thousand|million|billion|trillion|dozen))"
    r"(?! (?:of (?:(?:20|19)\d\d|an hour\b)|time\b"
    r"|year|anniversary|birthday|issue|person|party|grade|day|place|round|week|month|century|world"
    r"|in ))",
    re.IGNORECASE,
)
_AND = lazy(r"(?P<count>\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)) and \Z|and \Z")
_ONE_IN = lazy(
    r"(?<![\d.,])\b(?P<above>one|two|three|four|five|six|seven|eight|nine|\d+)"
    r"(?:(?: times)? out of|[ -]in)"
    r"(?: every)?[ -]"
    r"(?P<below>two|three|four|five|six|seven|eight|nine"
    r"|(?:ten|a[ -]hundred)[ -](?:thousand|million)|ten|twenty|a[ -](?:hundred|thousand"
    r"|million|billion)"
    r"|10{0,2}(?:,000)+|\d{1,3}|10{3,})\b(?![,.]\d|%)",
    re.IGNORECASE,
)
_PER = lazy(
    r"(?<![\d.,$€£¥])\b(?P<above>one|two|three|four|five|six|seven|eight|nine|ten|\d+(?:\.\d+)?)"
    r"(?: ?(?P<mille>‰|‱|per ?mil(?:le)?\b)|(?: parts?)? per (?P<below>(?:ten |a hundred )?thousand"
    r"|million|billion|10{0,2},000)\b)",
    re.IGNORECASE,
)
"""*Five per thousand*."""
_SCALES = {"thousand": 10**3, "ten thousand": 10**4, "a hundred thousand": 10**5,
           "million": 10**6, "billion": 10**9}  # fmt: skip
_BELOW = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
          "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100,
          "thousandth": 1000, "millionth": 10**6, "billionth": 10**9}  # fmt: skip
SMALL = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
"seven": 7,
          "eight": 8, "nine": 9, "ten": 10, "twenty": 20, "a hundred": 100,
          "a thousand": 1000, "ten thousand": 10**4,
          "a hundred thousand": 10**5, "a million": 10**6, "ten million": 10**7,
          "a hundred million": 10**8, "a billion": 10**9}  # fmt: skip


_OF_A_YEAR = {(1, 4): (Value(Decimal(3), "month"),), (3, 4): (Value(Decimal(9), "month"),)}
"""A quarter of a year is called a quarter."""

_FINEST = Decimal("1e-10")
_LARGEST = 10**12
"""Whoever says so many times does not say it in percent."""


def share(above: Decimal | int, below: Decimal | int) -> tuple[Value, ...]:
    """What a fraction may be written as: a quarter, 25%, 0.25; a third is 33% and 33.3% too."""
    exact = Decimal(above) / Decimal(below)
    if exact >= _LARGEST:
        return (Value(exact.normalize()), Value((exact * 100).normalize(), "%"))
    percent = (exact * 100).quantize(_FINEST)
    rounded = {percent.quantize(Decimal(finest)) for finest in ("1", "0.1", "0.01") if percent >= 1}
    return (
        *(Value(one.normalize(), "%") for one in (percent, *sorted(rounded - {percent}))),
        Value(exact.quantize(_FINEST).normalize()),
    )


def fractions(text: str) -> Iterator[Mention]:
    """Fractions in words, and in figures."""
    for pattern in (_FRACTION, _ONE_IN):
        for found in pattern.finditer(text):
            name = found["below"].lower().replace("-", " ").replace(",", "")
            below = _BELOW.get(name.removesuffix("s")) or SMALL.get(name) or int(name)
            word = found["above"].lower()
            above = SMALL.get(word) or int(word)
            if _is_rest(text, found.start(), below):
                continue
            if not below or (above >= below and pattern is _ONE_IN) or not above:
                continue
            loose = [mention(*found.span(part), [Value(Decimal(number))], weight=Weight.COUNTED)
                     for part, number in (("above", above), ("below", below))]  # fmt: skip
            weight = Weight.SURE if below > 4 and pattern is _FRACTION else Weight.COUNTED  # noqa: PLR2004
            values = [*share(above, below), *_OF_A_YEAR.get((above, below), ())]
            yield mention(*found.span(), values, parts=loose, weight=weight)
    yield from _per_thousand(text)
    for found in _PAIR.finditer(text):
        if int(found[2]):
            parts = [mention(*found.span(at), [Value(Decimal(found[at]))]) for at in (1, 2)]
            yield mention(*found.span(), share(int(found[1]), int(found[2])), parts=parts)


def _is_rest(text: str, start: int, below: int) -> bool:
    """Whether it is what is left of a number: *two and a third*, *a year and a half*."""
    rest = _AND.search(text, max(0, start - len("seven and ")), start)
    return rest is not None and bool(rest["count"] or below in (2, 4))


def _per_thousand(text: str) -> Iterator[Mention]:
    """`five per thousand`, `5‰`."""
    for found in _PER.finditer(text):
        word, name = found["above"].lower(), (found["below"] or "thousand").lower()
        above = Decimal(SMALL.get(word) or word)
        below = _SCALES.get(name) or int(name.replace(",", ""))
        weight = Weight.SURE if word[0].isdigit() else Weight.COUNTED
        if found["mille"]:  # a share, whatever the other text counts
            below = 10_000 if found["mille"] == "‱" else below
            yield mention(*found.span(), share(above, below), weight=weight)
            continue
        parts = [
            mention(*found.span("above"), [Value(above, "per")], weight=weight),
            mention(*found.span("below"), [Value(Decimal(below))], weight=Weight.LOOSE),
        ]
        yield mention(*found.span(), share(above, below), parts=parts, weight=weight)
