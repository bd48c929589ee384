"""How many times as much: 三倍, 翻两番, 七折, 半小时, 两年半, 五五开."""

from __future__ import annotations

import re
from decimal import Decimal

from translit.patterns import lazy
from translit.quantities.grammar import DIGITS, MULTIPLIERS, guess_of
from translit.quantities.in_chinese.counts import as_values, count_of
from translit.quantities.mentions import Mention, Value, Weight, mention
from translit.quantities.units_of_measure import conversions, unit_in_chinese

__all__ = ["again", "and_half", "discount", "fold", "half", "split", "tenth_parts"]


def discount(found: re.Match[str]) -> Mention | None:
    """`七折` is 30% off, or 70% of the price."""
    word = found["rate"].replace("对", "五")
    if word.isascii():
        rate = Decimal(word)
        rate = rate * 10 if rate <= 10 else rate  # noqa: PLR2004
    else:
        rate = Decimal("".join(str(DIGITS[one]) for one in word if one in DIGITS))
        rate = rate * 10 if rate < 10 else rate  # noqa: PLR2004
    if not 0 < rate < 100:  # noqa: PLR2004
        return None
    values = [
        Value((100 - rate).normalize(), "%off"),
        Value(rate.normalize(), "%of"),
        *as_values(100 - rate, unit="%"),
    ]
    return mention(*found.span(), values)


def again(found: re.Match[str]) -> Mention | None:
    """`翻两番` is four times as much."""
    count = count_of(found["times"] or "一")
    if not count:
        return None
    many = Decimal(2) ** int(count)
    values = [
        *as_values(many, unit="fold"),
        *as_values(many, unit="grown"),
        *as_values(many),
        *as_values(many * 100, (many - 1) * 100, unit="%"),
    ]
    return mention(*found.span(), values, weight=Weight.COUNTED)


_MORE = lazy(
    r"(?:增|涨|升|提高|扩大|上升|多|快|高|大|强|长|翻|加|超出|飙|暴)[^\W到至为成是]{0,4}\Z"
)
"""By so much: 增长了两倍 is three times as much, and 涨到两倍 twice."""


def fold(found: re.Match[str]) -> Mention | None:
    """`三倍` is three times; where it grew by that, four times too."""
    word = found["times"]
    number = Decimal(MULTIPLIERS[word]) if word in MULTIPLIERS else count_of(word)
    if number is None:
        guess = guess_of(word)
        if guess is None:
            return None
        return mention(
            *found.span(),
            (),
            parts=[
                mention(*found.span("times"), as_values(one, unit="fold"), weight=Weight.COUNTED)
                for one in guess
            ],
        )
    grown = _MORE.search(found.string[max(0, found.start() - 6) : found.start()])
    if number == 1:
        numbers, shares = [Decimal(2)], [Decimal(100), Decimal(200)]
        if not grown:
            numbers.insert(0, Decimal(1))
    else:
        numbers = [number, number + 1] if grown else [number]
        shares = [number * 100]
        if grown or number > 1:
            shares.append((number + (1 if grown else -1)) * 100)
    values = [
        *as_values(*numbers, unit="fold"),
        *as_values(*numbers[-2 if grown and "翻" in grown[0] else -1 :], unit="grown"),
        *as_values(*numbers),
        *as_values(*shares, unit="%"),
    ]
    if number == 1:
        values.append(Value(Decimal(50), "%"))  # half of it
    weight = Weight.SURE if word[0].isdigit() else Weight.COUNTED
    return mention(*found.span(), values, weight=weight)


def and_half(found: re.Match[str]) -> Mention | None:
    """`两年半`, `一个半小时`, `三天半`."""
    number = count_of(found["count"])
    if number is None:
        return None
    number += Decimal("0.5")
    unit, _ = unit_in_chinese(found.string, found.start("unit"))
    unit = {"月": "month", "分": "minute"}.get(found["unit"], unit)
    values = [*conversions(number, unit)]
    if unit == "month":
        values.append(Value((number * 4).normalize(), "~week"))  # six weeks
    parts = [
        mention(
            *found.span("count"),
            [*conversions(number - Decimal("0.5"), unit), *as_values(number - Decimal("0.5"))],
            weight=Weight.COUNTED,
        ),
        mention(
            at := found.start() + found[0].rindex("半"),
            at + 1,
            [*conversions(Decimal("0.5"), unit), *as_values("0.5")],
        ),
    ]
    return mention(*found.span(), values, parts=sorted(parts))


_HALVES = {"小时": ((30, "minute"), ("0.5", "hour")), "年": ((6, "month"), ("0.5", "year")),
           "天": ((12, "hour"), ("0.5", "day")), "个月": ((15, "day"), (2, "week"),
           ("0.5", "month")),
           "个世纪": ((50, "year"),), "个小时": ((30, "minute"), ("0.5", "hour")),
           "个多小时": ((30, "minute"),), "分钟": ((30, "second"), ("0.5", "minute")),
           "个钟头": ((30, "minute"), ("0.5", "hour")), "钟头": ((30, "minute"), ("0.5", "hour")),
           "世纪": ((50, "year"),), "打": ((6, ""),),
           "公斤": ((500, "g"), ("0.5", "kg")), "斤": ((250, "g"), ("0.5", "jin"), ("0.25", "kg")),
           "升": ((500, "ml"), ("0.5", "l")), "公里": ((500, "m"), ("0.5", "km")),
           "米": ((50, "cm"), ("0.5", "m"))}  # fmt: skip


def half(found: re.Match[str]) -> Mention | None:
    """`半小时`, `半年`."""
    values = [Value(Decimal(count), unit) for count, unit in _HALVES[found["unit"]]]
    return mention(
        *found.span(), [*values, *as_values("0.5"), Value(Decimal(50), "%")], weight=Weight.COUNTED
    )


def split(found: re.Match[str]) -> Mention | None:
    """`五五开`, `四六开`, `三七分`."""
    parts = []
    for at in (found.start(), found.start() + 1):
        digit = DIGITS[found.string[at]]
        parts.append(
            mention(
                at,
                at + 1,
                [*as_values(digit * 10, digit), *as_values(digit * 10, unit="%")],
                weight=Weight.COUNTED,
            )
        )
    return mention(*found.span(), (), parts=parts)


def tenth_parts(found: re.Match[str]) -> Mention | None:
    """`三分治，七分养`: of ten."""
    parts = []
    for group in ("one", "other"):
        number = count_of(found[group])
        if number is None:
            return None
        parts.append(
            mention(
                *found.span(group),
                [*as_values(number, number * 10), *as_values(number * 10, unit="%")],
                weight=Weight.COUNTED,
            )
        )
    return mention(*found.span(), (), parts=parts)
