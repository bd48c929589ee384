"""An English text -> the numbers that stand in it, each with what it may count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from translit.quantities.clock import english_times
from translit.quantities.mentions import Mention, Value, Weight, mention
from translit.quantities.spelt import ORDINALS, spelt
from translit.quantities.units import conversions, unit_after

__all__ = ["MONTHS", "english_numbers", "loose_numbers", "name_weight", "share", "square"]

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
_MONTH = {name[:3]: value for value, name in enumerate(MONTHS, 1)}
_MONTH_NAME = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sep(?:t(?:ember)?|\.)?\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
    r"(?![a-z])"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:%]|[,.]\d)(?! ?[ap]\.?m)"
_DAY_WORD = rf"(?P<word>{'|'.join(ORDINALS[1:])}|twenty-\w+|thirtieth|thirty-first)"
_DATE = re.compile(
    rf"\b{_MONTH_NAME}(?:(?: (?:the )?{_DAY}(?: ?(?:-|–|—|to|and|through) ?"
    rf"(?P<until>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%]))?)?(?:,? (?:of )?(?P<year>[12]\d{{3}})(?!\d))?)"
    rf"|(?<![\d:.,$€£¥-]){_DAY.replace('day', 'first')}(?: ?(?:-|–|to|and) ?(?P<second>\d{{1,2}}))?"
    rf"(?:st|nd|rd|th)? (?:of )?{_MONTH_NAME.replace('month', 'named')}"
    rf"(?:,? (?P<later>[12]\d{{3}})(?!\d))?",
)
_ISO = re.compile(r"(?<!\d)([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})(?![\d])")
_SLASHED = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})/((?:[12]\d)?\d\d)(?![\d/])")

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SIGNS = {"US$": "USD", "HK$": "HKD", "NT$": "TWD", "A$": "AUD", "C$": "CAD", "S$": "SGD",
          "AU$": "AUD", "CA$": "CAD", "$": "dollar", "€": "EUR", "£": "GBP", "¥": "CNY", "￥": "CNY",
          "₩": "KRW", "₹": "INR", "RMB": "CNY", "CNY": "CNY", "USD": "USD", "EUR": "EUR",
          "GBP": "GBP", "JPY": "JPY", "HKD": "HKD"}  # fmt: skip
_CURRENCIES = (
    ("USD", r"US dollars?|U\.S\. dollars?|American dollars?|USD"), ("HKD", "Hong Kong dollars?|HKD"),
    ("TWD", "(?:New )?Taiwan(?:ese)? dollars?|TWD|NTD"), ("AUD", "Australian dollars?|AUD"),
    ("CAD", "Canadian dollars?|CAD"), ("SGD", "Singapore(?:an)? dollars?|SGD"),
    ("dollar", "dollars?|bucks?"), ("CNY", "yuan|RMB|renminbi|CNY|kuai"), ("EUR", "euros?|EUR"),
    ("GBP", "British pounds?|pounds? sterling|GBP"), ("pound", "pounds?"), ("JPY", "yen|JPY"),
    ("KRW", "(?:Korean )?won(?= |[,.;)]|$)|KRW"), ("INR", "rupees?|INR"), ("RUB", "rubles?|roubles?|RUB"),
    ("CHF", "Swiss francs?|CHF"), ("THB", "baht"), ("VND", "dong"), ("cent", "cents?"),
)  # fmt: skip
_CURRENCY = re.compile(
    r"[ \u00a0-]?(?:" + "|".join(f"(?P<{code}>{words})" for code, words in _CURRENCIES)
    + ")(?![A-Za-z])"
)  # fmt: skip
_SCALES = {"thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "m": 10**6, "mm": 10**6,
           "mil": 10**6, "billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12,
           "tn": 10**12, "t": 10**12, "hundred": 100, "dozen": 12}  # fmt: skip
_SCALE = re.compile(
    r"[ \u00a0-]?(thousand|million|billion|trillion|hundred|dozen|mil|bn|mn|mm|tn|[kmbt])"
    r"(?![A-Za-z0-9²³])",
    re.IGNORECASE,
)
_RANGE_SCALE = re.compile(
    rf"\s?(?:-|–|—|to|and|or)\s?(?:US|HK|NT)?[$€£¥]?{_FIGURE}[ \u00a0-]?"
    r"(thousand|million|billion|trillion|bn|mn|tn|[kmb])(?![A-Za-z])",
    re.IGNORECASE,
)
_RANGE_UNIT = re.compile(
    rf"(?:\s?(?:-|–|—|to|and|or|,)\s?|/){_FIGURE}"
    r"(?=[ \u00a0-]?(?:%|per ?cent|[A-Za-z°℃℉]))"
)
_RANGE_MONEY = re.compile(rf"\s?(?:-|–|—|to|and|or)\s?(?:US|HK|NT)?[$€£¥]?{_FIGURE}(?:[ -]?(?:thousand|million|billion|trillion))?")
_NUMBER = re.compile(
    rf"(?P<sign>(?:US|HK|NT|AU|CA|[ACS])?\$|[€£¥￥₩₹]|\b(?:RMB|CNY|USD|EUR|GBP|JPY|HKD) ?)?\s?"
    rf"(?P<prefix>[A-Za-z_]+-?)?(?<![\d.])(?P<figure>{_FIGURE})"
)
_NAME = re.compile(r"[A-Za-z_]-?\Z")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])(?P<century>[ -]centur(?:y|ies))?")
_CENTURY_BEHIND = re.compile(r"(?: and| or| to|-to-|–|,)[^.]{0,20}centur(?:y|ies)")
_DECADE_END = re.compile(r"['’]?s(?![A-Za-z])")
_PERCENT = re.compile(
    r"[ \u00a0-]?(?:(?P<pp>percentage[ -]points?|pp(?:ts?)?\b)|(?P<bp>basis points?|bps?\b)"
    r"|(?P<off>(?:%|per ?cent) ?(?:off|discount|cheaper|reduction|price cut))"
    r"|(?P<points>(?:%|per ?cent|-percent) (?:percentage )?points?)|(?P<percent>%|per ?cent|pct\b))",
    re.IGNORECASE,
)
_TIMES = re.compile(r"[ -]?(?:fold|times|x(?![A-Za-z0-9])|×(?! ?\d))")
_SQUARED = re.compile(r"\^?[²³]")
_PAIR = re.compile(rf"(?<![\d.])(\d+)/(\d+)(?![\d/.])")


def english_numbers(text: str) -> list[Mention]:
    """The numbers of an English text, ascending and disjoint."""
    taken = bytearray(len(text))
    found: list[Mention] = []
    for needed, rule in _ASKED:
        if not needed.search(text):
            continue
        for one in rule(text):
            start, end = one.span
            if 1 not in taken[start:end]:
                taken[start:end] = b"\1" * (end - start)
                found.extend(one.parts if one.parts and not one.values else (one,))
    return sorted(found)


def _dates(text: str) -> Iterator[Mention]:
    for found in _DATE.finditer(text):
        name = found["month"] or found["named"]
        day = "day" if found["day"] else "first"
        year = "year" if found["year"] else "later"
        month = "month" if found["month"] else "named"
        sure = bool(found[day] or found[year])
        weight = Weight.SURE if sure else Weight.COUNTED
        if not sure and name in ("May", "March", "Mar", "Jun", "Jan", "Mar.", "Sep", "Dec", "Nov") and (
            name not in ("May", "March") or not re.search(r"\b(?:in|of|by|since|until|last|next|this|early|late|mid) \Z|mid-\Z", text[max(0, found.start() - 8) : found.start()])
        ):
            weight = Weight.LOOSE
        parts = [mention(*found.span(month), [Value(Decimal(_MONTH[name[:3].lower()]), "month")],
                         weight=weight)]  # fmt: skip
        for group in (day, "until" if day == "day" else "second"):
            if found[group]:
                parts.append(mention(*found.span(group), [Value(Decimal(found[group]), "day")]))
        if found[year]:
            parts.append(mention(*found.span(year), [Value(Decimal(found[year]), "year")]))
        yield mention(*found.span(), (), parts=sorted(parts))


def _written_dates(text: str) -> Iterator[Mention]:
    for found in _ISO.finditer(text):
        units = ((1, "year"), (3, "month"), (4, "day"))
        if int(found[3]) <= 12 and int(found[4]) <= 31:  # noqa: PLR2004
            parts = [mention(*found.span(at), [Value(Decimal(found[at]), unit)]) for at, unit in units]
            yield mention(*found.span(), (), parts=parts)
    for found in _SLASHED.finditer(text):
        year = Decimal(found[3]) if len(found[3]) == 4 else Decimal(found[3]) + 2000  # noqa: PLR2004
        both = [[Value(Decimal(found[at]), unit) for unit in ("month", "day")] for at in (1, 2)]
        parts = [mention(*found.span(1), both[0]), mention(*found.span(2), both[1]),
                 mention(*found.span(3), [Value(year, "year"), Value(Decimal(found[3]))])]  # fmt: skip
        yield mention(*found.span(), (), parts=parts)


_SQUARE = re.compile(r"(?<![\d.A-Za-z])(?P<one>\d)[xX×](?P<other>\d)(?![\d.A-Za-z])")


def square(found: re.Match[str]) -> Mention:
    """`4x4` is a car with four driven wheels, and two numbers to others."""
    parts = [mention(*found.span(part), [Value(Decimal(found[part]))]) for part in ("one", "other")]
    values = [Value(f"{found['one']}x{found['other']}")]
    if found["one"] == found["other"]:
        values.append(Value(Decimal(found["one"])))
    return mention(*found.span(), values, parts=parts)


def _squares(text: str) -> Iterator[Mention]:
    for found in _SQUARE.finditer(text):
        yield square(found)


def _versions(text: str) -> Iterator[Mention]:
    """Numbers whose digits matter: 1.2.30."""
    for found in re.finditer(r"(?<![\d.])\d+(?:\.\d+){2,}", text):
        yield mention(*found.span(), [Value(found[0])])


def _figures(text: str) -> Iterator[Mention]:
    for found in re.finditer(rf"(?<!\d)(?<!\d\.){_FIGURE}(?!\.?\d)", text):
        yield _figure(text, found)


_SIGN = re.compile(
    r"(?:(?<![A-Za-z])(?:US|HK|NT|AU|CA|[ACS])?\$|[€£¥￥₩₹]|\b(?:RMB|CNY|USD|EUR|GBP|JPY|HKD)) ?\Z"
)


def _figure(text: str, found: re.Match[str]) -> Mention:
    """A figure with what stands around it."""
    start, end = found.span()
    word = found[0]
    value = Decimal(word.replace(",", ""))
    if sign := _SIGN.search(text, max(0, start - 4), start):
        return _money(text, sign.start(), end, value, _SIGNS[sign[0].strip()])
    before = text[max(0, start - 2) : start]
    if _NAME.search(before):
        return _named(text, found, value)
    for rule in (_percents, _decades, _ordinals, _multiples):
        if one := rule(text, start, end, value):
            return one
    one = _plain(text, start, end, value, word)
    if _NOTE.search(text, max(0, start - 3), start) and text[end : end + 1] in ("", " ", "\n"):
        return one._replace(weight=Weight.LOOSE)
    return one


_NOTE = re.compile(r"[A-Za-z][.,”\"!?]+\Z")
"""Before the mark of a footnote that lost its markup: `in worlds.1`."""


def _money(text: str, start: int, end: int, value: Decimal, sign: str) -> Mention:
    scales, end = _scaled(text, end)
    named = _CURRENCY.match(text, end)
    if named and named.lastgroup and (sign in ("dollar", "CNY") or named.lastgroup == sign):
        sign, end = named.lastgroup, named.end()  # $5 million USD, ¥500 yen
    currencies = (sign, "JPY") if sign == "CNY" and text[start] in "¥￥" else (sign,)
    values = [Value((value * scale).normalize(), one) for scale in scales for one in currencies]
    return mention(start, end, values)


def _scaled(text: str, end: int) -> tuple[tuple[int, ...], int]:
    """The scales that a figure may have, and where the first of them ends."""
    if scale := _SCALE.match(text, end):
        return (_SCALES[scale[1].casefold()],), scale.end()
    if scale := _RANGE_SCALE.match(text, end):
        return (_SCALES[scale[1].casefold()], 1), end
    return (1,), end


def _named(text: str, found: re.Match[str], value: Decimal) -> Mention:
    """The figure of a name: GPT-4, COVID-19, V3.10."""
    readings = [Value(found[0]), Value(value.normalize())] if "." in found[0] else [Value(value.normalize())]
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
    while begin and text[begin - 1].isascii() and (text[begin - 1].isalnum() or text[begin - 1] in "_-"):
        begin -= 1
    return Weight.LOOSE if text.find(text[begin:end]) < begin else Weight.SURE


_NAMED = frozenset("COVID CO H O N SO NO PM G MP WEB B P".split())
"""Names whose figure the source may not have: COVID-19, CO2, H2O."""


def _percents(text: str, start: int, end: int, value: Decimal) -> Mention | None:
    unit = _PERCENT.match(text, end)
    if not unit:
        ranged = _RANGE_UNIT.match(text, end)
        unit = ranged and _PERCENT.match(text, ranged.end())
        if not unit:
            return None
        return mention(start, end, [Value(value.normalize(), name) for name in _share(unit, text)])
    if unit["bp"]:
        return mention(start, unit.end(), [Value((value / 100).normalize(), "pp"), Value(value)])
    values = [Value(value.normalize(), name) for name in _share(unit, text)]
    return mention(start, unit.end(), values)


_OFF = re.compile(r"(?:discount|reduction|off|lower|cut|save|saving)s?\b", re.IGNORECASE)


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
    if not ending or value % 10 or not (value < 100 or 1000 <= value < 3000):  # noqa: PLR2004
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
    several = ending["century"] or _CENTURY_BEHIND.match(text, ending.end())
    plain = Value(value.normalize())
    values = [Value(plain.number, "century" if several else "th")]
    return mention(start, ending.end(), values)


def _multiples(text: str, start: int, end: int, value: Decimal) -> Mention | None:
    ending = _TIMES.match(text, end)
    return mention(start, ending.end(), [Value(value.normalize(), "fold"),
                                         Value(value.normalize())]) if ending else None  # fmt: skip


def _plain(text: str, start: int, end: int, value: Decimal, word: str) -> Mention:
    scales, after = _scaled(text, end)
    currency = _CURRENCY.match(text, after)
    if not currency and (ranged := _RANGE_MONEY.match(text, end)):
        currency = _CURRENCY.match(text, ranged.end())
        after = end if currency else after
        behind = end
    else:
        behind = currency.end() if currency else after
    if currency and currency.lastgroup:
        return _priced(start, behind, value, scales, currency.lastgroup)
    unit, until = unit_after(text, after)
    letter = after > end and text[after - 1] in "mMtTkKbB" and text[after - 2] not in "ilou"
    if letter or after == end:  # 100 m: metres, or million
        own, own_end = unit_after(text, end)
        if own:
            values = [*conversions(value.normalize(), own)]
            values += [Value((value * scale).normalize()) for scale in scales if after > end]
            return mention(start, max(own_end, after), values)
    if not unit and (ranged := _RANGE_UNIT.match(text, end)):
        unit, until = unit_after(text, ranged.end())[0], after
    values = [one for scale in scales for one in conversions((value * scale).normalize(), unit)]
    if letter:
        values += [Value(value.normalize())]
    if word.endswith("0") and "." in word and not unit and after == end:
        values = [Value(word)]  # Python 3.10
    if not unit and value < 100 and text[max(0, start - 1) : start] in ("'", "’", "–", "-"):
        values += [Value(value + 1900), Value(value + 2000)]  # '95, 1995–96
    return mention(start, max(until if unit else after, after), values)


def _priced(start: int, end: int, value: Decimal, scales: tuple[int, ...], code: str) -> Mention:
    values = [Value((value * scale).normalize(), code) for scale in scales]
    if code == "cent":
        values = [Value((value / 100).normalize(), one) for one in ("CNY", "dollar", "EUR")]
        values.append(Value(value, "cent"))
    return mention(start, end, values)


_FRACTION = re.compile(
    r"(?<!and )\b(?P<above>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)[ -]"
    r"(?P<below>hal(?:f|ves)|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
    r"|twelfths?|twentieths?|hundredths?|thousandths?|millionths?|billionths?)\b(?![ -](?:past|to ))"
    r"(?![ -](?:hundred|thousand|million|billion|trillion|dozen))(?! (?:of (?:20|19)\d\d|time\b|year|person|party|grade|day|place|round|week|month|century|world|in ))",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    r"(?<![\d.,])\b(?P<above>one|two|three|four|five|six|seven|eight|nine|\d+)(?: out of|[ -]in)(?: every)?[ -]"
    r"(?P<below>two|three|four|five|six|seven|eight|nine|ten|twenty|a[ -](?:hundred|thousand|million|billion)"
    r"|\d{1,3}|10{3,})\b(?![,.]\d|%)",
    re.IGNORECASE,
)
_BELOW = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
          "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100,
          "thousandth": 1000, "millionth": 10**6, "billionth": 10**9}  # fmt: skip
_SMALL = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
          "eight": 8, "nine": 9, "ten": 10, "twenty": 20, "a hundred": 100,
          "a thousand": 1000, "a million": 10**6, "a billion": 10**9}  # fmt: skip


def share(above: Decimal | int, below: Decimal | int) -> tuple[Value, ...]:
    """What a fraction may be written as: a quarter, 25%, 0.25."""
    exact = Decimal(above) / Decimal(below)
    return (
        Value((exact * 100).quantize(Decimal("1e-8")).normalize(), "%"),
        Value(exact.quantize(Decimal("1e-10")).normalize()),
    )


def _fractions(text: str) -> Iterator[Mention]:
    for pattern in (_FRACTION, _ONE_IN):
        for found in pattern.finditer(text):
            name = found["below"].lower().replace("a-", "a ")
            below = _BELOW.get(name.removesuffix("s")) or _SMALL.get(name) or int(name) if (
                name.isdigit() or name.removesuffix("s") in _BELOW or name in _SMALL) else 0
            word = found["above"].lower()
            above = _SMALL.get(word) or (int(word) if word.isdigit() else 0)
            if not below or (above >= below and pattern is _ONE_IN) or not above:
                continue
            loose = [mention(*found.span(part), [Value(Decimal(number))], weight=Weight.COUNTED)
                     for part, number in (("above", above), ("below", below))]  # fmt: skip
            weight = Weight.SURE if below > 4 and pattern is _FRACTION else Weight.COUNTED  # noqa: PLR2004
            yield mention(*found.span(), share(above, below), parts=loose, weight=weight)
    for found in _PAIR.finditer(text):
        if int(found[2]):
            parts = [mention(*found.span(at), [Value(Decimal(found[at]))]) for at in (1, 2)]
            yield mention(*found.span(), share(int(found[1]), int(found[2])), parts=parts)


_HUNDREDS = {"dozens": 10, "tens": 10, "hundreds": 100, "thousands": 1000, "millions": 10**6,
             "billions": 10**9, "trillions": 10**12, "scores": 10}  # fmt: skip
_VAGUE = re.compile(
    r"\b(?P<head>tens|hundreds|thousands|dozens|scores|several|a few|few|some|many|multiple|a couple(?: of)?)"
    r"(?: of)?(?: (?P<scale>hundreds?|thousands?|millions?|billions?|trillions?|dozens?))?\b"
    r"|\b(?P<alone>millions|billions|trillions|thousands|hundreds|dozens)\b",
    re.IGNORECASE,
)


def _vague(text: str) -> Iterator[Mention]:
    """`hundreds of millions`, `several thousand`."""
    for found in _VAGUE.finditer(text):
        if found["alone"]:
            scale = _HUNDREDS[found["alone"].lower()]
        else:
            head, behind = found["head"].lower(), (found["scale"] or "").lower()
            if head not in _HUNDREDS and not behind:
                continue
            second = _HUNDREDS.get(behind if behind.endswith("s") else f"{behind}s", 1)
            scale = _HUNDREDS.get(head, 1) * second
        yield mention(*found.span(), [Value(Decimal(scale), "vague")], weight=Weight.COUNTED)


_SIXTIES = re.compile(r"\b(twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b", re.IGNORECASE)
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80,
         "ninet": 90}  # fmt: skip
_FOLD = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|\d+(?:\.\d+)?)-?fold\b", re.IGNORECASE
)
_FOLDS = {**_SMALL, "hundred": 100, "thousand": 1000}
_HALF_OF = re.compile(
    r"\b(?:half an hour|half-hour|half a day|half a year|half-year|half a month|half a century"
    r"|half a decade|half a dozen|(?:an?|one) (?P<unit>hour|day|week|month|year|decade|century|minute) and a half)\b",
    re.IGNORECASE,
)
_EVEN = re.compile(r"\b(fifty)-(fifty)\b", re.IGNORECASE)
_HALF_UNITS = {
    "hour": ((30, "minute"), ("0.5", "hour")), "day": ((12, "hour"), ("0.5", "day")),
    "year": ((6, "month"), ("0.5", "year")), "month": ((15, "day"), (2, "week"), ("0.5", "month")),
    "century": ((50, "year"),), "decade": ((5, "year"),), "dozen": ((6, ""),),
}  # fmt: skip


def _words(text: str) -> Iterator[Mention]:
    """Words that say a number in a way of their own: twofold, the sixties, half an hour."""
    for found in _SIXTIES.finditer(text):
        tens = Decimal(_TENS[found[1].lower()])
        yield mention(*found.span(), [Value(tens + 1900, "decade"), Value(tens), Value(tens, "year")],
                      weight=Weight.COUNTED)  # fmt: skip
    for found in _FOLD.finditer(text):
        number = Decimal(_FOLDS.get(found[1].lower()) or found[1])
        yield mention(*found.span(), [Value(number, "fold"), Value(number)])
    for found in _EVEN.finditer(text):
        half = [mention(*found.span(at), [Value(Decimal(50), "%"), Value(Decimal(50))], weight=Weight.COUNTED)
                for at in (1, 2)]  # fmt: skip
        yield mention(*found.span(), (), parts=half)
    for found in _HALF_OF.finditer(text):
        if found["unit"]:
            unit = found["unit"].lower()
            base = {"decade": (15, "year"), "century": (150, "year")}.get(unit, ("1.5", unit))
            values = [*conversions(Decimal(base[0]), base[1])]
        else:
            unit = re.sub(r".*[ -]", "", found[0].lower())
            values = [Value(Decimal(count), name) for count, name in _HALF_UNITS[unit]]
        yield mention(*found.span(), values, weight=Weight.COUNTED)


def _spelt(text: str) -> Iterator[Mention]:
    for span, value, ordinal in spelt(text):
        start, end = span
        if one := next(filter(None, (rule(text, start, end, value) for rule in
                                     (_percents, _multiples))), None):  # fmt: skip
            yield one._replace(weight=Weight.COUNTED if value < 13 else Weight.SURE)  # noqa: PLR2004
            continue
        unit, _ = unit_after(text, end)
        currency = _CURRENCY.match(text, end)
        if currency and currency.lastgroup:
            one = _priced(start, currency.end(), value, (1,), currency.lastgroup)
        elif re.match(r"[ -]centur(?:y|ies)", text[end : end + 10]):
            values = [*conversions(value * 100, "year"), Value(value), Value(value, "century")]
            one = mention(start, end, values)
        elif re.match(r"[ -]decades?", text[end : end + 8]):
            one = mention(start, end, [*conversions(value * 10, "year"), Value(value)])
        elif ordinal:
            one = mention(start, end, [Value(value, "th")])
        else:
            one = mention(start, end, conversions(value, unit))
            if value < 100 and not ordinal:  # noqa: PLR2004
                one = one._replace(values=(*one.values, *([Value(value)] if unit else [])))
        yield one._replace(weight=_spelt_weight(value, text[start:end]))


def _spelt_weight(value: Decimal, word: str) -> Weight:
    if value > 12 and word.lower() not in ("a hundred", "a thousand", "hundred", "thousand", "a million", "million", "billion"):  # noqa: PLR2004
        return Weight.SURE
    return Weight.COUNTED if value > 1 else Weight.LOOSE


_LOOSE = {
    "once": ((1, ""),), "twice": ((2, "fold"), (2, "")), "double": ((2, "fold"), (2, "")),
    "doubled": ((2, "fold"), (2, "")), "doubles": ((2, "fold"), (2, "")),
    "doubling": ((2, "fold"), (2, "")), "pair": ((2, ""),), "couple": ((2, ""),),
    "pairs": ((2, ""),), "both": ((2, ""),), "either": ((2, ""),), "neither": ((2, ""),),
    "half": ((50, "%"), ("0.5", ""), (2, "")), "halves": ((50, "%"), (2, "")), "halved": ((50, "%"),),
    "halve": ((50, "%"),), "halfway": ((50, "%"), (2, "")), "quarter": ((25, "%"), ("0.25", ""), (15, "minute"), (4, "")),
    "quarterly": ((4, ""), (1, "")), "quarters": ((25, "%"), (4, "")),
    "triple": ((3, "fold"), (3, "")), "tripled": ((3, "fold"), (3, "")),
    "triples": ((3, "fold"), (3, "")), "thrice": ((3, "fold"), (3, "")), "trio": ((3, ""),),
    "quadruple": ((4, "fold"), (4, "")), "quadrupled": ((4, "fold"), (4, "")),
    "quintuple": ((5, "fold"), (5, "")), "quadrupling": ((4, "fold"), (4, "")), "tripling": ((3, "fold"), (3, "")),
    "single": ((1, ""),), "sole": ((1, ""),), "only": ((1, ""),), "an": ((1, ""),), "a": ((1, ""),),
    "another": ((1, ""),), "per": ((1, ""),), "each": ((1, ""),), "fortnight": ((14, "day"), (2, "week")),
    "decade": ((10, "year"), (10, "")), "century": ((100, "year"), (100, "")),
    "millennium": ((1000, "year"),), "millennia": ((1000, "year"),), "dual": ((2, ""),), "twin": ((2, ""),), "twins": ((2, ""),),
    "bi": ((2, ""),), "tri": ((3, ""),), "duo": ((2, ""),), "binary": ((2, ""),), "ternary": ((3, ""),),
    "triangle": ((3, ""),), "triangular": ((3, ""),), "square": ((4, ""), (2, "")), "fifty-fifty": ((50, ""), (5, "")),
    "weekly": ((1, "week"),), "monthly": ((1, "month"),), "annual": ((1, "year"),), "daily": ((1, "day"),),
    "hundredfold": ((100, "fold"),), "centennial": ((100, "year"), (100, "")), "quadrennial": ((4, "year"),),
    "zero": ((0, ""),), "null": ((0, ""),), "primary": ((1, ""),), "trilogy": ((3, ""),), "fourfold": ((4, ""),),
    "teenage": ((10, ""),), "teenager": ((10, ""),), "teenagers": ((10, ""),), "teens": ((10, ""),),
    "quadrilateral": ((4, ""),), "pentagon": ((5, ""),), "hexagon": ((6, ""),), "octopus": ((8, ""),),
    "dimensional": ((1, ""),),
}  # fmt: skip
_ORDINAL_VALUES = {word: value for value, name in enumerate(ORDINALS) if value for word in (name, f"{name}ly")}
_CENTURY_WORD = re.compile(r"[ -]centur(?:y|ies)|(?: and| or|-to-| to)[^.]{0,20}centur(?:y|ies)")
_WORD = re.compile("[A-Za-z]+")
_ONES = frozenset(("a", "an", "one", "per", "each", "another"))


def _ordinal_words(text: str) -> Iterator[Mention]:
    """`third`, `fourthly`; the first and the second are often no count at all."""
    for found in _WORD.finditer(text):
        number = _ORDINAL_VALUES.get(found[0].lower())
        if number is None:
            continue
        behind = _CENTURY_WORD.match(text, found.end())
        values = [Value(Decimal(number), "century" if behind else "th")]
        weight = Weight.COUNTED if number > 2 or behind else Weight.LOOSE  # noqa: PLR2004
        yield mention(*found.span(), values, weight=weight)


def loose_numbers(text: str, others: Sequence[Mention]) -> list[Mention]:
    """Words that may account for a number of the source, and need not: a, both, half, decade."""
    taken = bytearray(len(text))
    for one in others:
        taken[slice(*one.span)] = b"\1" * (one.span.end - one.span.start)
    found: list[Mention] = []
    for word in _WORD.finditer(text):
        low = word[0].lower()
        if low not in _LOOSE or taken[word.start()]:
            continue
        values = [Value(Decimal(count), unit) for count, unit in _LOOSE[low]]
        unit, _ = unit_after(text, word.end()) if low in _ONES else ("", 0)
        if unit:
            values = [*conversions(Decimal(1), unit), *values]
        found.append(mention(*word.span(), values, weight=Weight.LOOSE))
    return found


_DIGIT = re.compile(r"\d")

_RULES: tuple[tuple[str, Callable[[str], Iterator[Mention]]], ...] = (
    (r"\d", _written_dates),
    (r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec", _dates),
    (r"\d[: ap.]|past|to |clock|oon|mid|a\.?m|p\.?m|the (?:mor|aft|eve)|night", english_times),
    (r"\d\.\d", _versions),
    (r"\d[xX×]", _squares),
    (r"\d/\d|hal[fv]|ird|uarter|fth|ixth|venth|ghth|nth|elfth|ieth|dth|out of| in ", _fractions),
    (r"ties\b|fold|[Hh]alf|(?i:fifty)", _words),
    (r"ens|red|sand|lion|zen|ores|few", _vague),
    (r"\d", _figures),
    (r"(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|teen|ty|hundred|sand|lion|zen|zero)", _spelt),
    (r"(?i:st|cond|rd|th)(?:ly)?\b", _ordinal_words),
)
"""The rules, each with what a text must have for it: most texts have little."""

_ASKED = tuple((re.compile(needed), rule) for needed, rule in _RULES)
