"""The figures of an English text, each with what stands around it: 30%, the 1960s, 21st, GPT-4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from translit.patterns import lazy
from translit.quantities.in_english.money import (
    CURRENCY,
    FIGURE,
    RANGE_BEFORE,
    RANGE_MONEY,
    SIGN,
    SIGNS,
    money,
    priced,
    scaled,
)
from translit.quantities.mentions import Mention, Value, Weight, mention
from translit.quantities.units_of_measure import conversions, unit_after

__all__ = [
    "CENTURY_BEHIND",
    "feet_and_inches",
    "figures",
    "multiples",
    "name_weight",
    "percents",
    "square",
    "squares",
    "versions",
]

_RANGE_UNIT = lazy(
    rf"(?:\s?(?:-|–|—|to|and|or|,)\s?|/){FIGURE}"
    r"(?=[ \u00a0-]?(?:%|per ?cent|[A-Za-z°℃℉]))"
)

_NAME = lazy(r"[A-Za-z_]-?\Z")
_ORDINAL = lazy(r"(?:st|nd|rd|th)(?![A-Za-z])(?P<century>[ -]centur(?:y|ies))?")
CENTURY_BEHIND = lazy(r"(?: and| or| to|-to-|–|,)[^.]{0,20}centur(?:y|ies)")
_DECADE_END = lazy(r"['’]?s(?![A-Za-z])")
_PERCENT = lazy(
    r"[ \u00a0-]?(?:(?P<pp>percentage[ -]points?|pp(?:ts?)?\b)|(?P<bp>basis points?|bps?\b)"
    r"|(?P<off>(?:%|per ?cent) ?(?:off|discount|cheaper|reduction|price cut))"
    r"|(?P<points>(?:%|per ?cent|-percent) (?:percentage )?points?)|(?P<percent>%|per ?cent"
    r"|pct\b))",
    re.IGNORECASE,
)
_CENTURY = 100
_TIMES = lazy(r"[ -]?(?:fold|times|x(?![A-Za-z0-9])|×(?! ?\d))")

_SQUARE = lazy(r"(?<![\d.A-Za-z])(?P<one>\d)[xX×](?P<other>\d)(?![\d.A-Za-z])")


def square(found: re.Match[str]) -> Mention:
    """`4x4` is a car with four driven wheels, and two numbers to others."""
    parts = [mention(*found.span(part), [Value(Decimal(found[part]))]) for part in ("one", "other")]
    values = [Value(f"{found['one']}x{found['other']}")]
    if found["one"] == found["other"]:
        values.append(Value(Decimal(found["one"])))
    return mention(*found.span(), values, parts=parts)


_FEET = lazy(
    r"(?<![\d.])(?P<feet>\d{1,2})(?: ?(?:ft\.?|feet|foot)(?:,? |-)|[′'’])"
    r"(?P<inches>\d{1,2})(?: ?(?:in\b\.?|inch(?:es)?)|[″\"”])"
)


def feet_and_inches(text: str) -> Iterator[Mention]:
    """`5 ft 7 in`: 67 inches."""
    for found in _FEET.finditer(text):
        inches = int(found["feet"]) * 12 + int(found["inches"])
        yield mention(*found.span(), conversions(Decimal(inches), "inch"))


def squares(text: str) -> Iterator[Mention]:
    """`3x3`; and `4x4`, which the source may call by another name: 越野车."""
    for found in _SQUARE.finditer(text):
        one = square(found)
        yield one if found[0] != "4x4" else one._replace(parts=(), weight=Weight.LOOSE)


def versions(text: str) -> Iterator[Mention]:
    """Numbers whose digits matter: 1.2.30."""
    for found in re.finditer(r"(?<![\d.])\d+(?:\.\d+){2,}", text):
        yield mention(*found.span(), [Value(found[0])])


def figures(text: str) -> Iterator[Mention]:
    """Every figure."""
    for found in re.finditer(rf"(?<!\d)(?<!\d\.){FIGURE}(?!\.?\d)", text):
        yield _figure(text, found)


def _figure(text: str, found: re.Match[str]) -> Mention:
    """A figure with what stands around it."""
    start, end = found.span()
    word = found[0]
    value = Decimal(word.replace(",", ""))
    if sign := SIGN.search(text, max(0, start - 4), start):
        return money(text, sign.start(), end, value, SIGNS[sign[0].strip()])
    if ranged := RANGE_BEFORE.search(text, max(0, start - 40), start):
        return money(text, start, end, value, SIGNS[ranged["sign"]])
    before = text[max(0, start - 2) : start]
    if _NAME.search(before) and not _PART_OF.search(text, max(0, start - 6), start):
        return _named(text, found, value)
    for rule in (percents, _decades, _ordinals, multiples):
        if one := rule(text, start, end, value):
            return one
    one = _plain(text, start, end, value, word)
    if _NOTE.search(text, max(0, start - 3), start) and text[end : end + 1] in ("", " ", "\n"):
        return one._replace(weight=Weight.LOOSE)
    return one


_PART_OF = lazy(r"\b(?:mid|late|early|pre|post)-\Z", re.IGNORECASE)
"""Before a time, as no name is: *the mid-1990s*."""
_NOTE = lazy(r"[A-Za-z][.,”\"!?]+\Z")
"""Before the mark of a footnote that lost its markup: `in worlds.1`."""


def _named(text: str, found: re.Match[str], value: Decimal) -> Mention:
    """The figure of a name: GPT-4, COVID-19, V3.10."""
    readings = (
        [Value(found[0]), Value(value.normalize())]
        if "." in found[0]
        else [Value(value.normalize())]
    )
    if found[0].endswith("0") and "." in found[0]:
        readings = readings[:1]
    name = re.search(r"[A-Za-z_]+-?\Z", text[: found.start()][-24:])
    weight = name_weight(text, found.start(), found.end())
    if name and name[0].strip("-").upper() in _NAMED:
        weight = Weight.LOOSE
    return mention(*found.span(), readings, weight=weight)


def name_weight(text: str, start: int, end: int) -> Weight:
    """How sure the figure of a name is: not where the name stands twice, nor in `i18n`."""
    if text[end : end + 1].isascii() and text[end : end + 1].isalpha():
        return Weight.COUNTED
    begin = start
    while (
        begin
        and text[begin - 1].isascii()
        and (text[begin - 1].isalnum() or text[begin - 1] in "_-")
    ):
        begin -= 1
    return Weight.LOOSE if text.find(text[begin:end]) < begin else Weight.SURE


_NAMED = frozenset("COVID COV CO CH H O N SO NO NH PM G MP WEB B P".split())
"""Names whose figure the source may not have: COVID-19, SARS-CoV-2, CO2, H2O."""


def percents(text: str, start: int, end: int, value: Decimal) -> Mention | None:
    """`30%`, `3 percentage points`, `50 basis points`, `20% off`."""
    unit = _PERCENT.match(text, end)
    if not unit:
        ranged = None if _is_year(text, start, end) else _RANGE_UNIT.match(text, end)
        unit = ranged and _PERCENT.match(text, ranged.end())
        if not unit:
            return None
        return mention(start, end, [Value(value.normalize(), name) for name in _share(unit, text)])
    if unit["bp"]:
        return mention(start, unit.end(), [*conversions(value, "bp"), Value(value)])
    values = [Value(value.normalize(), name) for name in _share(unit, text)]
    return mention(start, unit.end(), values)


_IN = lazy(r"\b(?:in|since|by|during|until|late|early|mid) \Z", re.IGNORECASE)


def _is_year(text: str, start: int, end: int) -> bool:
    """Whether a figure is a year that the next one has no part in: *46% in 2018 to 58%*."""
    year = end - start == len("2018") and text[start : start + 2] in {"19", "20"}
    return year and _IN.search(text, max(0, start - 7), start) is not None


_OFF = lazy(r"(?:discount|reduction|off|lower|cut|save|saving)s?\b", re.IGNORECASE)


def _share(unit: re.Match[str], text: str) -> tuple[str, ...]:
    if unit["pp"] or unit["points"]:
        return ("pp",)
    if unit["off"] or _OFF.match(text[unit.end() :].lstrip()[:12]):
        return ("%off",)
    if _OFF.search(text[max(0, unit.start() - 24) : unit.start()]):
        return ("%off", "%")
    return ("%",)


def _decades(text: str, start: int, end: int, value: Decimal) -> Mention | None:
    ending = _DECADE_END.match(text, end)
    if not ending or value % 10 or not (value < _CENTURY or 1000 <= value < 3000):  # noqa: PLR2004
        return None
    years = (value,) if value >= 1000 else (value + 1900, value + 2000, value + 1800)  # noqa: PLR2004
    values = [Value(year, "decade") for year in years]
    if value % 100 == 0 and value >= 1000:  # noqa: PLR2004
        values.append(Value(value / 100 + 1, "century"))
    return mention(start, ending.end(), [*values, Value(value.normalize())])


def _ordinals(text: str, start: int, end: int, value: Decimal) -> Mention | None:
    ending = _ORDINAL.match(text, end)
    if not ending:
        return None
    several = ending["century"] or CENTURY_BEHIND.match(text, ending.end())
    plain = Value(value.normalize())
    values = [Value(plain.number, "century" if several else "th")]
    return mention(start, ending.end(), values)


def multiples(text: str, start: int, end: int, value: Decimal) -> Mention | None:
    """`5 times`, `3x`."""
    ending = _TIMES.match(text, end)
    return mention(start, ending.end(), [Value(value.normalize(), "fold"),
                                         Value(value.normalize())]) if ending else None  # fmt: skip


_MINUS = lazy(r"(?:(?<![\w)])[-–−]|\bminus |\bnegative )\Z")
_YEAR_OF = lazy(r"['’]\Z|(?<![\d,.])[12]\d{3}[-–]\Z")
"""Before two digits that are a year: '95, 1995–96."""


def _plain(text: str, start: int, end: int, value: Decimal, word: str) -> Mention:
    scales, after = scaled(text, end)
    currency = CURRENCY.match(text, after)
    if not currency and (ranged := RANGE_MONEY.match(text, end)):
        currency = CURRENCY.match(text, ranged.end())
        behind = end
    else:
        behind = currency.end() if currency else after
    if currency and currency.lastgroup:
        return priced(start, behind, value, scales, currency.lastgroup)
    unit, until = unit_after(text, after)
    letter = after > end and text[after - 1] in "mMtTkKbB"
    if letter or after == end:  # 100 m: metres, or million
        own, own_end = unit_after(text, end)
        if own:
            values = [*conversions(value.normalize(), own)]
            if own in {"C", "F"} and _MINUS.search(text, max(0, start - 9), start):
                values += conversions(-value.normalize(), own)
            values += [Value((value * scale).normalize()) for scale in scales if after > end]
            return mention(start, max(own_end, after), values)
    is_year = _is_year(text, start, end)
    if not unit and not is_year and (ranged := _RANGE_UNIT.match(text, end)):
        unit, until = unit_after(text, ranged.end())[0], after
    values = [one for scale in scales for one in conversions((value * scale).normalize(), unit)]
    if letter:
        values += [Value(value.normalize())]
    if word.endswith("0") and "." in word and not unit and after == end:
        values = [Value(word)]  # Python 3.10
    if (
        not unit
        and value < _CENTURY
        and after == end
        and _YEAR_OF.search(text, max(0, start - 5), start)
    ):
        values += [Value(value + 1900), Value(value + 2000)]  # '95, 1995–96
    return mention(start, max(until if unit else after, after), values)
