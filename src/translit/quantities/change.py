"""Prices as they are said: 3块6 is 3.6 yuan, and so is 三块六; 2元5角 is 2.5."""

from __future__ import annotations

from decimal import Decimal

from translit.model import Span
from translit.patterns import lazy
from translit.quantities.currencies import CURRENCIES
from translit.quantities.currency_words import written
from translit.quantities.grammar import DIGITS
from translit.quantities.numerals import number_at
from translit.quantities.quantity import Kind, Quantity

__all__ = ["change", "with_tenths"]

_PRICED = (
    r"\Z|[，。！？；、,!?;）)”」』》\s~～—–/-]|\.(?!\d)|[毛角钱分]|左右|上下|以上|以下|起(?!来)"
    r"|的|了|吧|呢|啊|就|每|到|至|多|卖|买|还|都|和|与|或|是"
)
"""What may stand behind a price."""
_EACH = r"一[单位斤个份次杯张碗条瓶盒包只件支口串根公袋本双枚颗块对箱盘壶棵头套米台部卷打]"
_OWN = {one.own: one.code for one in CURRENCIES if one.region}
_SIGNS = "".join(_OWN)
_TENTHS = lazy(
    rf"[块{_SIGNS}](?P<digit>\d)(?={_PRICED}|{_EACH})"
    rf"|[块{_SIGNS}](?P<han>一(?!起)|[二三四五六七八九])(?={_PRICED}|{_EACH})(?!多|起.)"
    rf"|[元{_SIGNS}](?P<jiao>[\d一二三四五六七八九])(?=角)"
)
"""Not 5块3D屏 or 两块10斤的肉, nor 三块五花肉, 两块一起."""

_PIECES = lazy(r"[这那第哪]\Z")
"""块 counts pieces: 这两块."""

_HUNDREDTHS = lazy(r"[毛角](?:([\d一二三四五六七八九])(?![\d.,十百千万亿]))?分?")

_LARGEST = 10_000
"""Whoever says so many yuan does not say the tenths."""


def change(text: str, at: int, locale: str) -> Quantity | None:
    """`3块6`, `12块5毛`, `三块五`, `2元5角`: yuan and tenths of one."""
    number = number_at(text, at)
    if number is None or number.more or number.high or _PIECES.search(text, max(0, at - 1), at):
        return None
    if number.value >= _LARGEST or number.value % 1:
        return None
    found = _TENTHS.match(text, number.end)
    if not found:
        return None
    value, end = number.value + _digit(found[str(found.lastgroup)]) / 10, found.end()
    if smaller := _HUNDREDTHS.match(text, end):
        value += _digit(smaller[1] or "0") / 100
        end = smaller.end()
    money = _OWN.get(text[number.end], "CNY")
    return Quantity(Span(at, end), written(value, money, locale), Kind.MONEY, always=True)


def with_tenths(text: str, at: int) -> bool:
    """Whether the tenths of a price stand behind the sign at a place: 块6, 元5角."""
    return _TENTHS.match(text, at) is not None


def _digit(sign: str) -> Decimal:
    return Decimal(DIGITS[sign] if sign in DIGITS else int(sign))
