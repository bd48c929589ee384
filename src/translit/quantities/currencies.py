"""The words and signs for currencies in a Chinese text -> their codes of ISO 4217."""

from __future__ import annotations

import re
from decimal import Decimal

from translit.quantities import english

__all__ = ["SIGNS", "currency_after", "written"]

_YUAN = "元(?![素件宇年首旦老气音组数认器祖宝培帅凶始店户机论次方化函性结]|[一二三]次)"
"""Not an element (元素), a component (元件), dualism (二元论), a shop (十元店)."""

_CURRENCIES = (
    ("USD", "美元|美金|美刀|(?<!(?<!十)[一二两三四五六七八九])刀(?![具片锋法枪])|USD(?![A-Za-z])"),
    ("CNY", f"元人民币|块人民币|人民币|块钱|(?:RMB|CNY)(?![A-Za-z])|{_YUAN}"),
    ("EUR", "欧元|EUR(?![A-Za-z])"),
    ("GBP", "英镑|GBP(?![A-Za-z])"),
    ("JPY", "日元|日圆|JPY(?![A-Za-z])"),
    ("HKD", "港元|港币|HKD(?![A-Za-z])"),
    ("TWD", "新台币|新台幣|台币"),
    ("KRW", "韩元"),
    ("AUD", "澳元"),
    ("RUB", "卢布"),
    ("INR", "卢比"),
)

_CURRENCY = re.compile(
    " ?(?:" + "|".join(f"(?P<{code}>{words})" for code, words in _CURRENCIES) + ")"
)

SIGNS = {"$": "USD", "¥": "CNY", "€": "EUR", "£": "GBP"}
"""The signs before an amount. `¥` is the yuan's: that is what it means in Chinese."""


def currency_after(text: str, place: int) -> tuple[str, int]:
    """The currency that a text names at a place, and where its name ends; empty if none."""
    found = _CURRENCY.match(text, place)
    return (str(found.lastgroup), found.end()) if found else ("", place)


def written(value: Decimal, currency: str, locale: str) -> str:
    """A value as the target language writes it, with its currency if it has one."""
    shown = english.amount(value, locale=locale)
    return english.money(shown, currency) if currency else shown
