"""A Chinese text -> the numbers that stand in it, each with what a translation may write for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from translit.model import Span
from translit.quantities.clock import chinese_times
from translit.quantities.grammar import DIGITS, MULTIPLIERS, guess_of, value_of
from translit.quantities.idioms import without_idioms
from translit.quantities.mentions import Mention, Value, Weight, mention
from translit.quantities.numerals import folded, number_at, whole_number
from translit.quantities.reading import readings_of
from translit.quantities.units import conversions, unit_in_chinese
from translit.quantities.values import Kind, Quantity
from translit.quantities.written import english_numbers, name_weight, share, square

__all__ = ["chinese_numbers"]

_HAN = "[零〇一二两三四五六七八九十百千万亿]"
_COUNT = rf"(?:\d+(?:\.\d+)?|{_HAN}{{1,8}})"
_FIGURE = re.compile(r"(?<!\d)(?<!\d\.)(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?!\.?\d)")
_RUN = re.compile("[零〇一二两三四五六七八九十百千万亿廿卅]{1,12}|[半双俩仨]")


_ANY = re.compile("[\\d零〇一二两三四五六七八九十百千万亿兆半双俩仨廿卅]")


def chinese_numbers(text: str) -> list[Mention]:
    """The numbers of a Chinese text, ascending and disjoint."""
    plain = folded(text)
    if not _ANY.search(plain):
        return []
    taken = bytearray(len(plain))
    found: list[Mention] = []
    for rule in _RULES:
        for one in rule(plain):
            start, end = one.span
            if 1 not in taken[start:end]:
                taken[start:end] = b"\1" * (end - start)
                found.extend(one.parts if one.parts and not one.values else (one,))
    return sorted(found)


def _numbers(*counts: Decimal | int | str, unit: str = "") -> list[Value]:
    return [Value(Decimal(count).normalize(), unit) for count in counts]


def _count(word: str) -> Decimal | None:
    """A small count in figures or Han digits."""
    return Decimal(word) if word[0].isdigit() else value_of(word)


_Made = Callable[[re.Match[str]], "Mention | None"]


def _discount(found: re.Match[str]) -> Mention | None:
    """`七折` is 30% off, or 70% of the price."""
    word = found["rate"]
    if word.isascii():
        rate = Decimal(word)
        rate = rate * 10 if rate < 10 else rate  # noqa: PLR2004
    else:
        rate = Decimal("".join(str(DIGITS[one]) for one in word if one in DIGITS) or "0")
        rate = rate * 10 if rate < 10 else rate  # noqa: PLR2004
    if not 0 < rate < 100:  # noqa: PLR2004
        return None
    values = [Value((100 - rate).normalize(), "%off"), Value(rate.normalize(), "%of"), *_numbers(100 - rate, unit="%")]
    return mention(*found.span(), [*values, *share(100 - rate, 100)[:1], *_words_of(100 - rate)])


def _words_of(rate: Decimal) -> list[Value]:
    return [Value(Decimal(50), "%")] if rate == 50 else []  # noqa: PLR2004


def _again(found: re.Match[str]) -> Mention | None:
    """`翻两番` is four times as much."""
    count = _count(found["times"] or "一")
    if count is None or not 0 < count < 20:  # noqa: PLR2004
        return None
    many = Decimal(2) ** int(count)
    values = [*_numbers(many, unit="fold"), *_numbers(many), *_numbers(many * 100, (many - 1) * 100, unit="%")]
    return mention(*found.span(), values)


_MORE = re.compile(r"(?:增|涨|升|提高|扩大|上升|多|快|高|大|强|长|翻|加|超出|飙|暴)\w{0,3}\Z")


def _fold(found: re.Match[str]) -> Mention | None:
    """`三倍` is three times; where it grew by that, four times too."""
    word = found["times"]
    number = _count(word)
    if number is None:
        guess = guess_of(word)
        if guess is None:
            return None
        return mention(*found.span(), (), parts=[mention(*found.span("times"), _numbers(one, unit="fold"), weight=Weight.COUNTED) for one in guess])
    grown = _MORE.search(found.string[max(0, found.start() - 4) : found.start()])
    if number == 1:
        numbers, shares = [Decimal(2)], [Decimal(100), Decimal(200)]
        if not grown:
            numbers.append(Decimal(1))
    else:
        numbers, shares = [number, number + 1, number - 1], [number * 100, (number - 1) * 100, (number + 1) * 100]
    values = [Value(one.normalize(), "fold") for one in numbers] + [*_numbers(*numbers), *_numbers(*shares, unit="%")]
    if number == 1:
        values.append(Value(Decimal(50), "%"))  # half of it
    weight = Weight.SURE if word[0].isdigit() or grown else Weight.COUNTED
    return mention(*found.span(), values, weight=weight)


def _and_half(found: re.Match[str]) -> Mention | None:
    """`两年半`, `一个半小时`, `三天半`."""
    number = _count(found["count"])
    if number is None:
        return None
    number += Decimal("0.5")
    unit, _ = unit_in_chinese(found.string, found.start("unit"))
    if found["unit"] == "月":
        unit = "month"
    values = list(conversions(number, unit)) if unit else _numbers(number)
    parts = [mention(*found.span("count"), [*conversions(number - Decimal("0.5"), unit), *_numbers(number - Decimal("0.5"))], weight=Weight.COUNTED)]
    return mention(*found.span(), values, parts=parts, weight=Weight.SURE)


_HALVES = {"小时": ((30, "minute"), ("0.5", "hour")), "年": ((6, "month"), ("0.5", "year")),
           "天": ((12, "hour"), ("0.5", "day")), "个月": ((15, "day"), (2, "week"), ("0.5", "month")),
           "个世纪": ((50, "year"),), "个小时": ((30, "minute"), ("0.5", "hour")),
           "个多小时": ((30, "minute"),), "世纪": ((50, "year"),), "打": ((6, ""),)}  # fmt: skip


def _half(found: re.Match[str]) -> Mention | None:
    values = [Value(Decimal(count), unit) for count, unit in _HALVES[found["unit"]]]
    return mention(*found.span(), [*values, *_numbers("0.5"), Value(Decimal(50), "%")], weight=Weight.COUNTED)


def _plan(found: re.Match[str]) -> Mention | None:
    """`十四五` is the 14th Five-Year Plan."""
    number = Decimal(10 + DIGITS[found["count"]])
    parts = [mention(found.start(), found.end() - 1, _numbers(number)),
             mention(found.end() - 1, found.end(), _numbers(5), weight=Weight.LOOSE)]  # fmt: skip
    return mention(*found.span(), (), parts=parts)


def _born(found: re.Match[str]) -> Mention | None:
    """`90后` were born in the 1990s."""
    word = found["years"]
    number = int(word) if word.isdigit() else int("".join(str(DIGITS[one]) for one in word))
    year = number + (2000 if number < 40 else 1900) if number < 100 else number  # noqa: PLR2004
    values = [Value(Decimal(year), "decade"), *_numbers(year, number), Value(Decimal(year), "year")]
    return mention(*found.span(), values)


def _year(found: re.Match[str]) -> Mention | None:
    """`零八年`, `24年`, `二〇二四年`."""
    word = found["year"]
    digits = word if word.isdigit() else "".join(str(DIGITS[one]) for one in word)
    number = Decimal(digits)
    values = [Value(number, "year")]
    if len(digits) == 2:  # noqa: PLR2004
        values = [Value(number + 2000, "year"), Value(number + 1900, "year"), *conversions(number, "year")]
        if word.isdigit() or number >= 50:  # noqa: PLR2004
            values.append(Value(number))
    return mention(*found.span("year"), values)


def _height(found: re.Match[str]) -> Mention | None:
    """`一米八`, `1米75`."""
    whole, rest = _count(found["whole"]), found["rest"]
    if whole is None:
        return None
    digits = rest if rest.isdigit() else "".join(str(DIGITS.get(one, "")) for one in rest)
    metres = whole + Decimal(f"0.{digits}")
    return mention(*found.span(), [*conversions(metres, "m"), *_numbers(metres)])


def _small_change(found: re.Match[str]) -> Mention | None:
    """`五毛钱`, `3角`, `五分钱`."""
    number = _count(found["count"])
    if number is None:
        return None
    yuan = number / (100 if found["unit"] == "分" else 10)
    return mention(*found.span(), [Value(yuan.normalize(), "CNY"), Value(yuan.normalize(), "dollar"), *_numbers(number, yuan * 100)])


def _split(found: re.Match[str]) -> Mention | None:
    """`五五开`, `四六开`, `三七分`."""
    parts = []
    for at in (found.start(), found.start() + 1):
        digit = DIGITS[found.string[at]]
        parts.append(mention(at, at + 1, [*_numbers(digit * 10, digit), *_numbers(digit * 10, unit="%")], weight=Weight.COUNTED))
    return mention(*found.span(), (), parts=parts)


def _tenth_parts(found: re.Match[str]) -> Mention | None:
    """`三分治，七分养`: of ten."""
    parts = []
    for group in ("one", "other"):
        number = _count(found[group])
        if number is None:
            return None
        parts.append(mention(*found.span(group), [*_numbers(number, number * 10), *_numbers(number * 10, unit="%")], weight=Weight.COUNTED))
    return mention(*found.span(), (), parts=parts)


def _square(found: re.Match[str]) -> Mention | None:
    return square(found)


def _day_name(found: re.Match[str]) -> Mention | None:
    """`3·15`, `9·11`, `双11`: days that are names."""
    numbers = [Decimal(found[group]) for group in ("one", "other")]
    joined = Value(f"{found['one']}.{found['other']}")
    parts = [mention(*found.span("one"), [*_numbers(numbers[0]), Value(numbers[0], "month")]),
             mention(*found.span("other"), [*_numbers(numbers[1]), Value(numbers[1], "day")])]  # fmt: skip
    return mention(*found.span(), [Value(Decimal(joined.number)), joined], parts=parts)


def _quarter(found: re.Match[str]) -> Mention | None:
    number = _count(found["count"])
    return None if number is None else mention(*found.span("count"), _numbers(number))


def _each_million(found: re.Match[str]) -> Mention | None:
    """`每百万`, `每千`: per million."""
    scale = Decimal(1)
    for one in found["unit"]:
        scale *= MULTIPLIERS[one]
    return mention(*found.span("unit"), _numbers(scale))


def _aged(found: re.Match[str]) -> Mention | None:
    """`二十多岁`: in one's twenties."""
    number = _count(found["count"])
    if number is None:
        return None
    return mention(*found.span(), [*_numbers(number), Value(number, "year"), Value(number + 1900, "decade")], weight=Weight.COUNTED)


_BASES = {"十六": 16, "十二": 12, "六十": 60, "十": 10, "八": 8, "二": 2, "三": 3}


def _base(found: re.Match[str]) -> Mention | None:
    """`十六进制`: hexadecimal, base 16."""
    word = found[0].removesuffix("进制").strip()
    return mention(*found.span(), _numbers(_BASES.get(word) or int(word)), weight=Weight.LOOSE)


def _listed(found: re.Match[str]) -> Mention | None:
    """The number of a list's item, which a translation may write as markup."""
    number = re.sub(r"\D", "", found[0])
    return mention(*found.span(), _numbers(number), weight=Weight.LOOSE)


def _version(found: re.Match[str]) -> Mention | None:
    return mention(*found.span(), [Value(found[0])])


def _iso(found: re.Match[str]) -> Mention | None:
    if int(found[3]) > 12 or int(found[4]) > 31:  # noqa: PLR2004
        return None
    parts = [mention(*found.span(at), [Value(Decimal(found[at]), unit)])
             for at, unit in ((1, "year"), (3, "month"), (4, "day"))]  # fmt: skip
    return mention(*found.span(), (), parts=parts)


def _ratio(found: re.Match[str]) -> Mention | None:
    if not int(found[2]):
        return None
    parts = [mention(*found.span(at), _numbers(found[at])) for at in (1, 2)]
    return mention(*found.span(), share(int(found[1]), int(found[2])), parts=parts)


def _small_share(found: re.Match[str]) -> Mention | None:
    """`十亿分之一`."""
    below, above = _amount(found["below"]), _amount(found["above"])
    if not below or not above:
        return None
    parts = [mention(*found.span(part), _numbers(number), weight=Weight.COUNTED) for part, number in (("above", above), ("below", below))]
    return mention(*found.span(), share(above, below), parts=parts)


def _amount(word: str) -> Decimal | None:
    number = number_at(word, 0)
    return number.value if number and number.end == len(word) else value_of(word) if not word[0].isdigit() else None


def _month(found: re.Match[str]) -> Mention | None:
    number = whole_number(found["month"])
    if not number or number > 12:  # noqa: PLR2004
        return None
    weight = Weight.SURE if found["month"].isdigit() else Weight.COUNTED
    return mention(*found.span(), [Value(Decimal(number), "month")], weight=weight)


def _day(found: re.Match[str]) -> Mention | None:
    number = whole_number(found["day"])
    if not number or number > 31:  # noqa: PLR2004
        return None
    values = [Value(Decimal(number), "day"), Value(Decimal(number))]
    return mention(*found.span(), values)


def _calendar(found: re.Match[str]) -> Mention | None:
    """`2024年3月5日`, with blanks anywhere."""
    parts = []
    for name, unit in (("year", "year"), ("month", "month"), ("day", "day"), ("until", "day")):
        number = whole_number(found[name])
        if number is None:
            continue
        parts.append(mention(*found.span(name), [Value(Decimal(number), unit)]))
        if (unit == "month" and not 0 < number < 13) or (unit == "day" and not 0 < number < 32):  # noqa: PLR2004
            return None
    return mention(*found.span(), (), parts=parts)


_DIGIT = "[零〇一二三四五六七八九]"
_TABLE: tuple[tuple[str, re.Pattern[str], _Made], ...] = (
    ("制", re.compile("(?:十六|十二|六十|十|八|二|三|16|10|8|2) ?进制"), _base),
    ("、.)）．", re.compile(r"(?m)^\s*(?:\d{1,2}|[（(]\d{1,2})[、)）．.](?!\d)"), _listed),
    (".", re.compile(r"(?<![\d.])\d+(?:\.\d+){2,}(?!\d)"), _version),
    ("-/.", re.compile(r"(?<!\d)([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)"), _iso),
    ("日号", re.compile(rf"(?:(?P<year>\d{{4}}|{_DIGIT}{{4}}) ?年 ?)?(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,3}}) ?月(?:份)? ?"
                r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号](?: ?(?:-|–|—|~|到|至|和|、) ?(?P<until>\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号])?"), _calendar),
    ("分", re.compile(rf"(?P<below>{_HAN}{{1,6}}|\d+(?: ?[十百千]?[万亿])?) ?分之 ?(?P<above>\d+|{_HAN}{{1,4}})"), _small_share),
    ("五", re.compile(rf"十(?P<count>[一二三四五])五(?=[”」』’\"\s]{{0,2}}(?:规划|期间|时期|计划|末|以来|开局|收官|发展|的|时|，|。|\Z))"), _plan),
    ("后", re.compile(rf"(?<!\d)(?P<years>(?:19|20)?\d[05]|[零〇一二三四五六七八九][零〇五])后(?![面来者续期天方台端悔果勤备缀退卫代人续门])"), _born),
    ("年", re.compile(rf"(?<![{_HAN[1:-1]}\d])(?P<year>[零〇]{_DIGIT}|[七八九]{_DIGIT})年(?!代|级|前|后|来|内|间|的时间|里)"), _year),
    ("年", re.compile(rf"(?<![{_HAN[1:-1]}\d])(?P<year>[一二]{_DIGIT}{{3}}) ?年"), _year),
    ("年", re.compile(r"(?<![\d.])(?P<year>\d\d) ?年(?!代|级|前|后|来|内|间|间|期|里|时间|以上|以来|的经验|了|历史|多)"), _year),
    ("折", re.compile(rf"打? ?(?P<rate>\d{{1,2}}(?:\.\d)?|[一二三四五六七八九](?:点)?[一二三四五六七八九]?) ?折(?![叠磨扣腾断返线射旧合起])"), _discount),
    ("翻", re.compile(rf"翻了? ?(?P<times>\d|{_HAN})? ?[番倍]"), _again),
    ("倍", re.compile(rf"(?P<times>{_COUNT}) ?倍"), _fold),
    ("半", re.compile(rf"(?P<count>{_COUNT}) ?(?P<unit>年|天|小时|分钟|个月|岁|米|公里|公斤|个小时) ?半(?!以|数|路|天)"), _and_half),
    ("半", re.compile(rf"(?P<count>{_COUNT}) ?个半 ?(?P<unit>小时|月|世纪|钟头|星期)"), _and_half),
    ("半", re.compile("半 ?(?P<unit>个?小时|年|天|个月|个?世纪|打|个多小时)"), _half),
    ("米", re.compile(rf"(?<![\d.{_HAN[1:-1]}])(?P<whole>[一二两1-3])米(?P<rest>[一二三四五六七八九]{{1,2}}|\d{{1,2}})(?![\d十百千万亿米])"), _height),
    ("毛角", re.compile(rf"(?P<count>{_COUNT}) ?(?:(?P<unit>[毛角])(?:钱|(?=[，。！？、；\s]|\Z))|(?P<cents>分)钱)"),
     lambda found: _small_change(found) if found["unit"] else None),
    ("开分", re.compile(r"[一二三四五六七八九][一二三四五六七八九](?=开(?![始发放展会业设头])|分成)"), _split),
    ("分", re.compile(rf"(?P<one>\d|{_HAN})分[^\d\s，。、钟数之]{{1,4}}[，、,](?P<other>\d|{_HAN})分(?![钟数之])"), _tenth_parts),
    ("·•", re.compile(r"(?<!\d)(?P<one>\d{1,2})[·•](?P<other>\d{1,2})(?!\d)"), _day_name),
    ("季", re.compile(r"第 ?(?P<count>[一二三四1-4]) ?季度?"), _quarter),
    ("每", re.compile(r"每 ?(?P<unit>[十百千]?[万亿]|[百千])(?!度|科)"), _each_million),
    ("岁", re.compile(r"(?P<count>[二三四五六七八九]十|[2-9]0) ?(?:几|多|来)岁"), _aged),
    ("月", re.compile(r"(?<![\d.])(?P<month>\d{1,2}|(?<![一二三四五六七八九十个])[一二三四五六七八九十]{1,3}) ?月(?:份|底|初|中旬|上旬|下旬)?(?![饼亮光球薪])"), _month),
    ("日号", re.compile(r"(?<![\d.])(?P<day>\d{1,2}) ?[日号](?![元本常志线楼院馆机店文语楼])"), _day),
    ("/", re.compile(r"(?<![\d./])(\d{1,3})/(\d{1,3})(?![\d/]|\.\d)"), _ratio),
    ("xX×", re.compile(r"(?<![\d.A-Za-z])(?P<one>\d)[xX×](?P<other>\d)(?![\d.A-Za-z])"), _square),
)  # fmt: skip


def _special(plain: str) -> Iterator[Mention]:
    for signs, pattern, made in _TABLE:
        if not any(sign in plain for sign in signs):
            continue
        for found in pattern.finditer(plain):
            if one := made(found):
                yield one


def _quantities(plain: str) -> Iterator[Mention]:
    """What is locked, and so demanded."""
    hidden = without_idioms(plain)
    for quantity in readings_of(hidden, locale="en"):
        parts = [_at(one, quantity) for one in english_numbers(quantity.target.rstrip())]
        if quantity.kind is Kind.VAGUE:
            parts = [_roughly(one, quantity, plain) for one in parts]
        if len(parts) == 1:
            yield parts[0]._replace(span=quantity.span)
        elif parts:
            yield mention(*quantity.span, (), parts=parts)


def _at(one: Mention, quantity: Quantity) -> Mention:
    """A number of what we write, at the place of what it stands for."""
    values = list(one.values)
    if quantity.kind is Kind.RANGE:
        values += [Value(value.number) for value in one.values if value.unit in ("%", "")]
    if quantity.kind is Kind.PERCENT:
        values += [Value(value.number, "pp-or-%") for value in one.values if value.unit == "pp-or"]
        values += [other for value in one.values if value.unit == "%" and isinstance(value.number, Decimal)
                   for other in share(value.number, 100)]  # fmt: skip
    return Mention(quantity.span, tuple(dict.fromkeys(values)), Weight.SURE)


def _roughly(one: Mention, quantity: Quantity, plain: str) -> Mention:
    """`上万` is over 10,000, and tens of thousands; `几百万` millions, and several million."""
    values = list(one.values)
    number = next((value.number for value in values if isinstance(value.number, Decimal)), Decimal(0))
    word = plain[quantity.span.start : quantity.span.end]
    if one.values[0].unit != "vague":
        values += [Value(number, "vague"), Value(number)]
    if "上" in word and number == 10_000:  # noqa: PLR2004
        values.append(Value(Decimal(1000), "vague"))
    return one._replace(values=tuple(dict.fromkeys(values)))


_NAME = re.compile(r"[A-Za-z_]-?\Z")
_ROUGH = re.compile(r"(?<![茶第参函])(?:好几|数|几)(?P<unit>[十百千万亿]+)")
_PLUS = re.compile(r"(?P<count>[一二三四五六七八九]?十|[1-9]0) ?[多余来几](?![岁点年月日])")


def _roughly_counted(plain: str) -> Iterator[Mention]:
    """`数十名` is dozens; `二十多` is more than twenty, or some two dozen."""
    for found in _ROUGH.finditer(plain):
        scales = list(_scales(found["unit"]))
        values = [Value(scale, "vague") for scale in scales[-1:]]
        yield mention(*found.span(), values, weight=Weight.COUNTED)
    for found in _PLUS.finditer(plain):
        number = _count(found["count"])
        if number is not None:
            unit, _ = unit_in_chinese(plain, found.end())
            dozens = number // 10 * 12
            weight = Weight.SURE if found["count"].isdigit() else Weight.COUNTED
            values = [*conversions(number, unit), *_numbers(number, dozens), Value(Decimal(10), "vague")]
            yield mention(*found.span(), values, weight=weight)


def _figures(plain: str) -> Iterator[Mention]:
    for found in _FIGURE.finditer(plain):
        word, (start, end) = found[0], found.span()
        value = Decimal(word.replace(",", ""))
        number = number_at(plain, start)
        named = _NAME.search(plain, max(0, start - 2), start)
        weight = name_weight(plain, start, end) if named else Weight.SURE
        if number is not None and number.unit > 1:
            unit, _ = unit_in_chinese(plain, number.end)
            yield mention(start, number.end, conversions(number.value.normalize(), unit))
            continue
        unit, after = unit_in_chinese(plain, end)
        ten = plain[end : end + 2].lstrip()[:1]
        values = list(conversions(value.normalize(), unit))
        if word.endswith("0") and "." in word and not unit:
            values = [Value(word)]
        if scale := re.compile(r" ?([kKmMbBtTwW])(?![A-Za-z])").match(plain, end):
            times = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12, "w": 10**4}[scale[1].lower()]
            values += _numbers(value, value * times)
            values += conversions(value.normalize(), scale[1].lower()) if scale[1] in "mMkKtT" else []
        if ten == "分" and value < 10:  # noqa: PLR2004
            values += [*_numbers(value * 10, unit="%"), Value(value.normalize(), "minute")]
        if ten == "点":
            values += [Value(f"{int(value) % 24}:00", "time"), Value(f"{(int(value) + 12) % 24}:00", "time"), Value(value.normalize(), "pp"), Value(value.normalize(), "%")] if value < 10**6 else []
        if unit == "%":
            values += share(value, 100)
        if not unit and value < 100:  # noqa: PLR2004
            ago = re.match(r"(?:[-–—~至到]|年)", ten)
            values += [Value(value + 1900), Value(value + 2000)] if ago else []
        yield mention(start, after if unit else end, values, weight=weight)


def _han(plain: str) -> Iterator[Mention]:
    """Numbers in Han digits: they account for English ones, and are not demanded by themselves."""
    for found in _RUN.finditer(plain):
        run, (start, end) = found[0], found.span()
        if run in _WORDS:
            values = [Value(Decimal(count), unit) for count, unit in _WORDS[run]]
            yield mention(start, end, values, weight=Weight.LOOSE)
            continue
        number = number_at(plain, start)
        if number is not None and number.high is None:
            yield _one(plain, start, number.end, number.value)
            if number.end < end:
                yield from _singly(plain, number.end, end)
            continue
        guess = guess_of(run)
        if guess is not None:
            parts = [_one(plain, start, end, one)._replace(weight=Weight.LOOSE) for one in guess]
            parts.append(mention(start, end, [Value(scale, "vague") for scale in _scales(run)], weight=Weight.LOOSE))
            yield mention(start, end, (), parts=parts)
            continue
        yield from _singly(plain, start, end)


_WORDS: dict[str, tuple[tuple[int | str, str], ...]] = {
    "半": ((50, "%"), ("0.5", ""), (2, "")), "双": ((2, ""), (2, "fold")), "俩": ((2, ""),), "仨": ((3, ""),),
}  # fmt: skip


_MEASURES = frozenset("个种位名条只件台辆张本套间篇部把支枝双对座栋层家句首枚颗粒块片步道项类组排列行章节课次")
"""What follows a count, and no ordinal."""


def _scales(run: str) -> Iterator[Decimal]:
    scale = Decimal(1)
    for sign in reversed(run):
        if sign in MULTIPLIERS:
            scale *= MULTIPLIERS[sign]
            yield scale


def _one(plain: str, start: int, end: int, value: Decimal) -> Mention:
    unit, _ = unit_in_chinese(plain, end)
    behind = plain[end : end + 1]
    values = [*conversions(value, unit), *_numbers(value)]
    if behind in ("成", "分") and value < 10 and plain[end + 1 : end + 2] not in ("钟", "之"):  # noqa: PLR2004
        values += _numbers(value * 10, unit="%") + _numbers(value * 10)
    if behind == "刻":
        values += _numbers(value * 15, unit="minute")
    if behind == "点" and value <= 24:  # noqa: PLR2004
        values += [Value(f"{int(value)}:00", "time"), Value(f"{(int(value) + 12) % 24}:00", "time")]
    if value >= 100:  # noqa: PLR2004
        values.append(Value(value, "vague"))
    if plain[start - 1 : start] == "第":
        values.append(Value(value, "th"))
    elif behind and behind in _MEASURES and not unit:
        values = [one._replace(unit=one.unit or "n") for one in values]
    if "周年" in plain[end : end + 3] or behind == "岁":
        values.append(Value(value, "th"))
    counted = value > 2 and plain[start - 1 : start] != "第"  # noqa: PLR2004
    large = value % 1 or value >= 13 and value not in (100, 1000, 10**4, 10**5, 10**6, 10**7, 10**8)  # noqa: PLR2004
    weight = Weight.SURE if large else Weight.COUNTED if counted else Weight.LOOSE
    return mention(start, end, values, weight=weight)


def _singly(plain: str, start: int, end: int) -> Iterator[Mention]:
    """What is no number as a whole: each digit may be one."""
    parts = []
    for at in range(start, end):
        sign = plain[at]
        number = Decimal(DIGITS[sign]) if sign in DIGITS else Decimal(MULTIPLIERS.get(sign, 1))
        values = [*_numbers(number), *([Value(number, "vague")] if sign in MULTIPLIERS else [])]
        parts.append(mention(at, at + 1, values, weight=Weight.LOOSE))
    if parts:
        yield mention(start, end, (), parts=parts)


_RULES: tuple[Callable[[str], Iterator[Mention]], ...] = (
    _special,
    chinese_times,
    _quantities,
    _roughly_counted,
    _figures,
    _han,
)

_ = Span
