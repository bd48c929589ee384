"""The time of day, in Chinese and in English -> hours and minutes: 下午2点半, half past two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from translit.patterns import lazy
from translit.quantities.mentions import Mention, Value, Weight, mention
from translit.quantities.numerals import whole_number

__all__ = ["chinese_times", "english_times"]

_HOURS = ("twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven")  # fmt: skip
_ENGLISH = lazy(
    r"(?<![\d:.,$€£¥])(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d)(?::[0-5]\d)?)? ?(?P<half>[ap])\.?m\b\.?"
    r"|(?<![\d:.])(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?::(?P<s>[0-5]\d)(?:[.,]\d+)?)?(?![\d:]|,\d{3})"
    r"|(?<![\d.,:$€£¥])\b(?P<past>half|(?:a )?quarter|\d{1,2}|five|ten|twenty|twenty-five)"
    rf"(?: minutes?)? (?P<way>past|to) (?P<name>{'|'.join(_HOURS)}|\d{{1,2}})\b(?![.,]?\d)"
    r"(?P<end>(?=[.,;:!?)]|\Z| (?:in the|when|and)\b))?"
    rf"|\b(?P<clock>{'|'.join(_HOURS)}|\d{{1,2}}) ?o['’]clock"
    rf"|(?<![\d:.,])\b(?P<spelt>{'|'.join(_HOURS)}|\d{{1,2}})"
    rf"(?: (?P<tens>thirty|fifteen|forty-five|twenty|ten|fifty|forty))?"
    r" ?(?P<when>a\.m\.|p\.m\.|am\b|pm\b|in the (?:morning|afternoon|evening)|at night)"
    r"|\b(?P<named>noon|midday|midnight)\b",
    re.IGNORECASE,
)
_LATER = {"fifteen": 15, "thirty": 30, "forty-five": 45, "twenty": 20, "ten": 10, "fifty": 50,
          "forty": 40, "five": 5, "twenty-five": 25, "half": 30, "quarter": 15,
          "a quarter": 15}  # fmt: skip

_EARLY = "上午|早上|清晨|凌晨|今早|早晨|清早|明早|晨间"
_LATE = "下午|晚上|傍晚|午后|今晚|夜里|深夜|晚间|当晚|昨晚|明晚|夜间|半夜|晚"
_DIGITS = r"(?:\d{1,2}|[零〇一二两三四五六七八九十]{1,3})"
_CHINESE = lazy(
    rf"(?:(?P<early>{_EARLY})|(?P<late>{_LATE})|(?P<noon>中午|正午))? ?(?<![\dA-Za-z:.])"
    rf"(?P<h>{_DIGITS}) ?"
    rf"(?:点钟?|时(?![间候代刻候期段])|[:：])(?: ?(?P<half>半)|(?P<quarter>[一三])刻"
    rf"| ?(?P<m>{_DIGITS})分?(?!之))?"
    r"(?(m)(?::(?P<s>[0-5]\d)(?:\.\d+)?)?(?!\d))"
    rf"(?: ?差 ?(?P<before>一刻|{_DIGITS}分)钟?)?"
    rf"|差 ?(?P<less>一刻|{_DIGITS}分)钟?(?:就到|到|就)? ?(?P<next>{_DIGITS}) ?点(?!分|\d)"
)

_DAY = 24
_NOON = 12
_MORNING = 6
_SMALL_HOURS = 5
_HOUR = 60


def _time(hour: int, minute: int) -> Value:
    return Value(f"{hour % _DAY}:{minute:02d}", "time")


def _hours(hour: int, minute: int, *, late: bool | None) -> tuple[Value, ...]:
    """The readings of a time of which it is known or not that it is after noon."""
    if late is None:
        return (
            (_time(hour, minute), _time(hour + _NOON, minute))
            if hour <= _NOON
            else (_time(hour, minute),)
        )
    if late:
        return (
            _time(hour + _NOON if hour < _NOON else hour, minute),
            *((_time(0, minute),) if hour == _NOON else ()),
        )
    return (_time(0 if hour == _NOON else hour, minute),)


def english_times(text: str) -> Iterator[Mention]:
    """`3:30 p.m.`, `15:30`, `half past three`, `noon`."""
    for found in _ENGLISH.finditer(text):
        if one := _english(found):
            yield one


def _english(found: re.Match[str]) -> Mention | None:  # noqa: PLR0911  # one for each way to say it
    span = found.span()
    if found["h"]:
        hour, minute = int(found["h"]), int(found["m"] or 0)
        late = found["half"].lower() == "p"
        if hour == _NOON and late:
            plain = () if minute else (Value(Decimal(12)),)
            return mention(*span, (_time(12, minute), *plain))
        return mention(*span, _hours(hour, minute, late=late)) if hour <= _DAY else None
    if found["minute"]:
        hour, minute = int(found["hour"]), int(found["minute"])
        if hour > _DAY:
            return None
        parts = [mention(*found.span(part), [Value(Decimal(found[part]))])
                 for part in ("hour", "minute", "s") if found[part]]  # fmt: skip
        return mention(*span, _hours(hour, minute, late=None), parts=parts)
    if found["way"]:
        name, past = found["name"].lower(), found["past"].lower()
        hour = int(name) if name.isdigit() else _HOURS.index(name) or 12
        minute = int(past) if past.isdigit() else _LATER[past]
        if found["way"].lower() == "to":
            if past == "half" or (past not in ("quarter", "a quarter") and found["end"] is None):
                return None  # five to ten people
            parts = [] if "quarter" in past else [
                mention(*found.span(group), [Value(Decimal(number))],
                        weight=Weight.SURE if found[group].isdigit() else Weight.COUNTED)
                for group, number in (("past", minute), ("name", hour))
            ]  # fmt: skip
            hour, minute = (hour - 1) or 12, 60 - minute
            return mention(*span, _hours(hour, minute, late=None), parts=parts)
        return mention(*span, _hours(hour, minute, late=None))
    if found["clock"]:
        name = found["clock"].lower()
        hour = int(name) if name.isdigit() else _HOURS.index(name) or 12
        return mention(*span, _hours(hour, 0, late=None)) if hour <= _DAY else None
    if found["spelt"]:
        return _of_the_day(found)
    hour = 0 if found["named"].lower() == "midnight" else 12
    return mention(*span, [_time(hour, 0), *([Value(Decimal(12))])], weight=Weight.LOOSE)


def _of_the_day(found: re.Match[str]) -> Mention | None:
    """`five thirty in the morning`, `5 at night`."""
    name, when = found["spelt"].lower(), found["when"].lower()
    hour = int(name) if name.isdigit() else _HOURS.index(name) or 12
    if hour > _NOON:
        return None
    late = "p" in when[:2] or any(word in when for word in ("noon", "eve"))
    late = late or ("night" in when and hour > _SMALL_HOURS)
    minute = _LATER.get((found["tens"] or "").lower(), 0)
    return mention(*found.span(), _hours(hour, minute, late=late))


def chinese_times(text: str) -> Iterator[Mention]:
    """`15时30分`, `下午2点`, `三点半`, `9:30`."""
    if any(sign in text for sign in "点时:："):
        for found in _CHINESE.finditer(text):
            if one := _chinese(found):
                yield one


def _chinese(found: re.Match[str]) -> Mention | None:
    if found["next"]:
        return _before(found, found["next"], found["less"])
    hour, minute = whole_number(found["h"]), whole_number(found["m"]) or 0
    if hour is None or hour > _DAY or minute >= _HOUR or not _is_time(found):
        return None
    if found["before"]:
        return _before(found, found["h"], found["before"])
    if found["half"] or found["quarter"]:
        minute = {"一": 15, "三": 45}.get(found["quarter"], 30)
    late = True if found["late"] else False if found["early"] else None
    if found["late"] and "夜" in found["late"] and 0 < hour <= _SMALL_HOURS:
        late = False
    values = _hours(hour, minute, late=late)
    if found["late"] and hour in (0, _NOON):  # 晚上12点 is midnight, 下午12点 noon
        values = (_time(_NOON if "午" in found["late"] else 0, minute),)
    elif found["noon"]:
        values = (_time(hour + _NOON if hour < _MORNING else hour, minute),)
    parts = [
        mention(*found.span(name), [Value(Decimal(whole_number(found[name]) or 0))])
        for name in ("h", "m", "s")
        if found[name]
    ]
    if found["half"]:
        half = [Value(Decimal(30)), Value(Decimal(30), "minute"), Value(Decimal("0.5"))]
        parts.append(mention(*found.span("half"), half))
    sure = found["early"] or found["late"] or found["noon"]
    figure = found["h"].isdigit()
    weight = Weight.SURE if figure or not sure else Weight.COUNTED
    start = found.start("h")
    return mention(start, found.end(), values, weight=weight, parts=parts)


def _before(found: re.Match[str], hour: str, less: str) -> Mention | None:
    """`差一刻八点`, `十点差五分`: so much before the hour."""
    at, minutes = whole_number(hour), 15 if less == "一刻" else whole_number(less[:-1])
    if not at or not minutes or at > _DAY or minutes >= _HOUR:
        return None
    values = _hours(at - 1 or _NOON, _HOUR - minutes, late=None)
    return mention(*found.span(), values, weight=Weight.COUNTED)


def _is_time(found: re.Match[str]) -> bool:
    """Whether it is the time of day: not 3点建议, 同一时区, 一时半会, 16:9."""
    named = bool(found["early"] or found["late"] or found["noon"] or "点钟" in found[0])
    if ":" in found[0] or "：" in found[0]:
        return found["m"] is not None and len(found["m"]) == len("00")
    if named or found["before"]:
        return True
    if "点" in found[0] and "十" in (found["m"] or "") and not found["h"].isdigit():
        return True  # 七点五十; the fraction of 七点五 has no 十
    if not found["h"].isdigit() and "时" in found[0] and found["h"][0] != "十":
        return found.string.startswith(("左右", "许", "整", "前后", "到", "至"), found.end())
    return bool(found["half"] or found["quarter"] or "分" in found[0] or "时" in found[0])
