"""Sums of money in an English text, and the scales behind a figure: $1.4 trillion, 5 yuan, 10k."""

from __future__ import annotations

import re
from decimal import Decimal

from translit.quantities.mentions import Mention, Value, mention

__all__ = ["CURRENCY", "FIGURE", "RANGE_MONEY", "SIGN", "SIGNS", "money", "priced", "scaled"]

FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
SIGNS = {"US$": "USD", "HK$": "HKD", "NT$": "TWD", "A$": "AUD", "C$": "CAD", "S$": "SGD",
          "AU$": "AUD", "CA$": "CAD", "$": "dollar", "€": "EUR", "£": "GBP", "¥": "CNY",
          "￥": "CNY",
          "₩": "KRW", "₹": "INR", "RMB": "CNY", "CNY": "CNY", "USD": "USD", "EUR": "EUR",
          "GBP": "GBP", "JPY": "JPY", "HKD": "HKD"}  # fmt: skip
_CURRENCIES = (
    ("USD", r"US dollars?|U\.S\. dollars?|American dollars?|USD"),
    ("HKD", "Hong Kong dollars?|HKD"),
    ("TWD", "(?:New )?Taiwan(?:ese)? dollars?|TWD|NTD"), ("AUD", "Australian dollars?|AUD"),
    ("CAD", "Canadian dollars?|CAD"), ("SGD", "Singapore(?:an)? dollars?|SGD"),
    ("dollar", "dollars?|bucks?"), ("CNY", "yuan|RMB|renminbi|CNY|kuai"), ("EUR", "euros?|EUR"),
    ("GBP", "British pounds?|pounds? sterling|GBP"), ("pound", "pounds?"), ("JPY", "yen|JPY"),
    ("KRW", "(?:Korean )?won(?= |[,.;)]|$)|KRW"), ("INR", "rupees?|INR"),
    ("RUB", "rubles?|roubles?|RUB"),
    ("CHF", "Swiss francs?|CHF"), ("THB", "baht"), ("VND", "dong"), ("cent", "cents?"),
)  # fmt: skip
CURRENCY = re.compile(
    r"[ \u00a0-]?(?:" + "|".join(f"(?P<{code}>{words})" for code, words in _CURRENCIES)
    + ")(?![A-Za-z])"
)  # fmt: skip
_SCALES = {"thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "m": 10**6, "mm": 10**6,
           "mil": 10**6, "billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12,
           "tn": 10**12, "t": 10**12, "hundred": 100, "dozen": 12}  # fmt: skip
_SCALE = re.compile(
    r"[ \u00a0-]?(thousand|million|billion|trillion|hundred|dozen|mil|bn|mn|mm|tn|[kmbt])"
    r"(?![A-Za-z0-9²³])",
    re.IGNORECASE,
)
_RANGE_SCALE = re.compile(
    rf"\s?(?:-|–|—|to|and|or)\s?(?:US|HK|NT)?[$€£¥]?{FIGURE}[ \u00a0-]?"
    r"(thousand|million|billion|trillion|bn|mn|tn|[kmb])(?![A-Za-z])",
    re.IGNORECASE,
)

RANGE_MONEY = re.compile(
    rf"\s?(?:-|–|—|to|and|or)\s?(?:US|HK|NT)?[$€£¥]?{FIGURE}(?:[ -]?(?:thousand|million|billion"
    rf"|trillion))?"
)

SIGN = re.compile(
    r"(?:(?<![A-Za-z])(?:US|HK|NT|AU|CA|[ACS])?\$|[€£¥￥₩₹]|\b(?:RMB|CNY|USD|EUR|GBP|JPY|HKD)) ?\Z"
)


def money(text: str, start: int, end: int, value: Decimal, sign: str) -> Mention:
    """A figure behind the sign of a currency."""
    scales, end = scaled(text, end)
    named = CURRENCY.match(text, end)
    if named and named.lastgroup and (sign in ("dollar", "CNY") or named.lastgroup == sign):
        sign, end = named.lastgroup, named.end()  # $5 million USD, ¥500 yen
    currencies = (sign, "JPY") if sign == "CNY" and text[start] in "¥￥" else (sign,)
    values = [Value((value * scale).normalize(), one) for scale in scales for one in currencies]
    return mention(start, end, values)


def scaled(text: str, end: int) -> tuple[tuple[int, ...], int]:
    """The scales that a figure may have, and where the first of them ends."""
    if scale := _SCALE.match(text, end):
        return (_SCALES[scale[1].casefold()],), scale.end()
    if scale := _RANGE_SCALE.match(text, end):
        return (_SCALES[scale[1].casefold()], 1), end
    return (1,), end


def priced(start: int, end: int, value: Decimal, scales: tuple[int, ...], code: str) -> Mention:
    """A figure before the name of a currency."""
    values = [Value((value * scale).normalize(), code) for scale in scales]
    if code == "cent":
        values = [Value((value / 100).normalize(), one) for one in ("CNY", "dollar", "EUR")]
        values.append(Value(value, "cent"))
    return mention(start, end, values)
