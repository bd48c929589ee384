"""A run of Han numerals -> its value, or the two values between which it guesses."""

from __future__ import annotations

import re
from decimal import Decimal

from translit.patterns import lazy

__all__ = ["DIGITS", "MULTIPLIERS", "TENS", "guess_of", "scale_of", "value_of"]

DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    "〇": 0,
    "两": 2,
    "俩": 2,
}
"""Han digits; 十 and larger ones multiply."""

MULTIPLIERS = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10_000,
    "亿": 100_000_000,
    "兆": 10**12,
}

TENS = {"廿": 20, "卅": 30}

_NEIGHBOURS = lazy("一[两二]|两三|二三|三四|四五|五六|六七|七八|八九")
"""Two digits side by side: one or the other."""

_TAEL = lazy(r"[百千万亿]一两\Z")
"""四万一两: so much for a tael, or 41,000 to 42,000."""

_SPELT = 3
"""From so many digits on, digits alone are read one by one: 二零二五."""


def value_of(word: str) -> Decimal | None:  # each way to be no number
    """The value of a run of Han digits; None where it is no number: `三四百`, `万千`, `七八`."""
    if not any(one in MULTIPLIERS or one in TENS for one in word):
        return _digits(word)
    if word[0] != "万":
        word = word.replace("万万", "亿")  # 四万万
    sections = re.split("([万亿])", word)
    total, closed = Decimal(), 10**13
    for part, unit in zip(sections[::2], [*sections[1::2], ""], strict=True):
        last = not unit
        section = _section(part, closed if last else 0, last=last)
        if section is None:
            return None
        if last:
            return total + section
        scale = MULTIPLIERS[unit]
        if not part and not total:
            return None  # 万千
        if not part and closed < scale:
            total *= scale  # 一万亿: the 亿 counts all that stands before it
        elif scale > closed:
            total = (total + section) * scale
        elif scale == closed or not part:
            return None  # 十万八万: either of two
        else:
            total += section * scale
        closed = scale
    return None


def _digits(word: str) -> Decimal | None:
    """Digits one by one: 二零二五; two of them are a guess, or a word."""
    if len(word) > 1 and ("两" in word or (len(word) < _SPELT and not {*word} & {*"零〇"})):
        return None
    return Decimal("".join(str(DIGITS[one]) for one in word))


def _section(  # noqa: PLR0911  # each way to be no number
    word: str, closed: int, *, last: bool
) -> Decimal | None:
    """The value of what stands before 万 or 亿, or last: below 10,000.

    `closed` is the unit before it, of which a last digit counts tenths: the 八 of 一万八.
    """
    total, smallest, digit, zero = 0, 10_000, None, False
    for at, one in enumerate(word):
        if one in "零〇":
            if digit is not None or (at == 0 and not closed):
                return None  # 零一万物
            zero = True
        elif one in DIGITS:
            if digit is not None:
                return None
            digit = DIGITS[one]
        else:
            unit = 10 if one in TENS else MULTIPLIERS[one]
            if unit >= smallest or (digit is None and unit != 10 and one not in TENS):  # noqa: PLR2004
                return None
            total += TENS[one] if one in TENS else (1 if digit is None else digit) * unit
            smallest, digit, zero = unit, None, False
    if digit is None:
        return None if zero and not total and not last else Decimal(total)
    if zero or smallest == 10:  # noqa: PLR2004
        return Decimal(total + digit)
    if smallest < 10_000:  # noqa: PLR2004  # 三百五
        return Decimal(total + digit * smallest // 10) if last else None
    return Decimal(digit * (closed // 10 if closed and closed < 10**13 else 1))


def guess_of(word: str) -> tuple[Decimal, Decimal] | None:
    """The two values of a guess: 七八百, 十七八万, 一百二三十万, 一万六七."""
    found = list(_NEIGHBOURS.finditer(word))
    if len(found) != 1 or _TAEL.search(word):
        return None
    start, end = found[0].span()
    low = value_of(word[: start + 1] + word[end:])
    high = value_of(word[:start] + word[end - 1 :])
    return (low, high) if low is not None and high is not None and low < high else None


def scale_of(word: str) -> int:
    """The largest multiplier in a word, which is not empty."""
    return max(MULTIPLIERS.get(one, 1) for one in word)
