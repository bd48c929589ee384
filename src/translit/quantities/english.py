"""Numbers -> how they are written in the target language, by Babel's data for its locale."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from translit.quantities.currencies import CURRENCIES

__all__ = [
    "amount",
    "between",
    "centuries",
    "century",
    "day",
    "decade",
    "decades",
    "fraction",
    "money",
    "ordinal",
    "percent",
    "vague",
]

_SYMBOLS = {one.code: one.symbol for one in CURRENCIES if one.symbol}
_PLURALS = {one.code: one.plural for one in CURRENCIES}

_MILLION = 1_000_000

_SCALES = {
    10: "dozens", 100: "hundreds", 1_000: "thousands", 10_000: "tens of thousands",
    100_000: "hundreds of thousands", 10**6: "millions", 10**7: "tens of millions",
    10**8: "hundreds of millions", 10**9: "billions", 10**10: "tens of billions",
    10**11: "hundreds of billions", 10**12: "trillions", 10**13: "tens of trillions",
    10**14: "hundreds of trillions",
}  # fmt: skip
"""What `几亿` and its like are called: about so many."""

_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth",
          9: "ninth", 10: "tenth"}  # fmt: skip
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@lru_cache(maxsize=1024)
def amount(value: Decimal, *, locale: str) -> str:
    """`800 million`, `12.34 million`, `18,000`."""
    from babel.numbers import format_compact_decimal, format_decimal  # slow to import

    # Babel leaves out what is behind the sixth digit, and no amount may be another.
    scale = next((scale for scale in (10**12, 10**9) if abs(value) >= scale), _MILLION)
    exact = value == value.to_integral_value() and value % (Decimal(scale) / 10**4)
    if abs(value) < _MILLION or (exact and scale == _MILLION) or value % (Decimal(scale) / 10**6):
        return str(format_decimal(value, format="#,##0.######", locale=locale))
    try:
        shown = format_compact_decimal(value, format_type="long", locale=locale, fraction_digits=6)
    except KeyError:  # Japanese, for one, has no long form
        shown = format_compact_decimal(value, locale=locale, fraction_digits=6)
    return str(shown)


def money(written: str, currency: str) -> str:
    """An amount that is written, with its currency: `$1.4 trillion`, `200 billion yuan`."""
    symbol = _SYMBOLS.get(currency)
    return f"{symbol}{written}" if symbol else f"{written} {_PLURALS[currency]}"


def between(low: str, high: str, currency: str = "") -> str:
    """`between $1 billion and $2 billion`, `between 20 and 30 yuan`."""
    if not currency:
        return f"between {low} and {high}"
    first = money(low, currency) if currency in _SYMBOLS else low
    return f"between {first} and {money(high, currency)}"


def vague(scale: int, currency: str) -> str:
    """`billions of dollars`, `millions of`."""
    return f"{_SCALES[scale]} of {_PLURALS[currency]}" if currency else f"{_SCALES[scale]} of"


def percent(value: Decimal, *, locale: str) -> str:
    """`30%`, `3.5%`."""
    from babel.numbers import format_percent

    return str(format_percent(value / 100, locale=locale, decimal_quantization=False))


def fraction(above: int, below: int) -> str:
    """`one third`, `two thirds`, `17/20`."""
    if below not in _PARTS or above >= len(_WORDS):
        return f"{above}/{below}"
    name = _PARTS[below]
    if above > 1:
        name = "halves" if below == 2 else f"{name}s"  # noqa: PLR2004
    return f"{_WORDS[above]} {name}"


def day(year: int | None, month: int, number: int | None, *, locale: str, until: int) -> str:
    """`December 1, 2025`, `December 2025`, `December`, `December 1`, `December 10–15`."""
    from babel.dates import format_date, format_skeleton

    when = date(year or 2024, month, 1 if number is None else number)  # 2024 had a February 29
    if number is None:
        named = format_skeleton("yMMMM", when, locale=locale)
        return str(named if year else format_date(when, "LLLL", locale=locale))
    written = _day(when, year, locale)
    if not until:
        return written
    # The month or the year may have the same digits: the day is what another day has otherwise.
    other = _day(when.replace(day=2 if number == 3 or number >= 30 else 3), year, locale)  # noqa: PLR2004
    at = next(at for at, (one, two) in enumerate(zip(written, other, strict=False)) if one != two)
    return f"{written[:at]}{number}–{until}{written[at + len(str(number)) :]}"


def _day(when: date, year: int | None, locale: str) -> str:
    from babel.dates import format_date, format_skeleton

    if year:
        return str(format_date(when, "long", locale=locale))
    return str(format_skeleton("MMMMd", when, locale=locale))


def decade(year: int) -> str:
    """`the 1990s`."""
    return f"the {year}s"


def decades(first: int, second: int) -> str:
    """`the 1980s and 1990s`."""
    return f"the {first}s and {second}s"


def century(number: int) -> str:
    """`the 21st century`."""
    return f"the {ordinal(number)} century"


def centuries(first: int, second: int) -> str:
    """`the 18th and 19th centuries`."""
    return f"the {ordinal(first)} and {ordinal(second)} centuries"


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `11th`."""
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
