"""The units that follow a number, in Chinese and in English -> one name for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from translit.patterns import lazy
from translit.quantities.mentions import Value

__all__ = ["conversions", "unit_after", "unit_in_chinese"]

_UNITS = (
    # name, in Chinese, in English
    ("year", "周?年(?!代|级|糕|货|底)|周?岁", r"years?|yrs?|year-olds?|y/o"),
    ("month", "个多?月", "months?"),
    ("week", "周(?!岁|年|[一二三四五六日末])|个?多?星期(?![一二三四五六日天])|个?礼拜", "weeks?"),
    ("day", "天", "days?"),
    ("hour", "个?多?小时|个?多?钟头", "hours?|hrs?|h"),
    ("minute", "分钟", "minutes?|mins?"),
    ("second", "秒钟?", "seconds?|secs?|s"),
    ("ms", "毫秒", "milliseconds?|ms"),
    ("us", "微秒", "microseconds?|[µμ]s"),
    ("ns", "纳秒", "nanoseconds?|ns"),
    ("km2", "平方(?:公里|千米)", "square kilomet(?:er|re)s?|km2|km²|sq(?:uare)?\\.? km"),
    ("m2", "平方米|平米|㎡", "square met(?:er|re)s?|m2|m²|sq(?:uare)?\\.? m"),
    ("ft2", "平方英尺", "square f(?:ee|oo)t|sq\\.? ?ft|ft²|ft2"),
    ("mi2", "平方英里", "square miles?|sq\\.? ?mi"),
    ("m3", "立方米", "cubic met(?:er|re)s?|m3|m³"),
    ("km", "公里|千米", "kilomet(?:er|re)s?|kms?|kph|km/h"),
    ("cm", "厘米|公分", "centimet(?:er|re)s?|cm"),
    ("mm", "毫米", "millimet(?:er|re)s?|mm"),
    ("nm", "纳米", "nanomet(?:er|re)s?|nm"),
    ("m", "米(?!粉|饭|线|价|国)", "met(?:er|re)s?|m"),
    ("mile", "英里", "miles?|mph|mi"),
    ("ft", "英尺", "feet|foot|ft"),
    ("inch", "英寸", "inch(?:es)?|in\\."),
    ("li", "里(?=路|地(?![方点位区])|外|远)", "li"),
    ("chi", "尺(?![寸度子码])", "chi"),
    ("cun", "寸(?![步土金头草])", "cun"),
    ("mu", "亩", "mu"),
    ("yard", "码(?=[，。、；）]|\\Z)", "yards?"),
    ("kg", "公斤|千克", "kilograms?|kilos?|kgs?"),
    ("jin", "市?斤(?!斤)", "jin|catt(?:y|ies)"),
    ("mg", "毫克", "milligrams?|mg"),
    ("t", "吨", "(?:metric )?(?:tons?|tonnes?)|t"),
    ("lb", "磅", "lbs?"),
    ("oz", "盎司", "ounces?|oz"),
    ("g", "克(?!拉|服|隆|里|制|扣|莱|罗|斯)", "grams?|g"),
    ("ml", "毫升", "millilit(?:er|re)s?|ml|mL"),
    ("l", "升(?!级|到|至|高|值|为)", "lit(?:er|re)s?|L"),
    ("gal", "加仑", "gallons?|gal"),
    ("ha", "公顷", "hectares?|ha"),
    ("acre", "英亩", "acres?"),
    ("C", "摄氏度|℃|° ?C", "degrees? (?:Celsius|centigrade)|° ?C|℃"),
    ("F", "华氏度|℉|° ?F", "degrees? Fahrenheit|° ?F|℉"),
    ("GHz", "吉赫兹?|千兆赫兹?", "gigahertz|GHz"),
    ("MHz", "兆赫兹?", "megahertz|MHz"),
    ("kHz", "千赫兹?", "kilohertz|kHz"),
    ("Hz", "赫兹?(?![鲁])", "hertz|Hz"),
    ("kW", "千瓦", "kilowatts?|kW"),
    ("MW", "兆瓦", "megawatts?|MW"),
    ("GW", "吉瓦", "gigawatts?|GW"),
    ("W", "瓦(?![片楞解罐工])", "watts?|W"),
    ("Gbps", "Gbps", "Gbps|gigabits? per second|Gb/s"),
    ("Mbps", "Mbps", "Mbps|megabits? per second|Mb/s"),
    ("TB", "TB|T(?=内存|硬盘)", "TB|terabytes?"),
    ("GB", "GB|G(?=内存|显存|硬盘)", "GB|gigabytes?|gigs?"),
    ("MB", "MB|兆(?!瓦|赫|帕|欧)", "MB|megabytes?|megs?"),
    ("KB", "KB", "KB|kilobytes?"),
    ("core", "核心?(?![算实查对准桃能电武聚潜裂弹酸辐])", "cores|(?<=-)core"),
    ("thread", "线程", "threads?"),
    ("bp", "个?基点|(?i:bps?)(?![A-Za-z])", "basis points?|bps?"),
    ("%", "%|％|个百分比", "%|per ?cent|pct"),
)

_IN_CHINESE = r" ?(?:[多余来几] ?)?"
_IN_ENGLISH = r"[ \u00a0-]?"

_CHINESE = lazy(
    f"{_IN_CHINESE}(?:"
    + "|".join(f"(?P<u{at}>{chinese})" for at, (_, chinese, _e) in enumerate(_UNITS))
    + ")"
)
_ENGLISH = lazy(
    f"{_IN_ENGLISH}(?:"
    + "|".join(f"(?P<u{at}>{english})" for at, (_, _c, english) in enumerate(_UNITS))
    + r")(?![A-Za-z0-9])"
)

_ANY = lazy(
    f"{_IN_CHINESE}(?:{'|'.join(chinese for _, chinese, _e in _UNITS)})"
    f"|{_IN_ENGLISH}(?:{'|'.join(english for _, _c, english in _UNITS)})"
)
"""Whether there is any unit: asked first, as behind most numbers there is none."""

_CONVERTED: dict[str, tuple[tuple[int, str], ...]] = {
    "year": ((10, "decade-long"), (100, "century-long")),
    "month": ((12, "year"),),
    "day": ((7, "week"), (30, "month")),
    "hour": ((24, "day"),),
    "minute": ((60, "hour"),),
    "second": ((60, "minute"),),
    "ms": ((1000, "second"),),
    "us": ((1000, "ms"),),
    "ns": ((1000, "us"),),
    "Hz": ((1000, "kHz"),),
    "kHz": ((1000, "MHz"),),
    "MHz": ((1000, "GHz"),),
    "m": ((1000, "km"),),
    "cm": ((100, "m"),),
    "mm": ((10, "cm"),),
    "g": ((1000, "kg"),),
    "oz": ((16, "lb"),),
    "kg": ((1000, "t"),),
    "jin": ((2, "kg"), (2000, "t")),
    "W": ((1000, "kW"),),
    "kW": ((1000, "MW"), (10**6, "GW")),
    "MW": ((1000, "GW"),),
    "bp": ((100, "pp"), (100, "%")),
    "MB": ((1024, "GB"), (1000, "GB")),
    "GB": ((1024, "TB"), (1000, "TB")),
}
"""How many of a unit make one of a larger: 24 months are two years."""

_DIVIDED: dict[str, list[tuple[int, str]]] = {}
"""The same from the larger unit down."""
for _smaller, _ways in _CONVERTED.items():
    for _count, _larger in _ways:
        _DIVIDED.setdefault(_larger, []).append((_count, _smaller))

_LARGEST = 10**6


def unit_in_chinese(text: str, place: int) -> tuple[str, int]:
    """The unit that stands behind a number of a Chinese text, and where it ends."""
    if not _ANY.match(text, place):
        return "", place
    return _found(_CHINESE.match(text, place) or _ENGLISH.match(text, place), place)


def unit_after(text: str, place: int) -> tuple[str, int]:
    """The unit that stands behind a number of an English text, and where it ends."""
    return _found(_ENGLISH.match(text, place), place)


def _found(match: re.Match[str] | None, place: int) -> tuple[str, int]:
    if match is None or match.lastgroup is None:
        return "", place
    return _UNITS[int(match.lastgroup[1:])][0], match.end()


def conversions(value: Decimal, unit: str) -> Iterator[Value]:
    """The same in other units: 90 minutes, `~1.5` hours, which a bare 1.5 would not say."""
    yield Value(value, unit)
    for count, larger in _CONVERTED.get(unit, ()):
        if ((value * 4) % count == 0 or unit == "bp") and value:
            yield Value((value / count).normalize(), f"~{larger}")
    if value < _LARGEST:
        for count, smaller in _DIVIDED.get(unit, ()):
            yield Value((value * count).normalize(), f"~{smaller}")
