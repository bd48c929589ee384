"""English words that may account for a number, and need not: a, both, half, decade."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from translit.patterns import lazy
from translit.quantities.mentions import Mention, Value, Weight, mention
from translit.quantities.units_of_measure import conversions, unit_after

__all__ = ["loose_numbers"]

_LOOSE = {
    "once": ((1, ""),), "twice": ((2, "fold"), (2, "")), "double": ((2, "fold"), (2, "")),
 "doubles": ((2, "fold"), (2, "")),
 "pair": ((2, ""),), "couple": ((2, ""),),
    "pairs": ((2, ""),), "both": ((2, ""),), "either": ((2, ""),), "neither": ((2, ""),),
    "half": ((50, "%"), ("0.5", ""), (2, "")), "halves": ((50, "%"), (2, "")),
    "halved": ((50, "%"),),
    "halve": ((50, "%"),), "halfway": ((50, "%"), (2, "")), "quarter": ((25, "%"), ("0.25", ""),
    (15, "minute"), (4, "n")),
    "quarterly": ((4, ""), (1, "")), "quarters": ((25, "%"), (4, "")),
    "triple": ((3, "fold"), (3, "")),

    "triples": ((3, "fold"), (3, "")), "thrice": ((3, "fold"), (3, "")), "trio": ((3, ""),),
    "quadruple": ((4, "fold"), (4, "")),

    "quintuple": ((5, "fold"), (5, "")),


    "single": ((1, ""),), "sole": ((1, ""),), "only": ((1, ""),), "an": ((1, ""),), "a": ((1, ""),),
    "another": ((1, ""),), "per": ((1, ""),), "each": ((1, ""),), "fortnight": ((14, "day"),
    (2, "week")),
    "decade": ((10, "year"), (10, "")), "century": ((100, "year"), (100, "")),
    "millennium": ((1000, "year"),), "millennia": ((1000, "year"),), "dual": ((2, ""),),
    "twin": ((2, ""),), "twins": ((2, ""),),
    "bi": ((2, ""),), "tri": ((3, ""),), "duo": ((2, ""),), "binary": ((2, ""),),
    "ternary": ((3, ""),),
    "triangle": ((3, ""),), "triangular": ((3, ""),), "square": ((4, ""), (2, "")),
    "fifty-fifty": ((50, ""), (5, "")),
    "weekly": ((1, "week"),), "monthly": ((1, "month"),), "annual": ((1, "year"),),
    "daily": ((1, "day"),),
    "hundredfold": ((100, "fold"),), "centennial": ((100, "year"), (100, "")),
    "quadrennial": ((4, "year"),),
    "zero": ((0, ""),), "null": ((0, ""),), "primary": ((1, ""),), "trilogy": ((3, ""),),
    "fourfold": ((4, ""),),
    "teenage": ((10, ""),), "teenager": ((10, ""),), "teenagers": ((10, ""),), "teens": ((10, ""),),
    "quadrilateral": ((4, ""),), "pentagon": ((5, ""),), "hexagon": ((6, ""),),
    "octopus": ((8, ""),), "nil": ((0, ""),), "scoreless": ((0, ""),), "goalless": ((0, ""),),
    "gen": ((1990, "decade"), (2000, "decade"), (1995, "decade")),
    "zoomers": ((1990, "decade"), (2000, "decade"), (1995, "decade")),
    "millennials": ((1980, "decade"), (1990, "decade"), (1985, "decade")),
    "dimensional": ((1, ""),),
}  # fmt: skip

_FEASTS = {"valentine": (2, 14), "christmas eve": (12, 24), "christmas day": (12, 25),
           "halloween": (10, 31), "april fool": (4, 1), "boxing day": (12, 26),
           "new year's day": (1, 1), "new year's eve": (12, 31), "may day": (5, 1)}  # fmt: skip
_FEAST = lazy("(?i:" + "|".join(_FEASTS).replace("'", "['’]") + ")")
"""Days that a translation may name, where its source has the date."""

_WORD = lazy("[A-Za-z]+")
_ONES = frozenset(("a", "an", "one", "per", "each", "another"))


def loose_numbers(text: str, others: Sequence[Mention]) -> list[Mention]:
    """Words that may account for a number of the source, and need not: a, both, half, decade."""
    taken = bytearray(len(text))
    for one in others:
        taken[slice(*one.span)] = b"\1" * (one.span.end - one.span.start)
    found: list[Mention] = []
    for feast in _FEAST.finditer(text):
        start, end = feast.span()
        month, day = _FEASTS[feast[0].lower().replace("’", "'")]
        if not taken[start]:  # else it is the name of the month: April Fool, May Day
            found.append(_loosely(start, start + 1, month, "month"))
        found.append(_loosely(end - 1, end, day, "day"))
    for word in _WORD.finditer(text):
        low = word[0].lower()
        if low not in _LOOSE or taken[word.start()]:
            continue
        values = [Value(Decimal(count), unit) for count, unit in _LOOSE[low]]
        unit, _ = unit_after(text, word.end()) if low in _ONES else ("", 0)
        if unit:
            values = [*conversions(Decimal(1), unit), *values]
        found.append(mention(*word.span(), values, weight=Weight.LOOSE))
    return found


def _loosely(start: int, end: int, number: int, unit: str) -> Mention:
    return mention(start, end, [Value(Decimal(number), unit)], weight=Weight.LOOSE)
