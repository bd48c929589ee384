"""A Chinese sentence -> its quantities: rules in their order, each with the place it takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from translit.model import Span
from translit.quantities import english
from translit.quantities.idioms import IDIOM
from translit.quantities.numerals import DIGITS, Number, folded, number_at, value_of
from translit.quantities.values import Kind, Quantity

__all__ = ["CURRENCY", "currency_after", "readings"]

_START = re.compile(r"[\d零〇一二两三四五六七八九十百千万几数上好¥$€£]")
_NAME = re.compile(r"[A-Za-z_]-?\Z")
"""What makes a number a part of a name: `GPT-4`, `V3`."""

_COUNTED = re.compile(
    r"(?<=[A-Za-z]{2})(?:\d[\d,]+ ?[十百千]?(?!万[能众物事一岁分])[万亿]"
    r"|\d[\d,]*(?:\.\d+)? ?[十百千]?[万亿]+(?:美[元金刀]|欧元|英镑|日元|人民币|元))"
)
"""A number behind a word that is no part of a name: `OpenAI2000亿`, but not `Qwen3万亿参数`."""

_CURRENCIES = (
    ("USD", "美元|美金|美刀|(?<!(?<!十)[一二两三四五六七八九])刀(?![具片锋法枪])"),
    ("CNY", "元人民币|块人民币|人民币|元(?![素件宇年首旦老气音组数认器祖宝培帅凶始])|块钱"),
    ("EUR", "欧元"),
    ("GBP", "英镑"),
    ("JPY", "日元|日圆"),
    ("HKD", "港元|港币"),
    ("TWD", "新台币|新台幣|台币"),
    ("KRW", "韩元"),
    ("AUD", "澳元"),
    ("RUB", "卢布"),
    ("INR", "卢比"),
)
CURRENCY = re.compile(
    " ?(?:" + "|".join(f"(?P<{code}>{words})" for code, words in _CURRENCIES) + ")"
)
"""The words for currencies behind an amount."""

_SIGNS = {"$": "USD", "¥": "CNY", "€": "EUR", "£": "GBP"}

_ROUND = frozenset(("十万", "一万", "千万", "一千"))
"""More often a manner of speaking than a count."""

_RANGE = re.compile(r" ?(?:-|–|—|~|到|至) ?")
_VAGUE = re.compile(
    r"(?:好几|几|数)(十|百|千)?(万亿|亿|万)|(?:好几|几|数)(千|百)(?![\d零一二三四五六七八九万亿度分瓦克])"
)
_STOP = re.compile(r"[，。！？；：、…,.!?;:）)”」]")
"""Where nothing follows of which there could be so many."""

_OVER = re.compile(
    r"(?<![晚早网线马以加路界场面身手桌地天史本实事])上(十|百|千)?(万亿|亿|万)|(?<=[过达有了近约])上(千)(?!万|亿)"
)
_TEENS = re.compile(r"([二三四五六七八九]?十)几(万亿|亿|万)")
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12, None: 1}

_HUNDREDTHS = re.compile(r"(百|千|万)分之([\d.,零〇一二两三四五六七八九十百点]+)")
_FRACTION = re.compile(
    r"([一二两三四五六七八九十]{1,3}|\d{1,3})分之([一二两三四五六七八九十]{1,3}|\d{1,3})"
)
_TENTHS = re.compile(
    r"(?<![一二三四五六七八九十变做换完建分赞达生])([一二两三四五六七八九])成(半)?(?![为了功立员长果本品就熟一不天都家群交见型绩语千是会要])"
)
_POINTS = re.compile(r"(\d+(?:\.\d+)?|[零一二两三四五六七八九十]+) ?个百分点")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?) ?%")
_NEIGHBOURS = re.compile(r"([一二两三四五六七八])([二三四五六七八九])([十百千]?(?:万亿|万|亿))")

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
    rf"(?P<century>\d\d|{_DIGIT}{{2}})?"
    rf"(?P<decade>\d0|[一二三四五六七八九]十|{_DIGIT}[零〇]) ?年代"
)

_SMALL_CENTURY = 30
"""Two digits below this make a decade of our century, others one of the last."""


def readings(text: str, *, locale: str) -> Iterator[Quantity]:
    """The quantities of a sentence, ascending and disjoint; idioms that hold numerals are none."""
    plain = folded(text)
    place = 0
    while start := _START.search(plain, place):
        at = start.start()
        if idiom := IDIOM.match(plain, at):
            place = max(idiom.end(), at + 1)
            continue
        found = None
        if not (plain[at].isdigit() and (_in_name(plain, at) or _in_number(plain, at))):
            found = next(filter(None, (rule(plain, at, locale) for rule in _RULES)), None)
        if found is not None:
            yield found
        place = found.span.end if found else _past(plain, at)


def _in_name(text: str, at: int) -> bool:
    """Whether a digit belongs to a name: `GPT-4`, `V3`; but not in `OpenAI2000亿`."""
    return _NAME.search(text, max(0, at - 2), at) is not None and not _COUNTED.match(text, at)


def _in_number(text: str, at: int) -> bool:
    """Whether a digit goes on what was read, or stands behind a point: `3.5万` is no `5万`."""
    before = text[max(0, at - 2) : at]
    return before[-1:].isdigit() or (before[-1:] in {".", ","} and before[0].isdigit())


def _past(text: str, at: int) -> int:
    at += 1
    while text[at - 1].isdigit() and at < len(text) and text[at].isdigit():
        at += 1
    return at


def currency_after(text: str, place: int) -> tuple[str, int]:
    """The currency that a text names at a place, and where its name ends; empty if none."""
    found = CURRENCY.match(text, place)
    return (str(found.lastgroup), found.end()) if found else ("", place)


def _written(value: Decimal, currency: str, locale: str) -> str:
    written = english.amount(value, locale=locale)
    return english.money(written, currency) if currency else written


def _amount(text: str, at: int, locale: str) -> Quantity | None:
    sign = _SIGNS.get(text[at], "")
    begin = at + 1 if sign else at
    while sign and text[begin : begin + 1] == " ":
        begin += 1
    number = number_at(text, begin) if begin < len(text) else None
    if number is None:
        return None
    if ranged := _range(text, at, number, sign, locale):
        return ranged
    currency, end = currency_after(text, number.end)
    currency = currency or sign
    if not currency and not _is_amount(text, at, number):
        return None
    if number.unit == 1 and text[end : end + 1].isascii() and text[end : end + 1].isalpha():
        return None  # $4K
    written = _written(number.value, currency, locale)
    if number.more:
        written = f"more than {written}"
    kind = Kind.MONEY if currency else Kind.AMOUNT
    return Quantity(Span(at, end), written, kind, always=True)


def _is_amount(text: str, at: int, number: Number) -> bool:
    """Whether a number without a currency must be converted: it is counted in 千, 万 or 亿."""
    word = text[at : number.end]
    if number.unit < 1000 or word in _ROUND:  # noqa: PLR2004
        return False
    return not (number.han and number.unit == 1000 and len(word) < 3)  # noqa: PLR2004


def _range(text: str, at: int, first: Number, sign: str, locale: str) -> Quantity | None:
    """`10-20亿美元`, `1.5到2亿`, `3万到5万`."""
    between = _RANGE.match(text, first.end)
    second = number_at(text, between.end()) if between else None
    if second is None or second.unit < 10_000 or first.more or second.more:  # noqa: PLR2004
        return None
    low = first.value if first.unit > 1 else first.value * second.unit
    if not 0 < low < second.value:
        return None
    if (
        first.unit > 1
        and text[at - 1 : at] in ("从", "由")
        and between
        and between[0].strip() in "到至"
    ):
        return None  # "from" asks for "to"
    currency, end = currency_after(text, second.end)
    currency = currency or sign
    one, other = (english.amount(value, locale=locale) for value in (low, second.value))
    head, _, unit = one.partition(" ")
    if unit and other.endswith(f" {unit}"):
        one = head
    written = f"{one}–{other}"
    if currency:
        written = english.money(written, currency)
    return Quantity(Span(at, end), written, Kind.RANGE, always=True)


def _vague(text: str, at: int, locale: str) -> Quantity | None:
    del locale
    found = _VAGUE.match(text, at)
    if not found:
        return None
    scale = _SCALES[found[1]] * _SCALES[found[2]] if found[2] else _SCALES[found[3]]
    currency, end = currency_after(text, found.end())
    if not currency and end < len(text) and text[end] in "个名位条":
        end += 1
    written = english.vague(scale, currency)
    if not currency and _STOP.match(text, end):
        written = written.removesuffix(" of")
    return Quantity(Span(at, end), written, Kind.VAGUE, always=True)


def _over(text: str, at: int, locale: str) -> Quantity | None:
    found = _OVER.match(text, at)
    teens = _TEENS.match(text, at)
    if teens:
        tens = value_of(teens[1])
        value = (tens or Decimal(10)) * _SCALES[teens[2]]
        end = teens.end()
    elif found:
        value = Decimal(_SCALES[found[1]] * _SCALES[found[2]] if found[2] else 1000)
        end = found.end()
    else:
        return None
    currency, end = currency_after(text, end)
    written = f"over {_written(value, currency, locale)}"
    return Quantity(Span(at, end), written, Kind.VAGUE, always=True)


def _neighbours(text: str, at: int, locale: str) -> Quantity | None:
    """`三四百万` is 3–4 million."""
    found = _NEIGHBOURS.match(text, at)
    if not found or DIGITS[found[2]] != DIGITS[found[1]] + 1:
        return None
    scale = value_of("一" + found[3]) or Decimal(1)
    low, high = (_written(DIGITS[found[part]] * scale, "", locale) for part in (1, 2))
    head, _, unit = low.partition(" ")
    written = f"{head if unit and high.endswith(unit) else low}–{high}"
    currency, end = currency_after(text, found.end())
    if currency:
        written = english.money(written, currency)
    return Quantity(Span(at, end), written, Kind.RANGE, always=True)


def _percent(text: str, at: int, locale: str) -> Quantity | None:
    if found := _HUNDREDTHS.match(text, at):
        number = number_at(text, found.start(2))
        if number is not None:
            value = number.value * 100 / _SCALES[found[1]]
            span = Span(at, number.end)
            return Quantity(span, english.percent(value, locale=locale), Kind.PERCENT, always=True)
    if found := _POINTS.match(text, at):
        number = number_at(text, at)
        if number is not None:
            shown = english.amount(number.value, locale=locale)
            unit = "percentage point" if number.value == 1 else "percentage points"
            return Quantity(Span(*found.span()), f"{shown} {unit}", Kind.PERCENT, always=True)
    if found := _PERCENT.match(text, at):
        written = english.percent(Decimal(found[1]), locale=locale)
        return Quantity(Span(*found.span()), written, Kind.PERCENT, always=False)
    if found := _TENTHS.match(text, at):
        value = Decimal(DIGITS[found[1]] * 10 + (5 if found[2] else 0))
        written = english.percent(value, locale=locale)
        return Quantity(Span(*found.span()), written, Kind.PERCENT, always=True)
    return None


def _fraction(text: str, at: int, locale: str) -> Quantity | None:
    del locale
    found = _FRACTION.match(text, at)
    if not found:
        return None
    below, above = (_whole(found[part]) for part in (1, 2))
    if not below or not above:
        return None
    return Quantity(Span(*found.span()), english.fraction(above, below), Kind.FRACTION, always=True)


def _whole(word: str | None) -> int | None:
    """A small whole number in Arabic or Han digits; None where there is none."""
    if not word:
        return None
    if word.isdecimal():
        return int(word)
    value = value_of(word)
    return None if value is None else int(value)


def _date(text: str, at: int, locale: str) -> Quantity | None:
    found = _DATE.match(text, at)
    if not found:
        return None
    year, month, day, until = (_whole(found[name]) for name in ("year", "month", "day", "until"))
    if month is None or (day is None and (year is None or found["day"])):
        return None
    try:
        written = english.day(year, month, day, locale=locale, until=until or 0)
    except ValueError:
        return None  # a thirteenth month
    return Quantity(Span(*found.span()), written, Kind.DATE, always=False)


def _period(text: str, at: int, locale: str) -> Quantity | None:
    del locale
    if found := _CENTURY.match(text, at):
        number = _whole(found["century"])
        decade = _whole(found["decade"])
        if number is None:
            return None
        written = english.century(number)
        if decade is not None:
            written = english.decade((number - 1) * 100 + decade)
        return Quantity(Span(*found.span()), written, Kind.PERIOD, always=True)
    if found := _DECADE.match(text, at):
        century, decade = _whole(found["century"]), _whole(found["decade"])
        if decade is None:
            return None
        if century is None:
            century = 20 if decade < _SMALL_CENTURY else 19
        written = english.decade(century * 100 + decade)
        return Quantity(Span(*found.span()), written, Kind.PERIOD, always=True)
    return None


_RULES: tuple[Callable[[str, int, str], Quantity | None], ...] = (
    _date,
    _period,
    _percent,
    _fraction,
    _neighbours,
    _vague,
    _over,
    _amount,
)
