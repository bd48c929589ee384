"""Lengths, prices, parts, bases that are said in their own way: 一米八, 五毛, 十亿分之一."""

from __future__ import annotations

import re
from decimal import Decimal

from translit.quantities.grammar import DIGITS, MULTIPLIERS, guess_of
from translit.quantities.in_chinese.counts import as_values, count_of
from translit.quantities.in_english.figures import square
from translit.quantities.in_english.fractions import share
from translit.quantities.mentions import BELOW_ZERO, Mention, Value, Weight, mention
from translit.quantities.numerals import number_at
from translit.quantities.units_of_measure import conversions

__all__ = [
    "base",
    "below_zero",
    "decade_of_life",
    "degrees",
    "degrees_of",
    "dozens",
    "each_million",
    "feet_and_inches",
    "four_by_four",
    "height",
    "listed",
    "ratio",
    "small_change",
    "small_share",
    "time_of_life",
    "version",
    "weight",
]


def height(found: re.Match[str]) -> Mention | None:
    """`一米八`, `1米75`."""
    whole, rest = count_of(found["whole"]), found["rest"]
    if whole is None:
        return None
    digits = rest if rest.isdigit() else "".join(str(DIGITS[one]) for one in rest)
    metres = whole + Decimal(f"0.{digits}")
    return mention(*found.span(), [*conversions(metres, "m"), *as_values(metres)])


def small_change(found: re.Match[str]) -> Mention | None:
    """`五毛钱`, `3角`, `两毛五`."""
    number = count_of(found["count"])
    if number is None:
        return None
    yuan = number / 10 + Decimal(_digit(found["more"])) / 100
    return mention(
        *found.span(),
        [
            Value(yuan.normalize(), "CNY"),
            Value(yuan.normalize(), "dollar"),
            *as_values(*([] if found["more"] else [number]), unit="mao"),
            *as_values(yuan * 100),
        ],
    )


def _digit(sign: str | None) -> int:
    return 0 if sign is None else DIGITS[sign] if sign in DIGITS else int(sign)


def four_by_four(found: re.Match[str]) -> Mention | None:
    """`4x4`."""
    return square(found)


def each_million(found: re.Match[str]) -> Mention | None:
    """`每百万`, `每千`: per million."""
    scale = Decimal(1)
    for one in found["unit"]:
        scale *= MULTIPLIERS[one]
    return mention(*found.span("unit"), as_values(scale))


_BASES = {"十六": 16, "十二": 12, "六十": 60, "十": 10, "八": 8, "二": 2, "三": 3}


def decade_of_life(found: re.Match[str]) -> Mention | None:
    """`八旬` is eighty, of a person."""
    return mention(
        *found.span(), as_values(Decimal(DIGITS[found["tens"]] * 10)), weight=Weight.COUNTED
    )


_TIMES_OF_LIFE = {"立": 30, "惑": 40, "甲": 60, "稀": 70, "耋": 80, "颐": 100}


def time_of_life(found: re.Match[str]) -> Mention | None:
    """`花甲` is sixty, which a translation may say."""
    years = Decimal(_TIMES_OF_LIFE[found[0][1]])
    return mention(*found.span(), as_values(years), weight=Weight.LOOSE)


_LIANG = {"半": Decimal("0.5")}


def weight(found: re.Match[str]) -> Mention | None:
    """`三斤二两`, `二两`: ten 两 are a 斤, and a 斤 is half a kilogram."""
    liang = _LIANG.get(found["liang"]) or count_of(found["liang"])
    jin = count_of(found["jin"]) if "jin" in found.re.groupindex else Decimal()
    if liang is None or jin is None:
        return None
    if found["liang"] == "半" and jin:
        liang = Decimal(5)  # 三斤半
    whole = jin * 10 + liang
    values = [Value((whole * 50).normalize(), "g"), *conversions(whole / 10, "jin")]
    counts = {"jin": jin, "liang": liang}
    parts = [
        mention(*found.span(name), as_values(counts[name]), weight=Weight.COUNTED)
        for name in found.re.groupindex
    ]
    return mention(*found.span(), values, parts=parts, weight=Weight.COUNTED)


def feet_and_inches(found: re.Match[str]) -> Mention | None:
    """`5英尺7英寸`, `5 ft 7 in`: so many inches."""
    inches = int(found["feet"]) * 12 + int(found["inches"])
    return mention(*found.span(), conversions(Decimal(inches), "inch"))


def dozens(found: re.Match[str]) -> Mention | None:
    """`两打`: two dozen; `七八打` is seven dozen, or eight."""
    count = count_of(found["count"])
    if count is not None:
        return mention(*found.span(), as_values(count * 12), weight=Weight.COUNTED)
    guess = guess_of(found["count"])
    if guess is None:
        return None
    parts = [
        mention(*found.span(), as_values(one * 12, one), weight=Weight.COUNTED) for one in guess
    ]
    return mention(*found.span(), (), parts=parts)


def degrees(found: re.Match[str]) -> Mention | None:
    """`39度5` is 39.5 degrees."""
    value = Decimal(f"{found['whole']}.{found['rest']}")
    return mention(*found.span(), [*conversions(value, "C"), *as_values(value)])


def degrees_of(found: re.Match[str]) -> Mention | None:
    """`摄氏20度`, `华氏零下5度`: the scale stands before the number."""
    value = count_of(found["count"])
    if value is None:
        return None
    either = (value, -value) if found["below"] else (value,)
    values = as_values(*either, unit="C" if found["scale"] == "摄" else "F")
    return mention(found.start("count"), found.end(), values)


def below_zero(found: re.Match[str]) -> Mention | None:
    """`零下20度`: that it is below zero, which English says by a sign or in words."""
    return mention(*found.span(), [BELOW_ZERO])


def base(found: re.Match[str]) -> Mention | None:
    """`十六进制`: hexadecimal, base 16."""
    word = found[0].removesuffix("进制").strip()
    return mention(*found.span(), as_values(_BASES.get(word) or int(word)), weight=Weight.LOOSE)


def listed(found: re.Match[str]) -> Mention | None:
    """The number of a list's item, which a translation may write as markup."""
    number = re.sub(r"\D", "", found[0])
    return mention(*found.span(), as_values(number), weight=Weight.LOOSE)


def version(found: re.Match[str]) -> Mention | None:
    """`1.2.30`."""
    return mention(*found.span(), [Value(found[0])])


def ratio(found: re.Match[str]) -> Mention | None:
    """`1/2`."""
    if not int(found[2]):
        return None
    parts = [mention(*found.span(at), as_values(found[at])) for at in (1, 2)]
    return mention(*found.span(), share(int(found[1]), int(found[2])), parts=parts)


def per_mille(found: re.Match[str]) -> Mention:
    """`5‰`, `3‱`: a share, and no number without its sign."""
    below = 1000 if found["sign"] == "‰" else 10_000
    return mention(*found.span(), share(Decimal(found["count"]), below))


def small_share(found: re.Match[str]) -> Mention | None:
    """`十亿分之一`."""
    below, above = _amount(found["below"]), _amount(found["above"])
    if not below or not above:
        return None
    parts = [
        mention(*found.span(part), as_values(number, unit="per"), weight=Weight.COUNTED)
        for part, number in (("above", above), ("below", below))
    ]
    return mention(*found.span(), share(above, below), parts=parts)


def _amount(word: str) -> Decimal | None:
    if word[0] in "百千" and len(word) > 1:  # 百万分之三
        word = f"一{word}"
    number = number_at(word, 0)
    return number.value if number and number.end == len(word) else None
