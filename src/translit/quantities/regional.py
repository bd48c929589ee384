"""A text from Taiwan, Hong Kong or Macau -> the same, its 元 told from that of the mainland.

三千元 are 3,000 yuan in a post of the mainland, NT$3,000 in one of Taiwan, HK$3,000 in one of Hong
Kong. Where nothing else names a currency, 元 becomes a sign that only the row of the region's own
currency knows; every other character, and so every place, stays as it is.
"""

from __future__ import annotations

from translit.patterns import lazy
from translit.quantities.currencies import CURRENCIES, alternatives
from translit.quantities.currency_words import currency_after
from translit.quantities.numerals import folded

__all__ = ["LOCALES", "with_own_money"]

_OWN = {one.region: one.own for one in CURRENCIES if one.region}
"""What of a locale names a region, and the sign of its currency."""

LOCALES = tuple(f"zh_{region}" for region in _OWN)
"""Where 元 is not the yuan."""

_DIGITS = r"\d零〇一二两三四五六七八九十百千万亿廿卅几数"

_SUM = lazy(
    rf"(?P<named>(?:{alternatives()}|[A-Z]{{3}}|[A-Z]{{0,2}}[$¥€£]) ?)?"
    rf"[{_DIGITS}][{_DIGITS}.,多余来]*+"
)
_OTHER = lazy(f" ?(?:{alternatives()})")

_YUAN = frozenset(("元", "块钱"))


def with_own_money(text: str, locale: str) -> str:
    """The text with the money of a locale's region; the same where 元 is the yuan there."""
    _, *regions = locale.casefold().replace("-", "_").split("_")
    own = next((_OWN[region] for region in reversed(regions) if region in _OWN), "")
    if not own:
        return text
    plain, parts, at = folded(text), [], 0
    for found in _SUM.finditer(plain):
        named, end = currency_after(plain, found.end())
        sign = plain[found.end() : end].strip("整 ")
        if named == "CNY" and sign in _YUAN and not found["named"] and not _OTHER.match(plain, end):
            start = plain.index(sign, found.end())
            parts += [text[at:start], own * len(sign)]
            at = start + len(sign)
    return "".join((*parts, text[at:]))
