"""The words and signs for currencies in a Chinese text -> their codes, by the table of them."""

from __future__ import annotations

import re
from decimal import Decimal

from translit.patterns import lazy
from translit.quantities import english
from translit.quantities.currencies import CURRENCIES, LETTERED_SIGNS, PAID, YUAN, alternatives

__all__ = ["LETTERED", "MONEY", "SIGNS", "closed", "currency_after", "currency_before", "written"]

_SMALL = (
    r"元(?=\Z|[，。！？；：、,.!?;:）)”」』》/\s~～—–-]|钱|的|起|左右|一[^次元]|每|以|上|下|多|到|至|和|与"
    r"|或|就|也|都|买|卖|还|钞|纸|整|[五角]|\d|不|而|了|是|给|券|硬币|红包|优惠|折扣|人民币)"
)
"""Behind one Han digit only where money is paid: 最低五元; but 三元运算符, 二元树, 五元组."""

_CURRENCY = lazy(
    "(?: |\ufffc{1,300})?(?:"
    + "|".join(
        f"(?P<{one.code}>{'|'.join(filter(None, (*one.names, one.also, one.own * 2, one.own)))})"
        for one in CURRENCIES
    )
    + ")"
)
_NUMERAL = r"[\d零一二两三四五六七八九十百千万.,多来几]"
_PAID_FOR = lazy(
    r"(?:(?:[花值]|价格?|[薪资租金费]|便宜|(?<!宝)贵)(?:了|掉|到|出|过|上|约|近|大[概约]|差不多|将近|超过"
    rf"|至少|不到|才|只|是|为|要){{0,2}} ?{_NUMERAL}{{1,12}}"
    r"|[卖赚挣付亏赔欠罚省捐要收](?:[了掉到出过我你他她约近]|大概|差不多|将近|超过|不到){0,2} ?"
    rf"{_NUMERAL}{{0,11}}(?:[百千万]|\d{{3}}))\Z"
)
_PAID = lazy(r"块(?=\Z|[，。！？；：、,!?;:）)”」\s]|左右|上下|以上|以下|了(?!解)|吧|呢|啊)")
"""花了三百块: whoever spends, earns or asks so many 块 means no pieces."""

_CODES = {name: one.code for one in CURRENCIES for name in one.names}
_NAMES = alternatives()
_WHICH = lazy(
    f"(?: |\ufffc{{1,300}})?(?:元|块钱?)(?:(?P<said>{_NAMES})| ?[（(] ?(?P<noted>{_NAMES}) ?[)）])"
)
"""元 or 块, and behind it whose: 500元港币, 两万块美金, 3000元（新台币）."""

MONEY = "".join(dict.fromkeys("".join(one.ends for one in CURRENCIES)))
"""A text that has none of these signs names no currency."""

_SMALL_YUAN = lazy(f" ?(?:元人民币|块人民币|块钱|{PAID}|{_SMALL})")
_ONE_DIGIT = lazy(r"(?<![零〇一二两三四五六七八九十百千万亿\d.点])[一二两三四五六七八九]\Z")

_EVEN = lazy(r"整(?=\Z|[，。！？；：、,!?;:）)”」』》\s])")
"""What ends a sum on a cheque: 叁万元整."""

LETTERED = rf"(?<![A-Za-z$\\])(?:{'|'.join(re.escape(one) for one in LETTERED_SIGNS)})"
"""HK$ or NT$ in a Chinese text, and no other word that ends so."""

_IN_FRONT = lazy(
    "(?:"
    + "|".join(
        f"(?P<{one.code}>{'|'.join((*one.names, *map(re.escape, one.lettered)))})"
        for one in CURRENCIES
    )
    + ") ?"
)
_PLAIN_YUAN = lazy(f" ?(?:{YUAN}|块钱)")
_ENDS = lazy(r"\Z|[，。！？；：、,!?;:）)”」』》\s]|\.(?!\d)|左右|的")

SIGNS = {one.sign: one.code for one in CURRENCIES if one.sign}
"""The signs before an amount. `¥` is the yuan's: that is what it means in Chinese."""


def currency_after(text: str, place: int) -> tuple[str, int]:
    """The currency that a text names at a place, and where its name ends; empty if none."""
    if which := _WHICH.match(text, place):
        return _CODES[which["said"] or which["noted"]], which.end()
    digit = _ONE_DIGIT.search(text, max(0, place - 1), place)
    if digit and text[place : place + 2].lstrip()[:1] == "元":
        found = _SMALL_YUAN.match(text, place)
        return ("CNY", found.end()) if found else ("", place)
    found = _CURRENCY.match(text, place)
    if not found:
        paid = _PAID.match(text, place)
        if paid and _PAID_FOR.search(text, max(0, place - 24), place):
            return "CNY", paid.end()
        return "", place
    end = found.end()
    return str(found.lastgroup), end + (_EVEN.match(text, end) is not None)


def currency_before(text: str, at: int) -> tuple[str, int]:
    """The currency that is named in front of an amount, and where the amount begins."""
    found = _IN_FRONT.match(text, at)
    return (str(found.lastgroup), found.end()) if found else ("", at)


def closed(text: str, place: int, *, large: bool) -> int | None:
    """Where an amount ends whose currency stood in front of it; None where it is no money.

    港币300万元 repeats the unit; 美元5亿 is money, and 美元3月走势 is not.
    """
    if again := _PLAIN_YUAN.match(text, place):
        return again.end() + (_EVEN.match(text, again.end()) is not None)
    return place if large or _ENDS.match(text, place) else None


def written(value: Decimal, currency: str, locale: str) -> str:
    """A value as the target language writes it, with its currency if it has one."""
    shown = english.amount(value, locale=locale)
    return english.money(shown, currency) if currency else shown
