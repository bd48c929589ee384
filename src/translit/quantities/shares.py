"""Percentages and fractions: 百分之三十, 三成, 2个百分点, 三分之一."""

from __future__ import annotations

import re
from decimal import Decimal

from translit.model import Span
from translit.patterns import lazy
from translit.quantities import english
from translit.quantities.grammar import DIGITS
from translit.quantities.numerals import number_at, whole_number
from translit.quantities.quantity import Kind, Quantity

__all__ = ["fraction", "percent", "points", "tenths"]

_PARTS = {"百": 100, "千": 1000, "万": 10_000}

_PARTS_OF = lazy(
    r"(?<![十百千万亿\d])(百|千|万)分之[ \ufffc]{0,300}(百(?![\d零一二两三四五六七八九十分])|)"
)
_TO = r" ?(?:-|–|—|~|到|至) ?"
_UP_TO = lazy(rf"{_TO}(?:(?P<parts>[百千万])分之 ?)?")
_DIGIT = "[一二两三四五六七八九]"
_NO_TENTHS = (
    "[为了功立员长果品就熟天群交见型绩语千是要饱热]|不(?!到|足)|本(?!地人|国人)|都(?![是有没会能在被要])"
    "|家(?![庭长用居具企])|会(?!员)|人礼|年(?!轻)|分(?!数)|行(?!业|人)"
)
"""What makes another word of 成: 成为, 成功, 成家."""
_TENTHS = lazy(
    rf"(?<![一二三四五六七八九十变做换完建分赞生统归逐合唯单之专、温\d.])(?<!{_DIGIT}成)"
    rf"(?:(?P<low>{_DIGIT}|\d(?:\.\d)?)(?:{_TO})?)??"
    rf"(?P<tens>{_DIGIT}|(?:10|\d(?:\.\d)?) ?)\ufffc{{0,300}}成"
    rf"(?:(?P<half>半)|(?P<ones>{_DIGIT})(?![个种月天周次位名条件项级岁倍点块元万亿千百十成]|年(?!轻))"
    rf"|(?P<more>多)(?!数|样)|(?!{_NO_TENTHS}))"
)
_TENTHS_AGAIN = lazy(f"{_DIGIT}成")
_HALF_TENTH = lazy(
    r"(?<![一二两三四五六七八九十成多大过小前后])半成(?=\Z|[，。！？；、,!?;）)\s]|左右|以上|以下|不到|都)"
)
"""Five hundredths; not 半成品, 多半成了."""
_POINTS = lazy("(?: |\ufffc{1,300})?个 ?百分点")
_PERCENT = lazy(r"(\d+(?:\.\d+)?)([多余])? ?%")
_FRACTION = lazy(
    r"([一二两三四五六七八九十]{1,3}|\d{1,3})分之 ?([一二两三四五六七八九十]{1,3}|\d{1,3})"
)


def percent(text: str, at: int, locale: str) -> Quantity | None:
    """`百分之三十`, `万分之五`; and `50%`, which needs no conversion."""
    if found := _PARTS_OF.match(text, at):
        return _hundredths(text, found, locale)
    if found := _PERCENT.match(text, at):
        shown = english.percent(Decimal(found[1]), locale=locale)
        shown = f"more than {shown}" if found[2] else shown
        return Quantity(Span(*found.span()), shown, Kind.PERCENT, always=bool(found[2]))
    return None


def points(text: str, at: int, locale: str) -> Quantity | None:
    """`2个百分点`, `零点五个百分点`, `两三个百分点`, `0.5到1个百分点`."""
    number = number_at(text, at)
    if number is None:
        return None
    high = number.high
    low, end = number.value, number.end
    if (to := _UP_TO.match(text, end)) and (second := number_at(text, to.end())):
        high, end = second.value, second.end
    unit = _POINTS.match(text, end)
    if not unit or (high is not None and low >= high):
        return None
    shown = english.amount(low, locale=locale)
    if high is not None:
        shown = f"{shown}–{english.amount(high, locale=locale)}"
    name = "percentage point" if low == 1 and high is None else "percentage points"
    return Quantity(Span(at, unit.end()), f"{shown} {name}", Kind.PERCENT, always=True)


def _hundredths(text: str, found: re.Match[str], locale: str) -> Quantity | None:
    """`百分之三点五`, `千分之三`, `百分之五到十`, `百分之十几`."""
    scale = Decimal(100) / _PARTS[found[1]]
    if found[2]:
        shown = english.percent(100 * scale, locale=locale)
        return Quantity(Span(*found.span()), shown, Kind.PERCENT, always=True)
    number = number_at(text, found.end())
    if number is None or number.value * scale > 10**6:
        return None
    value, end = number.value * scale, number.end
    shown = english.percent(value, locale=locale)
    if number.high is not None:
        high = english.percent(number.high * scale, locale=locale)
        shown = f"{english.amount(value, locale=locale)}–{high}"
    elif text[end : end + 1] in ("几", "多", "余", "来") and number.value % 10 == 0:
        shown = f"over {shown}" if text[end] == "几" else f"more than {shown}"
        end += 1
    elif (to := _UP_TO.match(text, end)) and to["parts"] in (None, found[1]):
        second = number_at(text, to.end())
        if second is not None and value < (most := second.value * scale) <= 100:  # noqa: PLR2004
            low = english.amount(value, locale=locale)
            high = english.percent(most, locale=locale)
            within = text.startswith("之间", second.end)
            shown = english.between(shown, high) if within else f"{low}–{high}"
            end = second.end + 2 * within
    return Quantity(Span(found.start(), end), shown, Kind.PERCENT, always=True)


def tenths(text: str, at: int, locale: str) -> Quantity | None:
    """`三成`, `两成半`, `七成五`, `七八成`, `三到五成`, `3成`, `八成多`."""
    found = _TENTHS.match(text, at)
    if found and _TENTHS_AGAIN.match(text, found.end()):
        return None  # 四成五成: either of two
    if not found:
        return _half_tenth(text, at, locale)
    most = _tens(found["tens"]) + (5 if found["half"] else 0)
    if found["ones"]:
        most += DIGITS[found["ones"]]
    shown = english.percent(most, locale=locale)
    if found["low"]:
        low = _tens(found["low"])
        joined = found.end("low") == found.start("tens")
        if low >= most or (joined and low + 10 != most) or found["half"]:
            return None
        shown = f"{english.amount(low, locale=locale)}–{shown}"
    elif found["more"]:
        shown = f"more than {shown}"
    return Quantity(Span(*found.span()), shown, Kind.PERCENT, always=True)


def _half_tenth(text: str, at: int, locale: str) -> Quantity | None:
    """`半成` is 5%."""
    found = _HALF_TENTH.match(text, at)
    if not found:
        return None
    shown = english.percent(Decimal(5), locale=locale)
    return Quantity(Span(*found.span()), shown, Kind.PERCENT, always=True)


def _tens(digit: str) -> Decimal:
    return Decimal(DIGITS.get(digit, digit.strip())) * 10


def fraction(text: str, at: int, locale: str) -> Quantity | None:
    """`三分之一` is one third."""
    del locale
    found = _FRACTION.match(text, at)
    if not found:
        return None
    below, above = (whole_number(found[part]) for part in (1, 2))
    if not below or not above:
        return None  # 十分之一二: one or two
    return Quantity(Span(*found.span()), english.fraction(above, below), Kind.FRACTION, always=True)
