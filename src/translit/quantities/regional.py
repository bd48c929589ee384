"""A text from Taiwan, Hong Kong or Macau -> the same, its 元 told from that of the mainland.

三千元 are 3,000 yuan in a post of the mainland, NT$3,000 in one of Taiwan, HK$3,000 in one of Hong
Kong. Where nothing else names a currency, 元 becomes a sign that only the row of the region's own
currency knows; every other character, and so every place, stays as it is.
"""

from __future__ import annotations

from functools import lru_cache

from translit.model import HIDDEN
from translit.patterns import lazy
from translit.quantities.change import with_tenths
from translit.quantities.currencies import CURRENCIES, alternatives
from translit.quantities.currency_words import currency_after
from translit.quantities.numerals import folded

__all__ = ["read_with_money", "with_own_money"]

_PLACES = {one.region: one for one in CURRENCIES if one.region}
"""What of a locale names a region, and its currency."""

_DIGITS = r"\d零〇一二两三四五六七八九十百千万亿廿卅几数"

_SUM = lazy(
    rf"(?P<named>(?:{alternatives()}|[A-Z]{{3}}|[A-Z]{{0,2}}[$¥€£]) ?{HIDDEN}*+)?"
    rf"[{_DIGITS}][{_DIGITS}.,多余来]*+{HIDDEN}*+"
)
"""A number, and the codes behind it that are hidden: `花了**8**元`."""
_OTHER = lazy(f" ?(?:{alternatives()})")

_YUAN = frozenset(("元", "圆", "块", "块钱", "元钱"))
_YUAN_SIGNS = frozenset("元圆圓块塊")
"""A text that has none of these signs has no 元, however it is written."""


def read_with_money(text: str, locale: str) -> list[tuple[str, str]]:
    """The text as it can be read, and whose money 元 is then: once, where a locale says it.

    Traditional characters of no region (`zh_Hant`) may be of any place that writes them.
    """
    read = [(with_own_money(text, locale), _currency(locale))]
    if locale.casefold().endswith("hant") and not _YUAN_SIGNS.isdisjoint(text):
        read += [(with_own_money(text, f"zh_{at}"), one.code) for at, one in _PLACES.items()]
    return read


def with_own_money(text: str, locale: str) -> str:
    """The text with the money of a locale's region; the same where 元 is the yuan there."""
    own = next((one.own for one in CURRENCIES if one.code == _currency(locale)), "")
    if not own or _YUAN_SIGNS.isdisjoint(text):
        return text
    plain, parts, at = folded(text), [], 0
    for found in _SUM.finditer(plain):
        sign = _yuan(plain, found.end())
        if sign and not found["named"]:
            start = plain.index(sign, found.end())
            parts += [text[at:start], own * len(sign)]
            at = start + len(sign)
    return "".join((*parts, text[at:]))


def _yuan(plain: str, at: int) -> str:
    """What is 元 behind a number, of no country that is named; empty where nothing is."""
    if with_tenths(plain, at):
        return plain[at]
    named, end = currency_after(plain, at)
    sign = plain[at:end].strip("整 ")
    return sign if named == "CNY" and sign in _YUAN and not _OTHER.match(plain, end) else ""


@lru_cache(maxsize=16)
def _currency(locale: str) -> str:
    """The code of the money that 元 is where a locale is written."""
    _, *parts = locale.casefold().replace("-", "_").split("_")
    return next((_PLACES[part].code for part in reversed(parts) if part in _PLACES), "CNY")
