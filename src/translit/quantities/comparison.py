"""The numbers of a source and of a translation -> those that one of them has and the other not.

Lenient in how a number is written (1,400 billion is 1.4 trillion, May is the fifth month, three
is 3), strict in which number it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from translit.quantities.grammar import DIGITS, MULTIPLIERS
from translit.quantities.numerals import folded, number_at
from translit.quantities.reading import readings
from translit.quantities.spelt import CARDINALS, TENS, spelt
from translit.quantities.values import Kind, Quantity

__all__ = ["extra", "missing"]

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
_ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
             "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth",
             "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth")  # fmt: skip
_WORDS: dict[str, tuple[int, ...]] = {}
for _names in (CARDINALS, _ORDINALS):
    for _value, _name in enumerate(_names):
        _WORDS[_name] = (_value,)
for _value, _name in enumerate(_MONTHS, 1):
    _WORDS[_name] = _WORDS[_name[:3]] = (_value,)
for _value, _name in enumerate(TENS, 2):
    _WORDS[_name] = (_value * 10,)
_WORDS |= {
    "once": (1,), "twice": (2,), "double": (2,), "doubled": (2,), "pair": (2,), "couple": (2,),
    "both": (2,), "half": (2, 50), "halves": (2, 50), "thirds": (3,), "quarter": (4, 25),
    "quarters": (4, 25), "fifths": (5,), "tenths": (10,), "triple": (3,), "tripled": (3,),
    "dozen": (12,), "hundred": (100,), "thousand": (1000,), "sept": (9,), "a": (1,), "an": (1,),
    "single": (1,), "tenfold": (10,), "million": (10**6,), "billion": (10**9,),
    "trillion": (10**12,), "decade": (10,), "century": (100,),
}  # fmt: skip

_SCALES = {"thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "m": 10**6, "mm": 10**6,
           "billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12,
           "t": 10**12, "hundred": 100, "percent": 1, "%": 1}  # fmt: skip

_NUMBER = re.compile(r"(?<![\d.])(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)*")
_SCALE = re.compile(
    r"[ \u00a0-]?(thousand|million|billion|trillion|hundred|bn|mn|tn|[kmbt])(?![A-Za-z])",
    re.IGNORECASE,
)
_RANGE_SCALE = re.compile(
    r"\s?(?:-|–|—|to|and|or)\s?[$€£¥]?\d[\d.,]*[ \u00a0-]?"
    r"(thousand|million|billion|trillion|bn|mn|tn|[kmbt])(?![A-Za-z])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+")
_HAN_RUN = re.compile("[半双俩]|[零〇一二两三四五六七八九十百千万亿]{1,12}")
_HALVES = {"半": (2, 50, 30, 6, 18, 0.5, 1, 1.5), "双": (2,), "俩": (2,)}
"""What the translation may count: half an hour is 30 minutes, half a year six months."""


_DATED = frozenset((Kind.DATE, Kind.PERIOD))


def missing(source: str, target: str, *, locale: str = "en") -> list[str]:
    """The quantities and figures of a source that a translation does not hold."""
    plain = folded(source)
    available = Counter[Decimal]()
    for values in _of_target(target):
        available.update(values)
    lost = []
    taken = bytearray(len(source))
    for quantity in readings(source, locale=locale):
        taken[slice(*quantity.span)] = b"\1" * (quantity.span.end - quantity.span.start)
        if not _held(quantity, target, available):
            lost.append(quantity.span.of(source))
    for found in _NUMBER.finditer(plain):
        if 1 in taken[found.start() : found.end()]:
            continue
        value = _decimal(found[0])
        if not _take(available, value, *_likely(plain, found, value)):
            lost.append(found[0])
    return lost


def extra(source: str, target: str, *, locale: str = "en") -> list[str]:
    """The figures of a translation that its source does not account for, each as often."""
    known = _of_source(source, locale)
    return [
        found[0] for found in _NUMBER.finditer(target) if not _take(known, *_values(target, found))
    ]


def _held(quantity: Quantity, target: str, available: Counter[Decimal]) -> bool:
    """Whether a translation has a quantity, as we would write it or otherwise."""
    written = re.escape(quantity.target)
    if re.search(rf"(?<![\d.,]){written}(?![\d%])", target, re.IGNORECASE):
        for values in _of_target(quantity.target):
            _take(available, *values)
        return True
    if quantity.kind is Kind.VAGUE:
        word = next(iter(_WORD.findall(quantity.target.removeprefix("over "))[-1:]), "")
        scale = re.search(r"(hundred|thousand|million|billion|trillion)", quantity.target)
        wanted = scale[1] if scale else word
        figures = list(_of_target(quantity.target))
        return bool(wanted and wanted.casefold() in target.casefold()) or any(
            _take(available, *values) for values in figures
        )
    return all(_take(available, *values) for values in _figures(quantity))


def _figures(quantity: Quantity) -> Iterator[tuple[Decimal, ...]]:
    """The numbers of a quantity; each may be written in several ways."""
    target = quantity.target
    words = quantity.kind in _DATED or quantity.kind is Kind.FRACTION
    for found in _NUMBER.finditer(target):
        yield tuple(_values(target, found))
    if words:
        for word in _WORD.findall(target):
            if word.casefold() in _WORDS and word.casefold() not in ("a", "an", "century"):
                yield tuple(map(Decimal, _WORDS[word.casefold()]))


def _take(available: Counter[Decimal], *values: Decimal) -> bool:
    """Take one of the values from those that a translation holds."""
    for value in values:
        if available[value] > 0:
            available[value] -= 1
            return True
    return False


def _likely(text: str, found: re.Match[str], value: Decimal) -> Iterator[Decimal]:
    """What else a figure of the source may be called in a translation."""
    behind = text[found.end() : found.end() + 1]
    if scale := _SCALE.match(text, found.end()):
        yield value * _SCALES[scale[1].casefold()]  # 2K is 2K
    if behind == "年" and value < 100:  # noqa: PLR2004  # 24年 is 2024
        yield from (value + 2000, value + 1900)
    if behind == "倍":
        yield from (value + 1, value - 1)
    if behind == "折":
        yield from (100 - value * 10, 100 - value, value * 10)
    if behind == "点" and value <= 24:  # noqa: PLR2004  # 15点 is 3 p.m.
        yield from (value - 12, value + 12)


def _of_target(target: str) -> Iterator[tuple[Decimal, ...]]:
    """Every number of a translation, each with the values that it may have."""
    for found in _NUMBER.finditer(target):
        yield tuple(_values(target, found))
    for word in _WORD.findall(target):
        if (values := _WORDS.get(word.casefold())) is not None:
            yield tuple(map(Decimal, values))
    for value in spelt(target):
        yield (value,)


def _values(text: str, found: re.Match[str]) -> Iterator[Decimal]:
    """A figure as it stands, and with the scale behind it: 1.4 trillion."""
    value = _decimal(found[0])
    if scale := _SCALE.match(text, found.end()):
        yield (value * _SCALES[scale[1].casefold()]).normalize()
        return
    if scale := _RANGE_SCALE.match(text, found.end()):  # 1 to 2 million; but 50,000 to 2 million
        yield (value * _SCALES[scale[1].casefold()]).normalize()
    yield value


def _decimal(figure: str) -> Decimal:
    whole = figure.replace(",", "")
    if whole.count(".") > 1:  # a version: 1.2.3
        whole = whole.replace(".", "")
    return Decimal(whole).normalize()


def _of_source(source: str, locale: str) -> Counter[Decimal]:
    """How often a source may account for each number, read in all the ways that there are."""
    plain = folded(source)
    places: defaultdict[Decimal, set[int]] = defaultdict(set)
    for found in _NUMBER.finditer(plain):
        for value in _readable_as(plain, found):
            places[value.normalize()].add(found.start())
    for found in _HAN_RUN.finditer(plain):
        for value in _of_han(plain, found):
            places[value.normalize()].add(found.start())
    for quantity in readings(source, locale=locale):
        inside = {*range(*quantity.span)}
        for value in {value for values in _of_target(quantity.target) for value in values}:
            if inside.isdisjoint(places[value]):  # else it is one of the figures above
                places[value].add(quantity.span.start)
    return Counter({value: len(some) for value, some in places.items()})


def _readable_as(text: str, found: re.Match[str]) -> Iterator[Decimal]:
    """What a figure of a source may count."""
    value = _decimal(found[0])
    yield value
    yield from _likely(text, found, value)
    number = number_at(text, found.start())
    if number is not None:
        yield number.value


def _of_han(text: str, found: re.Match[str]) -> Iterator[Decimal]:
    """What a run of Han numerals may count: 四五 is 4 or 5, 千亿 100 billion, 半 a half or six."""
    run = found[0]
    if run in _HALVES:
        yield from map(Decimal, _HALVES[run])
        return
    behind = text[found.end() : found.end() + 1]
    number = number_at(text, found.start())
    if number is not None:
        yield number.value
        if behind in ("成", "折"):
            yield from (number.value * 10, 100 - number.value * 10)
        if behind == "刻":
            yield number.value * 15
    scale = Decimal(1)
    for sign in reversed(run):
        if sign in MULTIPLIERS:
            scale *= MULTIPLIERS[sign]
        else:
            yield DIGITS[sign] * scale
    if run[0] in MULTIPLIERS:
        yield scale
