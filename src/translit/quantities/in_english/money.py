"""Sums of money in an English text, and the scales behind a figure: $1.4 trillion, 5 yuan, 10k."""

from __future__ import annotations

import re
from decimal import Decimal

from translit.patterns import lazy
from translit.quantities.currencies import CURRENCIES
from translit.quantities.mentions import Mention, Value, mention

__all__ = [
    "CURRENCY",
    "FIGURE",
    "RANGE_BEFORE",
    "RANGE_MONEY",
    "SIGN",
    "SIGNS",
    "money",
    "priced",
    "scaled",
]

FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_LOOSE = (
    ("dollar", "dollars?"), ("buck", "bucks?"), ("pound", "pounds?"), ("cent", "cents?"),
)  # fmt: skip
"""Names that more than one currency has."""

_LOOSE_SIGNS = {"$": "dollar"}

SIGNS = {
    sign: one.code for one in CURRENCIES for sign in filter(None, (one.symbol, *one.signs.split()))
} | _LOOSE_SIGNS
"""What may stand before a figure, and what that is then."""

CURRENCY = lazy(
    r"[ \u00a0-]?(?:"
    + "|".join(f"(?P<{one.code}>{one.english}|{one.code})" for one in CURRENCIES)
    + "|"
    + "|".join(f"(?P<{name}>{words})" for name, words in _LOOSE)
    + ")(?![A-Za-z])"
)
_SCALES = {"thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "m": 10**6, "mm": 10**6,
           "mil": 10**6, "billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12,
           "tn": 10**12, "t": 10**12, "hundred": 100, "dozen": 12}  # fmt: skip
_SCALE = lazy(
    r"[ \u00a0-]?(thousand|million|billion|trillion|hundred|dozen|mil|bn|mn|mm|tn|[kmbt])"
    r"(?![A-Za-z0-9²³])",
    re.IGNORECASE,
)
_SYMBOL = "|".join(map(re.escape, sorted(SIGNS, key=lambda sign: (-len(sign), sign))))

_RANGE_SCALE = lazy(
    rf"\s?(?:-|–|—|to|and|or)\s?(?:{_SYMBOL})?{FIGURE}[ \u00a0-]?"
    r"(thousand|million|billion|trillion|bn|mn|tn|[kmb])(?![A-Za-z])",
    re.IGNORECASE,
)

RANGE_MONEY = lazy(
    rf"\s?(?:-|–|—|to|and|or)\s?(?:{_SYMBOL})?{FIGURE}(?:[ -]?(?:thousand|million|billion"
    rf"|trillion))?"
)

_APART = "|".join(re.escape(sign) for sign in SIGNS if sign[0].isalpha() or sign == "$")
"""Signs that are none at the end of a word."""

_ALONE = "".join(sign for sign in SIGNS if len(sign) == 1 and sign != "$")

_SIGN = rf"(?:(?<![A-Za-z])(?:{_APART})|[{_ALONE}])"
SIGN = lazy(rf"{_SIGN} ?\Z")

RANGE_BEFORE = lazy(
    rf"(?P<sign>{_SIGN}) ?{FIGURE}"
    r"(?:[ -]?(?:thousand|million|billion|trillion|[kmb]|bn))? ?[-–—] ?\Z"
)
"""Before the second figure of a range: $20–30."""


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
