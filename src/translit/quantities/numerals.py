"""Chinese numerals -> numbers: Arabic, full-width and Han digits, with 万 and 亿 among them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from translit.traditional import simplified

__all__ = ["DIGITS", "MULTIPLIERS", "Number", "folded", "number_at", "value_of", "whole_number"]

DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    "〇": 0,
    "两": 2,
    "俩": 2,
}
"""Han digits; 十 and larger ones multiply."""

MULTIPLIERS = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10_000,
    "亿": 100_000_000,
    "兆": 10**12,
}

_FOLDED = str.maketrans("０１２３４５６７８９．，％￥＄－～", "0123456789.,%¥$-~")

_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
_UNITS = re.compile(
    r"(?![百千]万富翁|亿万)(?:[十百千]?万亿|[十百千]?[万亿]|千(?![瓦克米卡赫伏帕焦字兆问禧里])"
    r"|百(?![度分科胜])|兆(?![瓦赫帕欧字]))"
)
_HAN = re.compile(r"[零〇一二两三四五六七八九十百千万亿]{1,30}")
"""No number is longer than that: a text of nothing else must not be read again and again."""

_HAN_POINT = re.compile(r"点([零〇一二三四五六七八九]+)(?![十百]?[分刻十])([十百千]?[万亿]*)")
"""Not the time of day: 十二点五十分, 八点一刻."""

_HUNDRED_MILLIONS = re.compile(" ?个 ?亿(?!万)")

_THOUSANDS_OF_THEM = re.compile(r"(\d{1,4}) ?万 ?(\d) ?千亿")
"""3万5千亿 is 35,000亿."""

_TAIL_STOP = re.compile(r"[零〇一二两三四五六七八九十百千万亿\d%点个月年天日岁次种人名家条]|[.,]\d")


class Number(NamedTuple):
    """A number that was read, and how far it reaches."""

    value: Decimal
    end: int
    unit: int
    """The largest multiplier that was written: 10,000 for 万, 1 for none."""
    more: bool = False
    """Whether 多, 余 or 来 says that it is more than that."""
    han: bool = False
    """Whether it was written in Han digits alone."""


def folded(text: str) -> str:
    """The text with full-width digits and signs, and traditional characters, in their usual form.

    Each stands in its place.
    """
    return simplified(text).translate(_FOLDED)


def value_of(word: str) -> Decimal | None:  # noqa: PLR0911  # each way to be no number
    """The value of a run of Han digits; None where it is no number: `三四百`, `万千`."""
    if not any(one in MULTIPLIERS for one in word):
        if len(word) > 1 and "两" in word:
            return None
        return Decimal("".join(str(DIGITS[one]) for one in word))
    total = section = current = 0
    smallest = closed = 10**13
    digit = False
    for one in word:
        if one in DIGITS:
            if digit and current and one not in "零〇":
                return None
            current, digit = DIGITS[one], one not in "零〇"
            continue
        multiplier = MULTIPLIERS[one]
        if multiplier >= 10_000:  # noqa: PLR2004  # 万 and 亿 close a section
            section += current
            if (not section and not total) or word[0] in "零〇":
                return None  # 零一万物
            bigger = multiplier > closed  # 一万亿: the 亿 counts all that stands before it
            total = (total + section) * multiplier if bigger else total + section * multiplier
            section, closed = 0, multiplier
        else:
            if not digit and multiplier != 10:  # noqa: PLR2004  # 十五 is 15, 百五 is no number
                return None
            section += (current if digit else 1) * multiplier
        current, digit, smallest = 0, False, multiplier
    if digit and smallest > 10 and "零" not in word and "〇" not in word:  # noqa: PLR2004
        return Decimal(total + section + current * smallest // 10)  # 一万八 is 18,000
    return Decimal(total + section + current)


def whole_number(word: str | None) -> int | None:
    """A small whole number in Arabic or Han digits; None where there is none."""
    if not word:
        return None
    if word.isdecimal():
        return int(word)
    value = value_of(word)
    return None if value is None else int(value)


def number_at(text: str, place: int) -> Number | None:
    """The number that begins at a place of a folded text, with its 万 and 亿."""
    if mixed := _THOUSANDS_OF_THEM.match(text, place):
        value = (Decimal(mixed[1]) * 10_000 + Decimal(mixed[2]) * 1000) * 10**8
        return Number(value, mixed.end(), 10**12)
    if arabic := _ARABIC.match(text, place):
        number = _with_units(text, Decimal(arabic[0].replace(",", "")), arabic.end())
    elif (han := _HAN.match(text, place)) and (found := _han_number(text, han)):
        number = found
    else:
        return None
    counted = _HUNDRED_MILLIONS.match(text, number.end) if number.unit < 10_000 else None  # noqa: PLR2004
    if counted and text[place - 1 : place] != "第":
        number = number._replace(value=number.value * 10**8, end=counted.end(), unit=10**8)
    after = text[number.end : number.end + 2]
    if number.unit >= 10_000 and after[:1] in ("多", "余", "+") and not after[1:].isdigit():  # noqa: PLR2004
        return number._replace(end=number.end + 1, more=True)
    return number


def _with_units(text: str, value: Decimal, end: int) -> Number:
    unit, more = 1, False
    while True:
        at = end + 1 if text[end : end + 1] == " " else end
        doubt = text[at : at + 1] in ("多", "余", "来") and _UNITS.match(text, at + 1) is not None
        found = _UNITS.match(text, at + 1 if doubt else at)
        if not found:
            break
        multiplier = _multiplier(found[0])
        if unit > 1 and multiplier >= unit:
            break
        value, end, unit, more = value * multiplier, found.end(), max(unit, multiplier), doubt
        smaller = _ARABIC.match(text, end)
        if not smaller:
            break
        rest = _with_units(text, Decimal(smaller[0].replace(",", "")), smaller.end())
        if 1 < rest.unit < multiplier and rest.value < multiplier:
            return Number(value + rest.value, rest.end, unit, more)
        if len(smaller[0]) == 1 and not _TAIL_STOP.match(text, smaller.end()) and not rest.unit > 1:
            return Number(value + Decimal(smaller[0]) * multiplier / 10, smaller.end(), unit, more)
        break
    if not more and 1 < unit < 10_000 and text[end : end + 1] in ("多", "余"):  # noqa: PLR2004
        return Number(value, end + 1, unit, more=True)
    return Number(value, end, unit, more)


def _multiplier(unit: str) -> int:
    product = 1
    for one in unit:
        product *= MULTIPLIERS[one]
    return product


def _han_number(text: str, found: re.Match[str]) -> Number | None:
    word, end = found[0], found.end()
    if (point := _HAN_POINT.match(text, end)) and not {*word} & {*"千万亿"}:
        fraction = "".join(str(DIGITS[one]) for one in point[1])
        whole = value_of(word)
        if whole is None:
            return None
        unit = _multiplier(point[2])
        return Number(Decimal(f"{whole}.{fraction}") * unit, point.end(), unit, han=True)
    if _counts_something_else(word) and _TAIL_STOP.match(text, end):
        word, end = word[:-1], end - 1  # 八千万一年
    value = value_of(word)
    if value is None:
        return None
    unit = max((MULTIPLIERS.get(one, 1) for one in word), default=1)
    more = text[end : end + 1] in ("多", "余", "来")
    if more and (bigger := re.match("个?([万亿]+)(?!富翁)", text[end + 1 :])):
        scale = _multiplier(bigger[1])
        return Number(value * scale, end + 1 + bigger.end(), scale, more=True, han=True)
    more = more and unit >= 10_000  # noqa: PLR2004
    return Number(value, end + 1 if more else end, unit, more=more, han=True)


def _counts_something_else(word: str) -> bool:
    """Whether the last digit may begin another number: the 一 of 八千万一年."""
    return len(word) > 2 and word[-1] in "一二两三" and word[-2] in "万亿"  # noqa: PLR2004
