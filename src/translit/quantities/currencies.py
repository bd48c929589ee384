"""The words and signs for currencies in a Chinese text -> their codes of ISO 4217."""

from __future__ import annotations

import re
from decimal import Decimal

from translit.quantities import english

__all__ = ["SIGNS", "closed", "currency_after", "currency_before", "written"]

_YUAN = (
    "元(?![素件旦老音组数器祖宝培帅凶始户方函性宇]|年(?!费|薪|租|货|终)|首脑"
    "|气|论(?!文|坛)|次(?!日|级)|化(?!妆|肥)|结(?!清|算|余|账|欠|束)|认(?!购|缴|筹)|分析|运算"
    "|店|机(?!票|器|械|床|场|油|构|会|组|建|顶)|[一二三]次|模型|编程|语法|谬|关系)"
)
"""Not an element (元素), a component (元件), dualism (二元论), a shop (十元店)."""

_SMALL = (
    r"元(?=\Z|[，。！？；：、,.!?;:）)”」』》/\s~～—–-]|钱|的|起|左右|一[^次元]|每|以|上|下|多|到|至|和|与"
    r"|或|就|也|都|买|卖|还|钞|纸|整|[五角]|\d|不|而|了|是|给|券|硬币|红包|优惠|折扣|人民币)"
)
"""Behind one Han digit only where money is paid: 最低五元; but 三元运算符, 二元树, 五元组."""

_CURRENCIES = (
    ("USD", r"美元|美金|美刀|(?<=[\d百千万亿])刀(?![具片锋法枪])|USD(?![A-Za-z])"),
    ("CNY", f"元人民币|块人民币|人民币|块钱|(?:RMB|CNY)(?![A-Za-z])|圆(?=整)|{_YUAN}"),
    ("EUR", "欧元|(?<=[万亿])欧(?![洲盟美姆拉莱亚冠阳佩文元])|EUR(?![A-Za-z])"),
    ("GBP", "英镑|(?<=[万亿])镑|GBP(?![A-Za-z])"),
    ("JPY", "日元|日圆|日币|JPY(?![A-Za-z])"),
    ("HKD", "港元|港币|HKD(?![A-Za-z])"),
    ("TWD", "新台币|新台幣|台币|NTD(?![A-Za-z])"),
    ("KRW", "韩元|韩币|韩圆"),
    ("AUD", "澳元|澳币"),
    ("CAD", "加元|加币"),
    ("SGD", "新加坡元|新币|坡币"),
    ("CHF", "瑞士法郎|瑞郎"),
    ("RUB", "卢布"),
    ("INR", "卢比"),
    ("THB", "泰铢"),
    ("VND", "越南盾"),
)

_CURRENCY = re.compile(
    "(?: |\ufffc{1,300})?(?:"
    + "|".join(f"(?P<{code}>{words})" for code, words in _CURRENCIES)
    + ")"
)
_SMALL_YUAN = re.compile(f" ?(?:元人民币|块人民币|块钱|{_SMALL})")
_ONE_DIGIT = re.compile(r"(?<![零〇一二两三四五六七八九十百千万亿\d.点])[一二两三四五六七八九]\Z")

_EVEN = re.compile(r"整(?=\Z|[，。！？；：、,!?;:）)”」』》\s])")
"""What ends a sum on a cheque: 叁万元整."""

_BEFORE = {
    "CNY": "人民币", "USD": "美元|美金", "EUR": "欧元", "GBP": "英镑", "JPY": "日元|日币|日圆",
    "HKD": "港币|港元", "TWD": "新台币|台币", "KRW": "韩元|韩币", "AUD": "澳元|澳币",
    "CAD": "加元|加币", "SGD": "新币", "CHF": "瑞士法郎|瑞郎",
}  # fmt: skip
_IN_FRONT = re.compile(
    "(?:" + "|".join(f"(?P<{code}>{words})" for code, words in _BEFORE.items()) + ") ?"
)
_PLAIN_YUAN = re.compile(f" ?(?:{_YUAN}|块钱)")
_ENDS = re.compile(r"\Z|[，。！？；：、,!?;:）)”」』》\s]|\.(?!\d)|左右|的")

SIGNS = {"$": "USD", "¥": "CNY", "€": "EUR", "£": "GBP"}
"""The signs before an amount. `¥` is the yuan's: that is what it means in Chinese."""


def currency_after(text: str, place: int) -> tuple[str, int]:
    """The currency that a text names at a place, and where its name ends; empty if none."""
    digit = _ONE_DIGIT.search(text, max(0, place - 1), place)
    if digit and text[place : place + 2].lstrip()[:1] == "元":
        found = _SMALL_YUAN.match(text, place)
        return ("CNY", found.end()) if found else ("", place)
    found = _CURRENCY.match(text, place)
    if not found:
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
        return again.end()
    return place if large or _ENDS.match(text, place) else None


def written(value: Decimal, currency: str, locale: str) -> str:
    """A value as the target language writes it, with its currency if it has one."""
    shown = english.amount(value, locale=locale)
    return english.money(shown, currency) if currency else shown
