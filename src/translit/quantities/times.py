"""Dates, decades and centuries: 2025年12月1日, 上世纪90年代, 二十一世纪."""

from __future__ import annotations

import re

from translit.model import Span
from translit.quantities import english
from translit.quantities.numerals import whole_number
from translit.quantities.values import Kind, Quantity

__all__ = ["date", "period"]

_DIGIT = "[零〇一二三四五六七八九]"
_DATE = re.compile(
    rf"(?:(?P<year>\d{{4}}|{_DIGIT}{{4}}) ?年 ?)?"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2}) ?月"
    r"(?: ?(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号]"
    r"(?: ?(?:-|–|—|~|到|至) ?(?P<until>\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号])?)?"
)
_CENTURY = re.compile(
    r"(?P<century>\d{1,2}|[一二三四五六七八九十]{1,3}) ?世纪"
    r"(?:(?P<decade>\d0|[一二三四五六七八九]十) ?年代)?"
)
_DECADE = re.compile(
    r"(?:(?P<named>上个?|本)世纪)?"
    rf"(?P<century>\d\d|{_DIGIT}{{2}})?"
    rf"(?P<decade>\d0|[一二三四五六七八九]十|{_DIGIT}[零〇]) ?年代"
)

_NAMED = {"上": 19, "上个": 19, "本": 20}
"""Which hundred years 上世纪 and 本世纪 are."""

_SMALL_CENTURY = 30
"""Two digits below this make a decade of our century, others one of the last."""


def date(text: str, at: int, locale: str) -> Quantity | None:
    """`2025年12月1日`, `12月`, `12月10日至15日`."""
    found = _DATE.match(text, at)
    if not found:
        return None
    year, month, day, until = (
        whole_number(found[name]) for name in ("year", "month", "day", "until")
    )
    if month is None or (day is None and (year is None or found["day"])):
        return None
    try:
        shown = english.day(year, month, day, locale=locale, until=until or 0)
    except ValueError:
        return None  # a thirteenth month
    return Quantity(Span(*found.span()), shown, Kind.DATE, always=False)


def period(text: str, at: int, locale: str) -> Quantity | None:
    """`21世纪`, `二十世纪七十年代`, `上世纪90年代`, `90年代`."""
    del locale
    if found := _CENTURY.match(text, at):
        number = whole_number(found["century"])
        decade = whole_number(found["decade"])
        if number is None:
            return None
        shown = english.century(number)
        if decade is not None:
            shown = english.decade((number - 1) * 100 + decade)
    elif found := _DECADE.match(text, at):
        century, decade = whole_number(found["century"]), whole_number(found["decade"])
        if decade is None:
            return None
        if century is None:
            recent = 20 if decade < _SMALL_CENTURY else 19
            century = _NAMED.get(found["named"], recent)
        shown = english.decade(century * 100 + decade)
    else:
        return None
    return Quantity(Span(*found.span()), shown, Kind.PERIOD, always=True)
