"""Years, months, days and what is named after them: 零八年, 90后, 十四五, 3·15."""

from __future__ import annotations

import re
from decimal import Decimal

from translit.patterns import lazy
from translit.quantities.grammar import DIGITS, MULTIPLIERS, TENS
from translit.quantities.in_chinese.counts import as_values, count_of
from translit.quantities.mentions import Mention, Value, Weight, mention
from translit.quantities.numerals import whole_number
from translit.quantities.units_of_measure import conversions

__all__ = [
    "aged",
    "born",
    "calendar",
    "day",
    "day_name",
    "dotted_day",
    "era",
    "half_of_it",
    "iso",
    "month",
    "plan",
    "quarter",
    "remembered",
    "short_year",
    "singles_day",
    "two_months",
    "world_war",
    "year",
]


def plan(found: re.Match[str]) -> Mention | None:
    """`十四五` is the 14th Five-Year Plan."""
    number = Decimal(10 + DIGITS[found["count"]])
    parts = [mention(found.start(), found.end() - 1, as_values(number)),
             mention(found.end() - 1, found.end(), as_values(5), weight=Weight.LOOSE)]  # fmt: skip
    return mention(*found.span(), (), parts=parts)


def born(found: re.Match[str]) -> Mention | None:
    """`90后` were born in the 1990s."""
    word = found["years"]
    number = int(word) if word.isdigit() else int("".join(str(DIGITS[one]) for one in word))
    year = number + (2000 if number < 40 else 1900) if number < 100 else number  # noqa: PLR2004
    values = [
        Value(Decimal(year), "decade"),
        *as_values(year, number),
        Value(Decimal(year), "year"),
    ]
    return mention(*found.span(), values)


def year(found: re.Match[str]) -> Mention | None:
    """`零八年`, `24年`, `二〇二四年`."""
    word = found["year"]
    digits = word if word.isdigit() else "".join(str(DIGITS[one]) for one in word)
    number = Decimal(digits)
    values = [Value(number, "year")]
    if len(digits) == 2:  # noqa: PLR2004
        values = [
            Value(number + 2000, "year"),
            Value(number + 1900, "year"),
            *conversions(number, "year"),
        ]
    return mention(*found.span("year"), values)


def short_year(found: re.Match[str]) -> Mention | None:
    """`一二年` may be 2012, or one or two years."""
    digits = [DIGITS[one] for one in found["year"]]
    values = [Value(Decimal(2000 + 10 * digits[0] + digits[1]), "year"), *as_values(*digits)]
    return mention(*found.span("year"), values, weight=Weight.LOOSE)


def day_name(found: re.Match[str]) -> Mention | None:
    """`3·15`, `9·11`, `911事件`: days that are names."""
    numbers = [Decimal(found[group]) for group in ("one", "other")]
    joined = Value(f"{found['one']}.{found['other']}")
    parts = [mention(*found.span("one"), [*as_values(numbers[0]), Value(numbers[0], "month")]),
             mention(*found.span("other"), [*as_values(numbers[1]), Value(numbers[1],
             "day")])]  # fmt: skip
    together = [Value(Decimal(found[0]))] if found[0].isdigit() else []
    values = [Value(Decimal(joined.number)), joined, *together]
    return mention(*found.span(), values, parts=parts)


def dotted_day(found: re.Match[str]) -> Mention | None:
    """`11.5更新`: on November 5, or of version 11.5."""
    month_of, day_of = int(found["month"]), int(found["day"])
    if not (0 < month_of <= 12 and 0 < day_of <= 31):  # noqa: PLR2004
        return None
    parts = [mention(*found.span("month"), [Value(Decimal(month_of), "month")]),
             mention(*found.span("day"), [Value(Decimal(day_of), "day")])]  # fmt: skip
    return mention(*found.span(), as_values(Decimal(found[0])), parts=parts)


def quarter(found: re.Match[str]) -> Mention | None:
    """`第二季度`, `一季度`."""
    group = "count" if found["count"] else "bare"
    number = count_of(found[group])
    return None if number is None else mention(*found.span(group), [Value(number, "th")])


def half_of_it(found: re.Match[str]) -> Mention | None:
    """`上半年` is the first half of the year, `下半场` the second of a match."""
    number = Decimal(1 if found["half"] in "上前" else 2)
    return mention(*found.span(), [Value(number, "half"), *as_values(number)], weight=Weight.LOOSE)


def two_months(found: re.Match[str]) -> Mention | None:
    """`七八月份`: July and August."""
    months = {group: (DIGITS | MULTIPLIERS)[found[group]] for group in ("one", "other")}
    if months["other"] != months["one"] + 1:
        return None
    parts = [mention(*found.span(group), [Value(Decimal(month), "month")], weight=Weight.COUNTED)
             for group, month in months.items()]  # fmt: skip
    return mention(*found.span(), (), parts=parts)


def world_war(found: re.Match[str]) -> Mention | None:
    """`二战`, `第二次世界大战`: the second."""
    group = "count" if found["count"] else "war"
    number = Decimal(DIGITS[found[group]])
    return mention(*found.span(), [Value(number, "war"), *as_values(number)], weight=Weight.LOOSE)


_ERAS = {"民国": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The year before the first of each."""


def era(found: re.Match[str]) -> Mention | None:
    """`民国38年` and `民国三八年` are 1949, and may be the 38th year of the Republic."""
    word = found["count"]
    digits = DIGITS.keys() >= {*word}
    number = Decimal("".join(str(DIGITS[one]) for one in word)) if digits else count_of(word)
    if number is None:
        return None
    values = [Value(number + _ERAS[found["era"]], "year"), *as_values(number), Value(number, "th")]
    return mention(*found.span(), values, weight=Weight.COUNTED)


def remembered(found: re.Match[str]) -> Mention | None:
    """`九一八事变`, `一二·九运动`, `五卅惨案`: named by their month and day."""
    parts = []
    for unit in ("month", "day"):
        word = found[unit]
        number = TENS.get(word) or int("".join(str(DIGITS[one]) for one in word))
        values = [Value(Decimal(number), unit), *as_values(number)]
        parts.append(mention(*found.span(unit), values, weight=Weight.LOOSE))
    return mention(*found.span(), (), parts=parts)


def aged(found: re.Match[str]) -> Mention | None:
    """`二十多岁`: in one's twenties."""
    number = count_of(found["count"])
    if number is None:
        return None
    return mention(
        *found.span(),
        [*as_values(number), Value(number, "year"), Value(number + 1900, "decade")],
        weight=Weight.COUNTED,
    )


def singles_day(found: re.Match[str]) -> Mention | None:
    """`双十一`: Double 11, November 11."""
    number = count_of(found["count"])
    if number is None:
        return None
    start, end = found.span()
    readings = [Value(number, "month"), Value(number, "day"), *as_values(number)]
    parts = [mention(at, at + 1, readings, weight=Weight.LOOSE) for at in (start, end - 1)]
    return mention(start, end, (), parts=parts)


def iso(found: re.Match[str]) -> Mention | None:
    """`2024-03-05`."""
    if int(found[3]) > 12 or int(found[4]) > 31:  # noqa: PLR2004
        return None
    parts = [mention(*found.span(at), [Value(Decimal(found[at]), unit)])
             for at, unit in ((1, "year"), (3, "month"), (4, "day"))]  # fmt: skip
    return mention(*found.span(), (), parts=parts)


_YEAR = lazy(r"(?:[零〇一二三四五六七八九]{4}|\d{4}) ?年 ?\Z")
"""Behind it stands a month, and no count of months: 二零二五年三月."""


def month(found: re.Match[str]) -> Mention | None:
    """`3月`."""
    number = whole_number(found["month"])
    if not number or number > 12:  # noqa: PLR2004
        return None
    dated = found["month"].isdigit() or _YEAR.search(
        found.string, max(0, found.start() - len("二零二五 年 ")), found.start()
    )
    weight = Weight.SURE if dated else Weight.COUNTED
    return mention(*found.span(), [Value(Decimal(number), "month")], weight=weight)


def day(found: re.Match[str]) -> Mention | None:
    """`5日`, `15号`."""
    number = whole_number(found["day"])
    if not number or number > 31:  # noqa: PLR2004
        return None
    values = [Value(Decimal(number), "day"), Value(Decimal(number))]
    return mention(*found.span(), values)


def calendar(found: re.Match[str]) -> Mention | None:
    """`2024年3月5日`, with blanks anywhere."""
    parts = []
    for name, unit in (("year", "year"), ("month", "month"), ("day", "day"), ("until", "day")):
        number = whole_number(found[name])
        if number is None:
            continue
        parts.append(mention(*found.span(name), [Value(Decimal(number), unit)]))
        if (unit == "month" and not 0 < number < 13) or (unit == "day" and not 0 < number < 32):  # noqa: PLR2004
            return None
    return mention(*found.span(), (), parts=parts)
