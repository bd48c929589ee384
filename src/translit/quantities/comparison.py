"""A source and its translation -> the numbers in which they differ.

Lenient in how a number is written (1,400 billion is 1.4 trillion, 15时30分 is half past three),
strict in which number it is, and of what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from translit.model import HIDDEN, Code, Span, outside
from translit.patterns import lazy
from translit.quantities.difference import Difference, Differs, differing
from translit.quantities.endless import endless
from translit.quantities.in_chinese import chinese_numbers, figures_of
from translit.quantities.in_english import english_numbers, loose_numbers
from translit.quantities.measured import unmeasured
from translit.quantities.mentions import Mention, Value, Weight, agree
from translit.quantities.partners import unmatched
from translit.quantities.reading import readings
from translit.quantities.regional import read_with_money, with_own_money
from translit.quantities.wholes import as_wholes, crossed, said_once

__all__ = ["Difference", "Differs", "compare"]


def compare(  # noqa: PLR0913  # each option by its name
    source: str,
    target: str,
    *,
    source_codes: Sequence[Code] = (),
    target_codes: Sequence[Code] = (),
    locale: str = "en",
    source_locale: str = "zh_CN",
) -> list[Difference]:
    """The numbers in which a translation differs from its source, in the order of the source.

    `source_locale` says where the source was written: 元 is the money of that place. What stands in
    codes is not compared: markup is another question. Of a language other than English only figures
    are read, and what we would write for an amount of the source.
    """
    source_text = outside(source, (code.span for code in source_codes))
    target_text = outside(target, (code.span for code in target_codes))
    whole = endless(source_text), endless(target_text)
    if any(whole):
        source_text, target_text = outside(source_text, whole[0]), outside(target_text, whole[1])
    found = _compared(source, target, (source_text, target_text), locale, source_locale)
    return [*_of_endless(source, target, *whole), *found]


def _of_endless(
    source: str, target: str, wanted: Mapping[Span, str], held: Mapping[Span, str]
) -> Iterator[Difference]:
    """The numbers of ever so many digits that the other text has not."""
    lost, gained = {*wanted.values()} - {*held.values()}, {*held.values()} - {*wanted.values()}
    yield from (differing(source, target, at, None) for at in wanted if wanted[at] in lost)
    yield from (differing(source, target, None, at) for at in held if held[at] in gained)


def _compared(
    source: str, target: str, texts: tuple[str, str], locale: str, source_locale: str
) -> list[Difference]:
    source_text, target_text = texts
    if not locale.startswith("en"):
        own = with_own_money(source_text, source_locale)
        lost, gained = unmatched(*_in_figures(own, target_text, locale))
        return _differences(source, target, lost, gained)
    source_text, target_text = (_without_hashes(text) for text in (source_text, target_text))
    held = english_numbers(target_text)
    tried = [
        _between(chinese_numbers(one, money), held, target_text)
        for one, money in read_with_money(source_text, source_locale)
    ]
    lost, gained, wanted = min(tried, key=lambda one: len(one[0]) + len(one[1]))
    lost = [one for one in lost if not said_once(one, held)]
    found = _differences(source, target, lost, gained)
    if not found:
        return list(crossed(source, target, wanted, held))
    repeated = _repeated(found, wanted, held)
    return as_wholes([one for one in found if one not in repeated], source, target, wanted, held)


def _between(
    wanted: list[Mention], held: list[Mention], target: str
) -> tuple[list[Mention], list[Mention], list[Mention]]:
    """What of a source a translation has not, what else it has, and all that the source has."""
    if not wanted and not held:
        return [], [], []
    lost, gained = unmatched(wanted, held)
    if any(one.weight > Weight.LOOSE for one in lost):
        held = sorted([*held, *loose_numbers(target, held)])
        lost, gained = unmatched(wanted, held)
    if lost and gained:
        lost, gained = unmeasured(lost, gained)
    return lost, gained, wanted


_HASH = lazy(
    r"(?<![0-9A-Za-z])(?=[0-9]*[a-f])(?=[a-f]*[0-9][0-9a-f]*)[0-9a-f]{7,64}(?![0-9A-Za-z])"
)
"""The name of a commit, `417e1ba`: its digits count nothing."""

_LONG_RUN = lazy("[0-9a-f]{7}")
"""What a text has that has one: quickly looked for, and seldom found."""


def _without_hashes(text: str) -> str:
    return _HASH.sub(_hidden, text) if _LONG_RUN.search(text) else text


def _hidden(found: re.Match[str]) -> str:
    return HIDDEN * len(found[0])


def _in_figures(source: str, target: str, locale: str) -> tuple[list[Mention], list[Mention]]:
    """The figures of both sides, without the amounts that are written as we would write them."""
    for quantity in readings(source, locale=locale):
        at = target.casefold().find(written := quantity.target.strip().casefold())
        if at >= 0:
            source = outside(source, [quantity.span])
            target = outside(target, [Span(at, at + len(written))])
    return figures_of(source, amounts=True), figures_of(target)


def _differences(
    source: str,
    target: str,
    lost: Sequence[Mention],
    gained: Sequence[Mention],
) -> list[Difference]:
    """What is left over on both sides, in pairs where it is likely the same number."""
    rest = [one for one in gained if one.weight > Weight.LOOSE]
    found: list[Difference] = []
    for one in sorted(lost, key=lambda one: (-one.weight, one.span)):
        if one.weight is Weight.LOOSE and not _is_counted(one, rest):
            continue
        other = _likeliest(one, rest) or _named(one, gained, target)
        if other is not None:
            if other in rest:
                rest.remove(other)
            found.append(differing(source, target, one.span, other.span))
        elif one.weight is Weight.SURE:
            found.append(differing(source, target, one.span, None))
    found.extend(
        differing(source, target, None, one.span)
        for one in rest
        if one.weight is Weight.SURE and not _is_said(source, one.span.of(target))
    )
    end = Span(len(source), 0)
    return sorted(set(found), key=lambda one: (one.source or end, one.target or end))


_NAMES = frozenset(("twice", "thrice", "decade", "century", "fortnight", "millennium"))


def _named(one: Mention, gained: Sequence[Mention], target: str) -> Mention | None:
    """The word that says a number as another: 三次 as *twice*, 十年 as *a century*."""
    units = {value.unit for value in one.values} & _OF_NAMES
    return next(
        (
            other
            for other in gained
            if units
            and other.span.of(target).lower() in _NAMES
            and not units.isdisjoint(
                value.unit if value.unit != "fold" else "time" for value in other.values
            )
        ),
        None,
    )


_OF_NAMES = frozenset(("time", "year", "week", "day"))


def _is_counted(one: Mention, rest: Sequence[Mention]) -> bool:
    """Whether a small number, which English need not say, is said as another: 两次 as *thrice*."""
    units = {value.unit for value in one.values}
    others = {value.unit for mention in rest for value in mention.values}
    spans = {(value.number, value.unit) for value in one.values if value.unit in _SPANS}
    return any(units & kind and others & kind for kind in _COUNTED) or any(
        value.number == number and value.unit in _SPANS and value.unit != unit
        for mention in rest
        for value in mention.values
        for number, unit in spans
    )


_SPANS = frozenset(("year", "month", "week", "hour", "minute"))
"""What two of is said with its unit: 两周 is not *two months*."""
_COUNTED = tuple(map(frozenset, (("n", "fold"), ("time", "fold"), ("th",), ("war",), ("half",))))
"""What is counted so plainly that a number of it is no word of another kind: things and times,
places in an order, world wars, halves of a year."""


def _repeated(
    found: Sequence[Difference], wanted: Sequence[Mention], held: Sequence[Mention]
) -> set[Difference]:
    """What a translation says once more than its source: *40 days and 40 nights*.

    What it says once less may be lost; and where another number stands in its place, that is
    another question.
    """
    if all(one.kind is not Differs.ADDED for one in found):
        return set()
    said = {one.span: one.values for one in held}
    known = [value for one in wanted for value in one.values]
    return {
        one
        for one in found
        if one.kind is Differs.ADDED and _is_known(one, said.get(one.target or _NOWHERE, ()), known)
    }


_NOWHERE = Span(-1, -1)


def _is_known(one: Difference, values: Sequence[Value], known: Sequence[Value]) -> bool:
    """Whether the source has a number too, and of no other unit."""
    number = _number(one.in_target)
    if number is None:
        return any(value in known for value in values)
    same = [value for value in known if value.number == number]
    return any(not values or any(agree(value, mine) for mine in values) for value in same)


def _number(figure: str) -> Decimal | None:
    digits = re.match(r"\d[\d,]*(?:\.\d+)?", figure)
    return Decimal(digits[0].replace(",", "")).normalize() if digits else None


def _is_said(source: str, words: str) -> bool:
    """Whether a source has a number in English words itself: *Twenty past Five*."""
    return any(map(str.isalpha, words)) and words in source


def _likeliest(one: Mention, rest: Sequence[Mention]) -> Mention | None:
    """Which of the numbers left over most likely stands for one: of its unit, as sure as it."""
    units = {value.unit for value in one.values}
    numbers = {value.number for value in one.values}
    return max(
        rest,
        key=lambda other: (
            any(value.number in numbers for value in other.values),
            bool(units & {value.unit for value in other.values}),
            other.weight,
        ),
        default=None,
    )
