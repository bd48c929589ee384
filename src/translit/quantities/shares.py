"""Percentages and fractions: 百分之三十, 三成, 2个百分点, 三分之一."""

from __future__ import annotations

import re
from decimal import Decimal

from translit.model import Span
from translit.quantities import english
from translit.quantities.numerals import DIGITS, number_at, whole_number
from translit.quantities.values import Kind, Quantity

__all__ = ["fraction", "percent"]

_PARTS = {"百": 100, "千": 1000, "万": 10_000}

_PARTS_OF = re.compile(r"(百|千|万)分之(百(?![\d零一二两三四五六七八九十分])|)")
_UP_TO = re.compile(r" ?(?:-|–|—|~|到|至) ?(?:百分之)?")
_TENTHS = re.compile(
    r"(?<![一二三四五六七八九十变做换完建分赞达生、温])"
    r"([一二两三四五六七八九])([二三四五六七八九])?成(半)?"
    r"(?![为了功立员长果本品就熟一不天都家群交见型绩语千是会要饱热])"
)
_POINTS = re.compile(r"(\d+(?:\.\d+)?|[零一二两三四五六七八九十]+) ?个百分点")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)([多余])? ?%")
_FRACTION = re.compile(
    r"([一二两三四五六七八九十]{1,3}|\d{1,3})分之([一二两三四五六七八九十]{1,3}|\d{1,3})"
)


def percent(text: str, at: int, locale: str) -> Quantity | None:
    """`百分之三十`, `三成`, `2个百分点`; and `50%`, which needs no conversion."""
    if found := _PARTS_OF.match(text, at):
        return _hundredths(text, found, locale)
    if found := _POINTS.match(text, at):
        number = number_at(text, at)
        if number is not None:
            shown = english.amount(number.value, locale=locale)
            unit = "percentage point" if number.value == 1 else "percentage points"
            return Quantity(Span(*found.span()), f"{shown} {unit}", Kind.PERCENT, always=True)
    if found := _PERCENT.match(text, at):
        shown = english.percent(Decimal(found[1]), locale=locale)
        shown = f"more than {shown}" if found[2] else shown
        return Quantity(Span(*found.span()), shown, Kind.PERCENT, always=bool(found[2]))
    if found := _TENTHS.match(text, at):
        return _tenths(found, locale)
    return None


def _hundredths(text: str, found: re.Match[str], locale: str) -> Quantity | None:
    """`百分之三点五`, `千分之三`, `百分之五到十`."""
    scale = Decimal(100) / _PARTS[found[1]]
    if found[2]:
        return Quantity(
            Span(*found.span()),
            english.percent(100 * scale, locale=locale),
            Kind.PERCENT,
            always=True,
        )
    number = number_at(text, found.end())
    if number is None:
        return None
    value, end = number.value * scale, number.end
    shown = english.percent(value, locale=locale)
    if found[1] == "百" and (to := _UP_TO.match(text, end)):
        high = number_at(text, to.end())
        if high is not None and value < high.value <= 100:  # noqa: PLR2004
            low = english.amount(value, locale=locale)
            most = english.percent(high.value, locale=locale)
            within = text.startswith("之间", high.end)
            shown = english.between(shown, most) if within else f"{low}–{most}"
            end = high.end + 2 * within
    return Quantity(Span(found.start(), end), shown, Kind.PERCENT, always=True)


def _tenths(found: re.Match[str], locale: str) -> Quantity | None:
    """`三成`, `两成半`, `七八成`."""
    low = DIGITS[found[1]] * 10
    if found[2]:
        if DIGITS[found[2]] != DIGITS[found[1]] + 1 or found[3]:
            return None
        shown = f"{low}–{english.percent(Decimal(low + 10), locale=locale)}"
    else:
        shown = english.percent(Decimal(low + (5 if found[3] else 0)), locale=locale)
    return Quantity(Span(*found.span()), shown, Kind.PERCENT, always=True)


def fraction(text: str, at: int, locale: str) -> Quantity | None:
    """`三分之一` is one third."""
    del locale
    found = _FRACTION.match(text, at)
    if not found:
        return None
    below, above = (whole_number(found[part]) for part in (1, 2))
    if not below or not above:
        return None
    return Quantity(Span(*found.span()), english.fraction(above, below), Kind.FRACTION, always=True)
