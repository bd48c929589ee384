"""Dates, decades and centuries: 2025年12月1日, 上世纪90年代, 二十一世纪."""

from __future__ import annotations

from translit.model import Span
from translit.patterns import lazy
from translit.quantities import english
from translit.quantities.grammar import guess_of
from translit.quantities.numerals import whole_number
from translit.quantities.quantity import Kind, Quantity

__all__ = ["date", "period"]

_DIGIT = "[零〇一二三四五六七八九]"
_DATE = lazy(
    rf"(?:(?P<year>\d{{4}}|{_DIGIT}{{4}}) ?年 ?(?:的 ?)?)?"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2}) ?月(?!份? ?间)(?P<named>份(?!额))?"
    r"(?: ?(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号]"
    r"(?: ?(?:-|–|—|~|到|至) ?(?P<until>\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号])?)?"
)
_PART_OF_IT = lazy("底|初|中旬|上旬|下旬")
_ALONE = lazy(r" ?(?P<day>\d{1,2})\Z")
"""The day of a date that is all there is, as some themes write it below a title: 12 月 08."""

_YEAR_BEFORE = lazy("(?:[今去明前后当每]|同一?)年的? ?\\Z")
_AGE = r" ?年代(?!工|理|码|表|言|购|驾|替|孕|办|价|号)"
_NAMED_CENTURY = r"(?:(?P<named>上个?|本) ?世纪 ?)?"
_CENTURY = lazy(
    r"(?P<century>\d{1,2}|[一二三四五六七八九十]{1,3}) ?世纪"
    rf"(?: ?(?P<decade>\d0|[一二三四五六七八九]十){_AGE})?"
)
_CENTURIES = lazy(
    r"(?P<one>\d{1,2}|[一二三四五六七八九十]{1,3}) ?[、和至到~-] ?"
    r"(?P<other>\d{1,2}|[一二三四五六七八九十]{1,3}) ?世纪(?! ?\d0| ?[一二三四五六七八九]十)"
)
_DECADE = lazy(
    _NAMED_CENTURY + rf"(?P<century>\d\d|{_DIGIT}{{2}})?"
    rf"(?P<decade>\d0|[一二三四五六七八九]十|{_DIGIT}[零〇]){_AGE}"
)
_DECADES = lazy(
    r"(?:(?P<named>上个?|本) ?世纪 ?|(?P<century>\d{1,2}|[一二三四五六七八九十]{1,3}) ?世纪 ?)?"
    r"(?:(?P<guess>[一二三四五六七八][二三四五六七八九]十)"
    r"|(?P<one>\d0|[一二三四五六七八九]十) ?(?:年代)? ?[、和至到~-] ?"
    rf"(?P<other>\d0|[一二三四五六七八九]十)){_AGE}"
)
_GUESS = lazy("(?P<guess>[一二三四五六七八九十]{2,3}) ?世纪")

_NAMED = {"上": 19, "上个": 19, "本": 20}
"""Which hundred years 上世纪 and 本世纪 are."""

_SMALL_CENTURY = 30
"""Two digits below this make a decade of our century, others one of the last."""


def date(text: str, at: int, locale: str) -> Quantity | None:
    """`2025年12月1日`, `12月份`, `12月10日至15日`; `12月` alone may be read by its context only."""
    found = _DATE.match(text, at)
    if not found:
        return None
    year, month, day, until = (
        whole_number(found[name]) for name in ("year", "month", "day", "until")
    )
    end = found.end()
    if day is None and not at and (alone := _ALONE.match(text, end)) and not found["named"]:
        day, end = int(alone["day"]), len(text)
    if month is None or (day is None and found["day"]):
        return None
    if day is None and year is None and not (found["named"] or _is_month(text, *found.span())):
        return None
    try:
        shown = english.day(year, month, day, locale=locale, until=until or 0)
    except ValueError:
        return None  # a thirteenth month
    return Quantity(Span(at, end), shown, Kind.DATE, always=False)


def _is_month(text: str, start: int, end: int) -> bool:
    """Whether 12月 is December by what stands beside it: it might be a part of another word."""
    before = max(0, start - len("同一年的 "))
    return bool(_PART_OF_IT.match(text, end) or _YEAR_BEFORE.search(text, before, start))


def period(text: str, at: int, locale: str) -> Quantity | None:
    """`21世纪`, `二十世纪七十年代`, `上世纪90年代`, `90年代`, `八九十年代`, `十八九世纪`."""
    del locale
    for rule in (_several, _century, _decade):
        if found := rule(text, at):
            shown, end = found
            return Quantity(Span(at, end), shown, Kind.PERIOD, always=True)
    return None


def _several(text: str, at: int) -> tuple[str, int] | None:
    """Two decades or centuries in one."""
    if found := _DECADES.match(text, at):
        one, other = whole_number(found["one"]), whole_number(found["other"])
        if found["guess"]:
            one, other = map(int, guess_of(found["guess"]) or (0, 0))
        if one is None or other is None or not 0 <= one < other:
            return None
        number = whole_number(found["century"])
        base = _century_of(found["named"], one) if number is None else number - 1
        return english.decades(base * 100 + one, base * 100 + other), found.end()
    if found := _GUESS.match(text, at):
        guess = guess_of(found["guess"])
        return (english.centuries(*map(int, guess)), found.end()) if guess else None
    if found := _CENTURIES.match(text, at):
        one, other = whole_number(found["one"]), whole_number(found["other"])
        if one and other and one + 1 == other:
            return english.centuries(one, other), found.end()
    return None


def _century(text: str, at: int) -> tuple[str, int] | None:
    found = _CENTURY.match(text, at)
    number = whole_number(found["century"]) if found else None
    if not found or number is None:
        return None
    decade = whole_number(found["decade"])
    if decade is None:
        return english.century(number), found.end()
    return english.decade((number - 1) * 100 + decade), found.end()


def _decade(text: str, at: int) -> tuple[str, int] | None:
    found = _DECADE.match(text, at)
    decade = whole_number(found["decade"]) if found else None
    if not found or decade is None:
        return None
    century = whole_number(found["century"])
    if century is None:
        century = _century_of(found["named"], decade)
    return english.decade(century * 100 + decade), found.end()


def _century_of(named: str | None, decade: int) -> int:
    return _NAMED.get(named or "", 20 if decade < _SMALL_CENTURY else 19)
