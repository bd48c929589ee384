"""Amounts, ranges of them, and vague ones: 8亿, 10-20亿美元, 几十万, 上百亿, 近千亿."""

from __future__ import annotations

import re
from decimal import Decimal

from translit.model import Span
from translit.quantities import english
from translit.quantities.currencies import SIGNS, currency_after, written
from translit.quantities.numerals import DIGITS, Number, number_at, value_of, whole_number
from translit.quantities.shares import percent
from translit.quantities.values import Kind, Quantity

__all__ = ["amount", "between", "neighbours", "over", "round_amount", "vague"]

_ROUND = frozenset(("十万", "一万", "千万", "一千"))
"""More often a manner of speaking than a count."""

_TO = re.compile(r" ?(?:-|–|—|~|到|至) ?")

_IN = re.compile(r"(?:介于|处于|处在|位于|(?<![现实存所正内外好])在) ?")
_WITHIN = re.compile(r" ?之间")

_LISTED = re.compile(r"([1-8])、(?=([2-9])(?![\d.,]))")
"""`3、4万` is 3–4万 if the numbers follow each other."""

_VAGUE = re.compile(
    r"(?<![\d十百千])(?:好几|几|(?<![参人户总次字无读点单件倍指系复少多])数)(?:"
    r"(十|百|千)?(万亿|亿|万)|个(亿)(?!万)|(千|百)(?![\d零一二三四五六七八九万亿度分瓦克])"
    r"|(十)(?= ?(?:元|块钱|[美欧日]元|美金)))"
)
_BEYOND = re.compile(r"(?:[近过超破逾约达]|接近|将近|突破)\Z")
"""What says already how it stands to the amount: close to it, beyond it."""

_STOP = re.compile(r"[，。！？；：、…,.!?;:）)”」]")
"""Where nothing follows of which there could be so many."""

_OVER = re.compile(
    r"(?<![晚早网线马以加路界场面身手桌地天史本实事])上(十|百|千)?(万亿|亿|万)|(?<=[过达有了近约])上(千)(?!万|亿)"
)
_TEENS = re.compile(r"([二三四五六七八九]?十|\d0)几个?(万亿|亿|万)(?!富翁|万)")

_NEIGHBOURS = re.compile(
    r"([一二两三四五六七八])([两二三四五六七八九])"
    r"(?:个(亿)(?!万)|([十百千]?(?:万亿|万|亿))|([百千])(?![度分科胜瓦克米卡赫伏帕焦字兆]))"
)

_WHOLE = re.compile(r"([十百千])?(万亿|亿)|([百千])(万)(?!富翁)|(万)")

_NEAR = frozenset("近超过破逾")
"""What makes an amount of 百亿 and the like: close to it, beyond it."""

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12, None: 1}


def amount(text: str, at: int, locale: str) -> Quantity | None:
    """`1.4万亿美金`, `8000多万`, `$8亿`, `8个亿`, and what is between two of them."""
    sign = SIGNS.get(text[at], "")
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
    shown = written(number.value, currency, locale)
    if number.more:
        shown = f"more than {shown}"
    kind = Kind.MONEY if currency else Kind.AMOUNT
    return Quantity(Span(at, end), shown, kind, always=True)


def _is_amount(text: str, at: int, number: Number) -> bool:
    """Whether a number without a currency must be converted: it is counted in 千, 万 or 亿."""
    word = text[at : number.end]
    before = text[max(0, at - 2) : at]
    if number.unit < 1000 or word in _ROUND or before[-1:] == "第":  # noqa: PLR2004
        return False
    if before[-1:] == "、" and before[0].isdigit():
        return False  # 3、40万: what the 3 counts, nobody can tell
    return not (number.han and number.unit == 1000 and len(word) < 3)  # noqa: PLR2004


def _range(text: str, at: int, first: Number, sign: str, locale: str) -> Quantity | None:
    """`10-20亿美元`, `1.5到2亿`, `3万到5万`, `20-30元`."""
    money, behind = currency_after(text, first.end)
    between = _TO.match(text, behind)
    if listed := _LISTED.match(text, at):
        between = listed if int(listed[2]) == int(listed[1]) + 1 else None
    second = number_at(text, between.end()) if between else None
    if between is None or second is None or first.more or second.more:
        return None
    currency, end = currency_after(text, second.end)
    if second.unit < 10_000 and not (currency or sign):  # noqa: PLR2004
        return None
    within = _WITHIN.match(text, end)
    if money and (money != currency or not within):
        return None  # two amounts
    low = first.value if first.unit > 1 or money else first.value * second.unit
    if not 0 < low < second.value:
        return None
    if first.unit > 1 and text[at - 1 : at] in ("从", "由") and between[0].strip() in "到至":
        return None  # "from" asks for "to"
    currency = currency or sign
    if within:
        end = within.end()
        shown = english.between(
            english.amount(low, locale=locale),
            english.amount(second.value, locale=locale),
            currency,
        )
    else:
        shown = _ranged(low, second.value, currency, locale)
    return Quantity(Span(at, end), shown, Kind.RANGE, always=True)


def between(text: str, at: int, locale: str) -> Quantity | None:
    """`在1.5亿到2亿之间`, `介于3-5万之间`: English says "between" where Chinese says both."""
    opening = _IN.match(text, at)
    if not opening:
        return None
    for rule in (amount, percent):
        found = rule(text, opening.end(), locale) if opening.end() < len(text) else None
        if found and _WITHIN.search(text, *found.span):
            return found._replace(span=Span(at, found.span.end))
    return None


def _ranged(low: Decimal, high: Decimal, currency: str, locale: str) -> str:
    """`$1–2 billion`."""
    one, other = (english.amount(value, locale=locale) for value in (low, high))
    head, _, unit = one.partition(" ")
    if unit and other.endswith(f" {unit}"):
        one = head
    shown = f"{one}–{other}"
    return english.money(shown, currency) if currency else shown


def vague(text: str, at: int, locale: str) -> Quantity | None:
    """`几十亿美元` is billions of dollars."""
    del locale
    found = _VAGUE.match(text, at)
    if not found:
        return None
    scale = _SCALES[found[1]] * _SCALES[found[2] or found[3] or found[4] or found[5]]
    currency, end = currency_after(text, found.end())
    if not currency and end < len(text) and text[end] in "个名位条":
        end += 1
    shown = english.vague(scale, currency)
    if not currency and _STOP.match(text, end):
        shown = shown.removesuffix(" of")
    return Quantity(Span(at, end), shown, Kind.VAGUE, always=True)


def over(text: str, at: int, locale: str) -> Quantity | None:
    """`上百亿美元` is over $10 billion, `十几万` over 100,000."""
    found = _OVER.match(text, at)
    teens = _TEENS.match(text, at)
    if teens:
        value = Decimal(whole_number(teens[1]) or 10) * _SCALES[teens[2]]
        end = teens.end()
    elif found:
        value = Decimal(_SCALES[found[1]] * _SCALES[found[2]] if found[2] else 1000)
        end = found.end()
    else:
        return None
    currency, end = currency_after(text, end)
    shown = written(value, currency, locale)
    if not _BEYOND.search(text, max(0, at - 3), at):
        shown = f"over {shown}"
    return Quantity(Span(at, end), shown, Kind.VAGUE, always=True)


def neighbours(text: str, at: int, locale: str) -> Quantity | None:
    """`三四百万` is 3–4 million."""
    found = _NEIGHBOURS.match(text, at)
    if not found or DIGITS[found[2]] != DIGITS[found[1]] + 1:
        return None
    scale = value_of("一" + (found[3] or found[4] or found[5])) or Decimal(1)
    currency, end = currency_after(text, found.end())
    low, high = (DIGITS[found[part]] * scale for part in (1, 2))
    return Quantity(Span(at, end), _ranged(low, high, currency, locale), Kind.RANGE, always=True)


def round_amount(text: str, at: int, locale: str) -> Quantity | None:
    """`百亿美元`, `近千亿`: a unit that counts itself, with a currency or close to something."""
    found = _WHOLE.match(text, at)
    if not found or (at and text[at - 1] in "0123456789几数上好成第个多余来、"):
        return None
    currency, end = currency_after(text, found.end())
    if not currency and (found[5] or not at or text[at - 1] not in _NEAR):
        return None
    ten, unit = found[1] or found[3], found[2] or found[4] or found[5]
    value = Decimal(_SCALES[ten] * _SCALES[unit])
    kind = Kind.MONEY if currency else Kind.AMOUNT
    return Quantity(Span(at, end), written(value, currency, locale), kind, always=True)
