"""Numbers in Han digits: they account for English ones, and most are not demanded."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from translit.patterns import lazy
from translit.quantities.grammar import DIGITS, MULTIPLIERS, TENS, guess_of, value_of
from translit.quantities.idioms import HIDDEN, without_idioms
from translit.quantities.in_chinese.counts import as_values
from translit.quantities.mentions import Mention, Value, Weight, mention
from translit.quantities.numerals import number_at
from translit.quantities.units_of_measure import conversions, unit_in_chinese

__all__ = ["han", "scales"]

_RUN = lazy("[零〇一二两三四五六七八九十百千万亿廿卅]{1,12}|[半双俩仨]")


def han(plain: str) -> Iterator[Mention]:
    """Numbers in Han digits: they account for English ones, and are not demanded by themselves."""
    hidden = without_idioms(plain)
    for found in _RUN.finditer(plain):
        run, (start, end) = found[0], found.span()
        if run in _WORDS:
            values = [Value(Decimal(count), unit) for count, unit in _WORDS[run]]
            yield mention(start, end, values, weight=Weight.LOOSE)
            continue
        if HIDDEN in hidden[start:end] and plain[start - 1 : start] != "第":
            yield from _loosely(plain, start, end)
            continue
        number = number_at(plain, start)
        if number is not None and number.high is None:
            yield _one(plain, start, number.end, number.value)
            if number.end < end and not unit_in_chinese(plain, number.end)[0]:  # 一千米
                yield from _singly(plain, number.end, end)
            continue
        if run[0] in MULTIPLIERS and not {*run} & {*DIGITS}:
            values = [Value(scale, unit) for scale in scales(run) for unit in ("", "vague")]
            yield mention(start, end, values, weight=Weight.LOOSE)  # 千亿级
            continue
        guess = guess_of(run)
        if guess is not None:
            parts = [_one(plain, start, end, one)._replace(weight=Weight.LOOSE) for one in guess]
            parts.append(
                mention(
                    start,
                    end,
                    [Value(scale, "vague") for scale in scales(run)],
                    weight=Weight.LOOSE,
                )
            )
            yield mention(start, end, (), parts=parts)
            continue
        yield from _either(plain, start, end) or _singly(plain, start, end)


def _either(plain: str, start: int, end: int) -> list[Mention]:
    """`五十万一百万`, `三千五千`: either of two, of one scale."""
    run = plain[start:end]
    for at in range(2, len(run) - 1):
        low, high = value_of(run[:at]), value_of(run[at:])
        if run[at - 1] == run[-1] in MULTIPLIERS and low and high:
            parts = [_one(plain, start, start + at, low), _one(plain, start + at, end, high)]
            return [one._replace(weight=Weight.LOOSE) for one in parts]
    return []


_WORDS: dict[str, tuple[tuple[int | str, str], ...]] = {
    "半": ((50, "%"), ("0.5", ""), (2, "")), "双": ((2, ""), (2, "fold")), "俩": ((2, ""),),
    "仨": ((3, ""),),
}  # fmt: skip


_MEASURES = frozenset(
    "个种位名条只件台辆张本套间篇部把支枝双对座栋层家句首枚颗粒片步道项类组排列行章节课"
)
"""What follows a count, and no ordinal."""
_TIMES = frozenset("次回遍趟")
"""What counts how often."""


def scales(run: str) -> Iterator[Decimal]:
    """The scales that the last signs of a run make, the smallest first."""
    scale = Decimal(1)
    for sign in reversed(run):
        if sign in MULTIPLIERS:
            scale *= MULTIPLIERS[sign]
            yield scale


_ROUND = frozenset(10**power for power in range(2, 9))
_LARGE = 13
"""From here on a translation writes what the source counts, unless it is round."""
_HOURS = 24


def _one(plain: str, start: int, end: int, value: Decimal) -> Mention:
    """One number, with what stands around it."""
    unit, _ = unit_in_chinese(plain, end)
    behind, before = plain[end : end + 2], plain[start - 1 : start]
    values = [*conversions(value, unit), *_meant(value, behind)]
    if before == "第":
        values.append(Value(value, "th"))
    elif behind[:1] in _TIMES and not unit:
        values = [one._replace(unit=one.unit or "time") for one in values]
    elif behind[:1] in _MEASURES and not unit:
        values = [one._replace(unit=one.unit or "n") for one in values]
    if (unit in {"C", "F"} or behind[:1] == "度") and plain.startswith("零下", start - 2):
        values += [Value(sign * value, unit or "C") for sign in (1, -1)]
    large = value % 1 or (value >= _LARGE and value not in _ROUND)
    counted = value > len("一二")
    weight = Weight.SURE if large else Weight.COUNTED if counted else Weight.LOOSE
    return mention(start, end, values, weight=weight)


def _meant(value: Decimal, behind: str) -> list[Value]:
    """What else a number may be called, by what stands behind it."""
    values = [Value(value, "vague")] if value in _ROUND else []
    if behind[:1] in ("成", "分") and value < 10 and behind not in ("分钟", "分之"):  # noqa: PLR2004
        values += [*as_values(value * 10, unit="%"), *as_values(value * 10)]
    if behind[:1] == "刻":
        values += as_values(value * 15, unit="minute")
    if behind[:1] == "点" and value <= _HOURS and value % 1 == 0:
        values += [Value(f"{int(value + late) % _HOURS}:00", "time") for late in (0, 12)]
    if behind == "周年" or behind[:1] == "岁":
        values.append(Value(value, "th"))
    return values


def _loosely(plain: str, start: int, end: int) -> Iterator[Mention]:
    """The numerals of an idiom, which a translation may say in quite another way."""
    number = number_at(plain, start)
    if number is None or number.high is not None:
        yield from _singly(plain, start, end)
        return
    one = _one(plain, start, min(number.end, end), number.value)
    yield one._replace(weight=Weight.LOOSE)
    if number.end < end:
        yield from _singly(plain, number.end, end)


_SIGNS = DIGITS | TENS | MULTIPLIERS


def _singly(plain: str, start: int, end: int) -> Iterator[Mention]:
    """What is no number as a whole: each digit may be one."""
    parts = []
    for at in range(start, end):
        sign = plain[at]
        number = Decimal(_SIGNS[sign])
        values = [*as_values(number), *([Value(number, "vague")] if sign in MULTIPLIERS else [])]
        parts.append(mention(at, at + 1, values, weight=Weight.LOOSE))
    yield mention(start, end, (), parts=parts)
