"""The figures of a Chinese text, and round counts: 256, 3点, 4K, 数十, 二十多."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from translit.patterns import lazy
from translit.quantities.currencies import CURRENCIES
from translit.quantities.in_chinese.counts import as_values, count_of
from translit.quantities.in_chinese.han import scales
from translit.quantities.in_english.figures import name_weight
from translit.quantities.in_english.fractions import share
from translit.quantities.mentions import Mention, Value, Weight, mention
from translit.quantities.numerals import number_at
from translit.quantities.units_of_measure import conversions, unit_in_chinese

__all__ = ["figures", "of_the_place", "roughly"]

_FIGURE = lazy(r"(?<!\d)(?<!\d\.)(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?!\.?\d)")

_LETTER = lazy(r" ?([kKmMbBtT]|[wW](?! ?(?:快充|灯|电|功|音响|瓦)))(?![A-Za-z])")
_SCALED = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12, "w": 10**4}

_SHORT_YEAR = tuple("-–—~至到年")
"""What follows a year of two digits: 95年, 95–96."""

_NAMED = lazy("S店|A(?=大作|游戏|级|景区)")
"""Behind the figure of a name that English has not: a dealership (4S店), an AAA game (3A大作)."""

_DEGREES = frozenset("CF")
_MINUS = lazy(r"(?:零下|[-–−负]) ?\Z")
_HOURS = 24
_MOST_POINTS = 10**6

NAME = lazy(r"[A-Za-z_]-?\Z")
_ROUGH = lazy(
    r"(?<![茶第参函])(?:好几|数|几)(?P<unit>[十百千万亿]+)"
    r"|(?<![以晚早马身线网路地天海山面桌楼墙纸百])上(?P<over>[百千])(?![度科货姓花合分万亿])"
)
_PIECE = lazy(
    " ?块(?P<of>蛋糕|石|砖|[木纸电显主]?[板屏布]|玻璃|肉|豆腐|面包|巧克力|电池|硬盘"
    r"|显卡|芯片|地|拼图|糖|饼|冰|手?表|披萨|骨|腹肌|区域|内容|牌)?"
)
_DOLLAR = lazy(r"(?<![A-Za-z])\$")
_OPEN = frozenset(("", "vague"))
"""Units of numbers that do not say of what they are."""
_DOLLARS = frozenset(one.code for one in CURRENCIES if one.alike == "dollar")
_PLUS = lazy(
    r"(?<![\d,.百千零一二三四五六七八九])(?P<count>[一二三四五六七八九]?十|[1-9]0)"
    r" ?[多余来几](?![岁点年月日])"
)


def roughly(plain: str) -> Iterator[Mention]:
    """`数十名` is dozens; `二十多` is more than twenty, or some two dozen."""
    for found in _ROUGH.finditer(plain):
        scale = [*scales(found["unit"] or found["over"])][-1]
        values = [Value(scale, "vague"), *(as_values(scale) if found["over"] else ())]
        yield mention(*found.span(), values, weight=Weight.COUNTED)
    for found in _PLUS.finditer(plain):
        number = count_of(found["count"])
        if number is not None:
            unit, _ = unit_in_chinese(plain, found.end())
            dozens = number // 10 * 12
            weight = Weight.SURE if found["count"].isdigit() else Weight.COUNTED
            values = [
                *conversions(number, unit),
                *as_values(number, dozens),
                Value(Decimal(10), "vague"),
            ]
            yield mention(*found.span(), values, weight=weight)


def of_the_place(one: Mention, plain: str, money: str) -> Mention:
    """`5000块`: so much of the money of the place, or so many pieces, and nobody else's money.

    `$100` may be the dollars of the place too.
    """
    values: tuple[Value, ...] = ()
    piece = _PIECE.match(plain, one.span.end)
    if piece and all(value.unit in _OPEN for value in one.values):
        values = tuple(
            Value(number, f"{unit} {of}".lstrip())
            for number, unit in one.values
            for of in (("piece",) if piece["of"] else (money, "piece"))
        )
    elif money in _DOLLARS and _DOLLAR.match(plain, one.span.start):
        values = (*one.values, *(Value(value.number, money) for value in one.values))
    return one._replace(values=values) if values else one


def _points(value: Decimal) -> Iterator[Value]:
    """What 点 behind a figure may say: an hour, or hundredths."""
    if value <= _HOURS and value % 1 == 0:
        yield from (Value(f"{int(value + late) % _HOURS}:00", "time") for late in (0, 12))
    if value < _MOST_POINTS:
        yield from (Value(value.normalize(), unit) for unit in ("pp", "%"))


def _meant(plain: str, start: int, end: int, value: Decimal, unit: str) -> Iterator[Value]:
    """What else a figure may say by what stands around it."""
    ten = plain[end : end + 2].lstrip()[:1]
    if ten == "分" and value < 10:  # noqa: PLR2004
        yield from (*as_values(value * 10, unit="%"), Value(value.normalize(), "minute"))
    if ten == "点":
        yield from _points(value)
    if unit == "%":
        yield from share(value, 100)
        if value >= 100:  # noqa: PLR2004  # 100% more is twice as much
            yield from as_values(value / 100 + 1, value / 100, unit="grown")
    if not unit and value < 100 and ten in _SHORT_YEAR:  # noqa: PLR2004
        yield from (Value(value + 1900), Value(value + 2000))
    if (unit in _DEGREES or ten == "度") and _MINUS.search(plain, max(0, start - 3), start):
        yield from as_values(value, -value, unit=unit or "C")


def figures(plain: str) -> Iterator[Mention]:
    """Figures with what stands behind them."""
    for found in _FIGURE.finditer(plain):
        word, (start, end) = found[0], found.span()
        value = Decimal(word.replace(",", ""))
        number = number_at(plain, start)
        named = NAME.search(plain, max(0, start - 2), start)
        weight = name_weight(plain, start, end) if named else Weight.SURE
        if _NAMED.match(plain, end):
            weight = Weight.LOOSE
        if number is not None and number.unit > 1:
            unit, _ = unit_in_chinese(plain, number.end)
            yield mention(start, number.end, conversions(number.value.normalize(), unit))
            continue
        unit, after = unit_in_chinese(plain, end)
        values = list(conversions(value.normalize(), unit))
        if word.endswith("0") and "." in word and not unit:
            values = [Value(word)]
        if scale := _LETTER.match(plain, end):
            values += as_values(value, value * _SCALED[scale[1].lower()])
            values += (
                conversions(value.normalize(), scale[1].lower()) if scale[1] in "mMkKtT" else []
            )
        values += _meant(plain, start, end, value, unit)
        yield mention(start, after, values, weight=weight)
