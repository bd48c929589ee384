"""Numbers in English words: hundreds of millions, twofold, half an hour, twenty-five, third."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from translit.model import Span
from translit.patterns import lazy
from translit.quantities.in_english.figures import multiples, percents
from translit.quantities.in_english.fractions import SMALL
from translit.quantities.in_english.money import CURRENCY, priced
from translit.quantities.mentions import BELOW_ZERO, Mention, Value, Weight, mention
from translit.quantities.spelt import CARDINAL_VALUES, ORDINAL_VALUES, spelt
from translit.quantities.units_of_measure import conversions, unit_after

__all__ = ["below_zero", "ordinal_words", "spelt_numbers", "vague", "ways"]

_HUNDREDS = {"dozens": 10, "tens": 10, "hundreds": 100, "thousands": 1000, "millions": 10**6,
             "billions": 10**9, "trillions": 10**12, "scores": 10}  # fmt: skip
_VAGUE = lazy(
    r"\b(?P<head>tens|hundreds|thousands|dozens|scores|several|a few|few|some|many|multiple"
    r"|a couple(?: of)?)"
    r"(?: of)?(?: (?P<scale>hundreds?|thousands?|millions?|billions?|trillions?|dozens?)"
    r"(?: (?P<more>thousand|million|billion|trillion))?)?\b"
    r"|\bmulti-?(?P<multi>million|billion|trillion)\b"
    r"|\b(?P<alone>millions|billions|trillions|thousands|hundreds|dozens)\b",
    re.IGNORECASE,
)


_BELOW = lazy(
    r"\b(?:minus|negative|sub-?zero|freezing|below(?: (?:zero|freezing))?)\b|(?<![\w)])[-–−](?=\d)",
    re.IGNORECASE,
)


def below_zero(text: str) -> Iterator[Mention]:
    """`-20°C`, `minus 20`, `20 below zero`."""
    for found in _BELOW.finditer(text):
        yield mention(*found.span(), [BELOW_ZERO, Value(Decimal(0))], weight=Weight.LOOSE)


def vague(text: str) -> Iterator[Mention]:
    """`hundreds of millions`, `several thousand`."""
    for found in _VAGUE.finditer(text):
        if found["alone"] or found["multi"]:
            scale = _HUNDREDS[
                found["alone"].lower() if found["alone"] else f"{found['multi'].lower()}s"
            ]
        else:
            head, behind = found["head"].lower(), (found["scale"] or "").lower()
            if head not in _HUNDREDS and not behind:
                continue
            second = _HUNDREDS.get(behind if behind.endswith("s") else f"{behind}s", 1)
            scale = _HUNDREDS.get(head, 1) * second
            scale *= _HUNDREDS.get(f"{(found['more'] or '').lower()}s", 1)
        money = CURRENCY.match(
            text, found.end() + len(" of") * text.startswith(" of ", found.end())
        )
        unit = f"vague {money.lastgroup}" if money else "vague"
        yield mention(*found.span(), [Value(Decimal(scale), unit)], weight=Weight.COUNTED)


_SIXTIES = lazy(r"\b(twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b", re.IGNORECASE)
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80,
         "ninet": 90}  # fmt: skip
_FOLD = lazy(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|\d+(?:\.\d+)?)-?fold\b",
    re.IGNORECASE,
)
_FOLDS = {**SMALL, "hundred": 100, "thousand": 1000}
_HALF_OF = lazy(
    r"\b(?:half an hour|half-hour|half a day|half a year|half-year|half a month|half a century"
    r"|half a decade|half a dozen|half a (?:kilo(?:gram)?|lit(?:er|re)|kilomet(?:er|re)"
    r"|met(?:er|re)|mile|pound)|(?:(?P<three>three )quarters|a quarter) of an hour"
    r"|(?:an?|one) (?P<unit>hour|day|week|month|year|decade|century"
    r"|minute) and a half)\b",
    re.IGNORECASE,
)
_GROWN = lazy(r"\b(doubl|tripl|quadrupl|quintupl)(?:ed|ing)\b", re.IGNORECASE)
_TIMES_AS_MUCH = {"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5}
_EVEN = lazy(r"\b(fifty)-(fifty)\b", re.IGNORECASE)
_HALF_UNITS = {
    "hour": ((30, "minute"), ("0.5", "hour")), "day": ((12, "hour"), ("0.5", "day")),
    "year": ((6, "month"), ("0.5", "year")), "month": ((15, "day"), (2, "week"), ("0.5", "month")),
    "century": ((50, "year"),), "decade": ((5, "year"),), "dozen": ((6, ""),),
    "kilo": ((500, "g"), ("0.5", "kg")), "liter": ((500, "ml"), ("0.5", "l")),
    "kilometer": ((500, "m"), ("0.5", "km")), "meter": ((50, "cm"), ("0.5", "m")),
    "mile": (("0.5", "mile"),), "pound": (("0.5", "lb"), ("0.5", "jin")),
}  # fmt: skip


_ROMAN = lazy(r"\b[A-Z][a-z]+ (?P<roman>(?=[XVI]{2})X{0,3}(?:IX|IV|V?I{0,3}))\b")
"""The number of a king, of a war, of a model: *Louis XIV*."""
_ROMANS = {"X": 10, "V": 5, "I": 1}
_NINES = lazy(r"\b(?:(?P<count>two|three|four|five|six)[ -])?nines\b", re.IGNORECASE)
"""*Three nines* of a service that is up for 99.9 % of the time."""
_WORLD_WAR = lazy(
    r"\b(?:(?P<before>First|Second) World War|World War (?P<after>I{1,2}|One|Two|1|2))\b",
    re.IGNORECASE,
)
_WARS = {"first": Decimal(1), "i": Decimal(1), "one": Decimal(1), "1": Decimal(1),
         "second": Decimal(2), "ii": Decimal(2), "two": Decimal(2), "2": Decimal(2)}  # fmt: skip
_HALF_OF_IT = lazy(r"\b(?P<which>first|second|latter) half\b", re.IGNORECASE)
"""Of a year, of a match."""
_AROUND = lazy(r"\b(?:a)?round[ -]the[ -]clock\b", re.IGNORECASE)


def _of_roman(signs: str) -> int:
    values = [_ROMANS[sign] for sign in signs]
    return sum(-one if one < max(values[at:]) else one for at, one in enumerate(values))


def ways(text: str) -> Iterator[Mention]:
    """Words that say a number in a way of their own: twofold, the sixties, half an hour."""
    for found in _SIXTIES.finditer(text):
        tens = Decimal(_TENS[found[1].lower()])
        yield mention(*found.span(), [Value(tens + 1900, "decade"), Value(tens), Value(tens,
        "year")],
                      weight=Weight.COUNTED)  # fmt: skip
    for found in _FOLD.finditer(text):
        number = Decimal(_FOLDS.get(found[1].lower()) or found[1])
        yield mention(*found.span(), [Value(number, "fold"), Value(number)])
    for found in _GROWN.finditer(text):
        number = Decimal(_TIMES_AS_MUCH[found[1].lower()])
        yield mention(*found.span(), [Value(number, "grown")], weight=Weight.COUNTED)
    for found in _EVEN.finditer(text):
        half = [mention(*found.span(at), [Value(Decimal(50),
        "%"), Value(Decimal(50))], weight=Weight.COUNTED)
                for at in (1, 2)]  # fmt: skip
        yield mention(*found.span(), (), parts=half)
    yield from _of_two(text)  # before the numeral of its name: World War II
    for found in _ROMAN.finditer(text):
        number = Decimal(_of_roman(found["roman"]))
        values = [Value(number), Value(number, "th")]
        yield mention(*found.span("roman"), values, weight=Weight.LOOSE)
    for found in _NINES.finditer(text):
        yield _of_nines(found)
    for found in _AROUND.finditer(text):
        yield mention(*found.span(), conversions(Decimal(24), "hour"), weight=Weight.LOOSE)
    for found in _HALF_OF.finditer(text):
        yield mention(*found.span(), _in_part(found), weight=Weight.COUNTED)


def _of_two(text: str) -> Iterator[Mention]:
    """`the Second World War`, `the first half`: the one, and not the other."""
    for found in _WORLD_WAR.finditer(text):
        number = _WARS[(found["after"] or found["before"]).lower()]
        values = [Value(number, "war"), Value(number, "th"), Value(number)]
        yield mention(*found.span(), values, weight=Weight.COUNTED)
    for found in _HALF_OF_IT.finditer(text):
        number = Decimal(1 if found["which"].lower() == "first" else 2)
        yield mention(*found.span(), [Value(number, "half")], weight=Weight.COUNTED)


def _of_nines(found: re.Match[str]) -> Mention:
    """`four nines` are 99.99 %."""
    if not found["count"]:
        return mention(*found.span(), [Value(Decimal(9))], weight=Weight.LOOSE)
    count = SMALL[found["count"].lower()]
    parts = [
        mention(*found.span("count"), [Value(Decimal(count))], weight=Weight.COUNTED),
        mention(found.end("count"), found.end(), [Value(Decimal(9))], weight=Weight.LOOSE),
    ]
    share = Value(100 - Decimal(10) ** (2 - count), "%")
    return mention(*found.span(), [share], parts=parts, weight=Weight.COUNTED)


def _in_part(found: re.Match[str]) -> list[Value]:
    """`half an hour`, `a day and a half`, `three quarters of an hour`."""
    if found["unit"]:
        unit = found["unit"].lower()
        base = {"decade": (15, "year"), "century": (150, "year")}.get(unit, ("1.5", unit))
        return [*conversions(Decimal(base[0]), base[1])]
    words = found[0].lower()
    if words.endswith("of an hour"):
        return [*conversions(Decimal(45 if found["three"] else 15), "minute")]
    unit = re.sub(r".*[ -]", "", words).replace("tre", "ter").replace("gram", "")
    return [Value(Decimal(count), name) for count, name in _HALF_UNITS[unit]]


def spelt_numbers(text: str) -> Iterator[Mention]:
    """Numbers of one word or more, and what they count."""
    found = list(spelt(text))
    scaled = _scaled_by_the_next(text, found)
    for span, value, ordinal in found:
        start, end = span
        if one := next(filter(None, (rule(text, start, end, value) for rule in
                                     (percents, multiples))), None):  # fmt: skip
            yield one._replace(weight=Weight.COUNTED if value < _LARGE else Weight.SURE)
            continue
        unit, _ = unit_after(text, end)
        currency = CURRENCY.match(text, end)
        if currency and currency.lastgroup:
            one = priced(start, currency.end(), value, (1,), currency.lastgroup)
        elif re.match(r"[ -]centur(?:y|ies)", text[end : end + 10]):
            values = [*conversions(value * 100, "year"), Value(value), Value(value, "century")]
            one = mention(start, end, values)
        elif re.match(r"[ -]millenni", text[end : end + 9]):
            one = mention(start, end, [*conversions(value * 1000, "year"), Value(value)])
        elif re.match(r"[ -]decades?", text[end : end + 8]):
            one = mention(start, end, [*conversions(value * 10, "year"), Value(value)])
        elif ordinal:
            one = mention(start, end, [Value(value, "th")])
        else:
            one = mention(start, end, conversions(value, unit))
        if span in scaled:
            one = one._replace(values=(*one.values, *scaled[span]))
        yield one._replace(weight=_spelt_weight(value))


_TO = lazy(r" (?:to|or) |[ -]to[ -]|[-–]")


def _scaled_by_the_next(
    text: str, found: Sequence[tuple[Span, Decimal, bool]]
) -> dict[Span, list[Value]]:
    """`one to two thousand`: the thousand is of both."""
    scaled: dict[Span, list[Value]] = {}
    for (span, value, _), (other, whole, _) in pairwise(found):
        to = _TO.match(text, span.end)
        first = text[other.start : other.end].lower().partition(" ")[0]
        head = sum(CARDINAL_VALUES.get(word, 0) for word in first.split("-"))
        if not to or to.end() != other.start or not value < head < whole:
            continue
        if (whole / head).normalize().as_tuple().digits == (1,):  # no more words than a scale
            money = CURRENCY.match(text, other.end)
            unit = (money.lastgroup or "") if money else unit_after(text, other.end)[0]
            scaled[span] = [*conversions(value * (whole / head), unit)]
    return scaled


_ROUND = frozenset((100, 1000, 10**6, 10**9))
_LARGE = 13
"""What words say from here on is counted, unless it is round: a thousand thanks."""


def _spelt_weight(value: Decimal) -> Weight:
    if value >= _LARGE and value not in _ROUND:
        return Weight.SURE
    return Weight.COUNTED if value > 1 else Weight.LOOSE


IN_A_ROW = lazy(" (?:straight|consecutive|successive)\\b")
"""Behind an ordinal that counts: *for a seventh straight week*."""

_CENTURY_WORD = lazy(r"[ -]centur(?:y|ies)|(?: and| or|-to-| to)[^.]{0,20}centur(?:y|ies)")
_WORD = lazy("[A-Za-z]+")


def ordinal_words(text: str) -> Iterator[Mention]:
    """`third`, `fourthly`; the first and the second are often no count at all."""
    for found in _WORD.finditer(text):
        number = ORDINAL_VALUES.get(found[0].lower())
        if number is None:
            continue
        behind = _CENTURY_WORD.match(text, found.end())
        values = [Value(Decimal(number), "century" if behind else "th")]
        if IN_A_ROW.match(text, found.end()):
            values.append(Value(Decimal(number)))
        weight = Weight.COUNTED if number > 2 or behind else Weight.LOOSE  # noqa: PLR2004
        yield mention(*found.span(), values, weight=weight)
