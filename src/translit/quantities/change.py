"""Prices as they are said: 3块6 is 3.6 yuan, and so is 三块六; 2元5角 is 2.5."""

from __future__ import annotations

import re
from decimal import Decimal

from translit.model import Span
from translit.quantities.currencies import written
from translit.quantities.numerals import DIGITS, number_at
from translit.quantities.values import Kind, Quantity

__all__ = ["change"]

_TENTHS = re.compile(
    r"块(?P<digit>\d)(?!\d|[.,]\d|[十百千万亿]|[A-Za-z%]|[寸英厘毫米个张核层克斤升倍折位代路年月号日级])"
    r"|块(?P<han>[一二三四五六七八九])(?=[毛钱，。！？；、,.!?;）)”」\s的就每起了]|左右"
    r"|一[单位斤个份次杯张碗条瓶盒包只件支口串根]|\Z)"
    r"|元(?P<jiao>[\d一二三四五六七八九])(?=角)"
)
"""Not 5块3D屏 or 两块10斤的肉; in Han digits only where nothing else can be: 三块五花肉."""

_HUNDREDTHS = re.compile(r"[毛角](?:([\d一二三四五六七八九])(?![\d.,十百千万亿]))?分?")

_LARGEST = 10_000
"""Whoever says so many yuan does not say the tenths."""


def change(text: str, at: int, locale: str) -> Quantity | None:
    """`3块6`, `12块5毛`, `三块五`, `2元5角`: yuan and tenths of one."""
    number = number_at(text, at)
    if number is None or number.more or number.value >= _LARGEST or number.value % 1:
        return None
    found = _TENTHS.match(text, number.end)
    if not found:
        return None
    value, end = number.value + _digit(found[str(found.lastgroup)]) / 10, found.end()
    if smaller := _HUNDREDTHS.match(text, end):
        value += _digit(smaller[1] or "0") / 100
        end = smaller.end()
    return Quantity(Span(at, end), written(value, "CNY", locale), Kind.MONEY, always=True)


def _digit(sign: str) -> Decimal:
    return Decimal(DIGITS[sign] if sign in DIGITS else int(sign))
