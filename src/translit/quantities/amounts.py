"""Amounts, ranges of them, and vague ones: 8亿, 10-20亿美元, 几十万, 上百亿, 近千亿."""

from __future__ import annotations

from decimal import Decimal

from translit.model import Span
from translit.patterns import lazy
from translit.quantities import english
from translit.quantities.currencies import CURRENCIES, alternatives
from translit.quantities.currency_words import (
    SIGNS,
    closed,
    currency_after,
    currency_before,
    written,
)
from translit.quantities.grammar import DIGITS, MULTIPLIERS
from translit.quantities.idioms import HIDDEN
from translit.quantities.numerals import Number, number_at, whole_number
from translit.quantities.quantity import Kind, Quantity
from translit.quantities.shares import percent

__all__ = ["amount", "between", "in_front", "listed", "over", "round_amount", "vague"]

_MORE_OF_IT = lazy(r"[多余](?!元[文主社统并共融])")
"""2000多元; but 多元文化 is a word."""

_ROUND = frozenset(("十万", "一万", "千万", "一千"))
"""More often a manner of speaking than a count."""

_MANY = 10_000
"""From here on Chinese counts otherwise than English does."""
_TO = lazy(r" ?(?:-|–|—|~|到|至) ?|[ \ufffc]{1,300}[到至~] ?\ufffc{0,300}|[到至~]\ufffc{1,300}")
"""Between the ends of a range, with the markup of either: `**3**到**5**万`."""

_IN = lazy(r"(?:介于|处于|处在|位于|(?<![现实存所正内外好])在) ?")
_WITHIN = lazy(r" ?之间")

_LISTED = lazy(r"([1-8一二两三四五六七八]) ?、 ?(?=([2-9二三四五六七八九])(?![\d.,]))")
"""`3、4万` is 3–4万 if the numbers follow each other."""

_OWN = "".join(one.own for one in CURRENCIES)
_VAGUE = lazy(
    r"(?<![\d十百千第大])(?:好几|几|(?<![参人户总次字无读点单件倍指系复少多])数)\ufffc{0,300}+(?:"
    r"(十|百|千)?\ufffc{0,300}+(?:个(?=亿(?!万)))?(万亿|亿|万)"
    r"|(千|百)(?![\d零一二三四五六七八九万亿度分瓦克])"
    rf"|(十)(?= ?(?:{alternatives('元', '块钱')}|[{_OWN}])))"
)
_BEYOND = lazy(r"(?:[近过超破逾约达]|接近|将近|突破)\Z")
"""What says already how it stands to the amount: close to it, beyond it."""

_NUMERALS = frozenset((*DIGITS, *MULTIPLIERS))

_STOP = lazy(r"[，。！？；：、…,.!?;:）)”」]")
"""Where nothing follows of which there could be so many."""

_OVER = lazy(
    r"(?<![晚早网线马以加路界场面身手桌地天史本实事用世球采穿])上\ufffc{0,300}+(十|百|千)?\ufffc{0,300}+(万亿|亿|万)"
    r"|(?<=[过达有了近约])上\ufffc{0,300}+(千)(?!万|亿)"
)
_TEENS = lazy(r"([二三四五六七八九]?十|\d0)几个?(万亿|亿|万)(?!富翁|万)")

_WHOLE = lazy(r"([十百千])?(万亿|亿)|([百千])(万)(?!富翁)|(万)")

_NEAR = lazy(r"(?:(?<![最附远就])近|[超破逾]|(?<![不错通经路越])过)\Z")
"""What makes an amount of 百亿 and the like: close to it, beyond it."""

_COUNTED = frozenset("千万亿元块钱间")
"""What a sum of money ends with, whatever follows."""

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12, None: 1}


def in_front(text: str, at: int, locale: str) -> Quantity | None:
    """`港币300万元`, `美元5亿`, `港币3到5亿`: the currency stands before the amount."""
    currency, begin = currency_before(text, at)
    number = number_at(text, begin) if currency else None
    if number is None:
        return None
    ranged = _range(text, begin, number, currency, locale)
    signed = "$" in text[at:begin]
    country, last = "US" * text.startswith("US$", at), ranged.span.end if ranged else 0
    if ranged and (signed or closed(text, last, large=text[last - 1] in _COUNTED)):
        return ranged._replace(span=Span(at, last), target=country + ranged.target)
    if number.han and number.end == begin + 1:
        return None
    named, again = currency_after(text, number.end)
    large = number.high is None and number.unit >= 1000  # noqa: PLR2004
    end = again if named == currency else closed(text, number.end, large=large)
    if signed and end is None and not "A" <= text[number.end] <= "z":
        end = number.end
    if end is None or named not in ("", "CNY", currency) or (not signed and _TO.match(text, end)):
        return None
    shown = country + _shown(number, currency, locale)
    return Quantity(Span(at, end), shown, Kind.MONEY, always=True)


def amount(text: str, at: int, locale: str) -> Quantity | None:
    """`1.4万亿美金`, `8000多万`, `$8亿`, `8个亿`, and what is between two of them."""
    sign = SIGNS.get(text[at], "")
    begin = at + 1 if sign else at
    while sign and text[begin : begin + 1] == " ":
        begin += 1
    number = number_at(text, begin) if begin < len(text) else None
    if number is None or (sign and text[number.end : number.end + 1] == text[at]):
        return None  # `$3$` is a formula
    if ranged := _range(text, at, number, sign, locale):
        return ranged
    currency, end = currency_after(text, number.end)
    if not currency and not number.high and _MORE_OF_IT.match(text, end):
        currency, behind = currency_after(text, end + 1)
        if currency or sign:
            number, end = number._replace(more=True), behind
    currency = currency or sign
    if not currency and not _is_amount(text, at, number):
        return None
    if text[at] == "0" and text[at + 1 : at + 2].isdigit():
        return None  # a code: 007
    if number.unit == 1 and text[end : end + 1].isascii() and text[end : end + 1].isalpha():
        return None  # $4K
    kind = Kind.RANGE if number.high else Kind.MONEY if currency else Kind.AMOUNT
    return Quantity(Span(at, end), _shown(number, currency, locale), kind, always=True)


def _shown(number: Number, currency: str, locale: str) -> str:
    if number.high is not None:
        return _ranged(number.value, number.high, currency, locale)
    shown = written(number.value, currency, locale)
    if number.teens:
        return f"over {shown}"
    return f"more than {shown}" if number.more else shown


def _is_amount(text: str, at: int, number: Number) -> bool:
    """Whether a number without a currency must be converted: it is counted in 千, 万 or 亿."""
    word = text[at : number.end]
    before = text[max(0, at - 2) : at]
    if number.high is not None:
        return number.unit >= _MANY or bool(number.value >= 1000 and number.tail >= 1000)  # noqa: PLR2004
    if number.unit < 1000 or word in _ROUND or before[-1:] == "第":  # noqa: PLR2004
        return False
    if before[-1:] == "、" and before[0].isdigit():
        return False  # 3、40万: what the 3 counts, nobody can tell
    return not (number.han and number.unit == 1000 and len(word) < 3)  # noqa: PLR2004


def _range(  # noqa: PLR0911  # each way to be no range
    text: str, at: int, first: Number, sign: str, locale: str
) -> Quantity | None:
    """`10-20亿美元`, `1.5到2亿`, `3万到5万`, `20-30元`, `三至五百万`."""
    money, behind = currency_after(text, first.end)
    between = _TO.match(text, behind)
    again = between and (text[between.end() : between.end() + 1])
    second = number_at(text, between.end() + bool(again in SIGNS)) if between else None
    if between is None or second is None or first.more or second.more or first.high or second.high:
        return None
    if again in SIGNS and SIGNS[again] != sign:
        return None
    currency, end = currency_after(text, second.end)
    large = second.unit >= _MANY or (second.han and second.unit >= 1000)  # noqa: PLR2004
    if not large and not (currency or sign):
        return None
    within = _WITHIN.match(text, end)
    front = bool(sign) and text[at] not in SIGNS  # 港币300万元到500万元: it holds for both
    if money and (money != currency or not (within or front)):
        return None  # two amounts
    low = first.value if money else _low(text, first, second, between.end())
    if low is None or not 0 < low < second.value:
        return None
    before = text[max(0, at - 2) : at].rstrip()[-1:]
    if first.unit > 1 and before in ("从", "由") and between[0].strip() in "到至":
        return None  # "from" asks for "to"
    if sign and currency in ("", "CNY"):
        currency = sign  # 港币三到五亿元 says it twice
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


def _low(text: str, first: Number, second: Number, at: int) -> Decimal | None:
    """The lower end, which may leave its units to the upper: 三至五百万, 三十到五十万."""
    if first.unit >= _MANY or second.unit < 100:  # noqa: PLR2004
        return first.value
    whole = Decimal(second.tail)
    large = max((10**12, 10**8, 10**4, 1), key=lambda scale: scale * (whole % scale == 0))
    if not second.han:
        return first.value * (second.unit if first.unit == 1 else large)
    if first.han and first.unit == 1 and second.tail > 1:
        if second.tail // large == 10 and first.value < second.value / second.tail:  # noqa: PLR2004
            return None
        if text[at] in "十百千万亿":
            return first.value * large
        digit = second.value / second.tail
        return first.value * (second.tail if first.value < digit else large)
    near = first.unit > 1 and first.value * 100 > second.value
    return first.value if near and first.value * large >= second.value else first.value * large


def listed(text: str, at: int, locale: str) -> Quantity | None:
    """`3、4万`, `五、六百万`: one or the next."""
    found = _LISTED.match(text, at)
    if not found or (at and text[at - 1] in "、0123456789.十百千万亿"):
        return None
    low, second = whole_number(found[1]), number_at(text, found.end())
    if second is None or low is None or second.more or second.high or second.tail == 1:
        return None
    if second.value != (low + 1) * second.tail:
        return None
    currency, end = currency_after(text, second.end)
    if second.unit < _MANY and not currency:
        return None
    shown = _ranged(Decimal(low) * second.tail, second.value, currency, locale)
    return Quantity(Span(at, end), shown, Kind.RANGE, always=True)


def between(text: str, at: int, locale: str) -> Quantity | None:
    """`在1.5亿到2亿之间`, `介于3-5万之间`: English says "between" where Chinese says both."""
    opening = _IN.match(text, at)
    if not opening:
        return None
    for rule in (in_front, amount, percent):
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
    if not found or text.startswith(("几", "数"), found.end()):
        return None  # 几百几千
    scale = _SCALES[found[1]] * _SCALES[found[2] or found[3] or found[4]]
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
    if text.startswith(HIDDEN, end):
        return None
    currency, end = currency_after(text, end)
    shown = written(value, currency, locale)
    if not _BEYOND.search(text, max(0, at - 3), at):
        shown = f"over {shown}"
    return Quantity(Span(at, end), shown, Kind.VAGUE, always=True)


def round_amount(text: str, at: int, locale: str) -> Quantity | None:
    """`百亿美元`, `近千亿`: a unit that counts itself, with a currency or close to something."""
    found = _WHOLE.match(text, at)
    if not found or text.startswith("分之", found.end()):
        return None
    before = text[max(0, at - 300) : at].rstrip("\ufffc")[-1:]
    divided = text[at - 1 : at] == "\ufffc" and before in _NUMERALS
    if divided or (before and before in f"0123456789几数上好成第个多余来、半{HIDDEN}"):
        return None
    currency, end = currency_after(text, found.end())
    if not currency and (found[5] or not _NEAR.search(text, max(0, at - 2), at)):
        return None
    ten, unit = found[1] or found[3], found[2] or found[4] or found[5]
    value = Decimal(_SCALES[ten] * _SCALES[unit])
    kind = Kind.MONEY if currency else Kind.AMOUNT
    return Quantity(Span(at, end), written(value, currency, locale), kind, always=True)
