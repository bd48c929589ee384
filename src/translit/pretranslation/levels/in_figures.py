"""A job -> the same with its numbers in words as figures, for an engine that copies these.

A small model takes 二十分钟 for two o'clock; 20分钟 it writes as *20 minutes*. Of 晚上十点 it makes
any time of the day; of 10 p.m. that one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from translit.model import Span
from translit.patterns import lazy
from translit.pretranslation.values import Job
from translit.quantities.in_chinese import chinese_numbers
from translit.quantities.mentions import Mention, Weight

__all__ = ["in_figures"]

_WORDS = lazy("[零〇一二两三四五六七八九十百千万亿廿卅]{2,}")
"""A number in words; one of a single character is a word of English too: 两, *two*."""

_GROUPED = 10_000
"""From here on thousands are set apart, in English."""

_HALF = 12

_PART_OF_DAY = lazy(
    "(?P<said>上午|早上|清晨|凌晨|早晨|清早|下午|晚上|傍晚|午后|夜里|深夜|晚间|夜间|半夜)\\Z"
    "|[今昨明当][晚早]\\Z"
)
"""In front of a time, which says it itself then; not *tonight*."""

_SECONDS = lazy(r"[\d:：]*[:：]\d\d?[:：]\d|[^秒]*?[点时分][零〇一二三四五六七八九十\d]{1,3}秒")
"""With seconds a time is no 10 p.m.: 22:00:05, 十点五分八秒."""
_SECONDS_SAID = 4
"""The characters of seconds in words behind a time: 五十八秒."""

_APART = lazy("[零〇一二两三四五六七八九十百千万亿\\d]|[点度块毛][一二三四五六七八九半]|月")
"""Behind a number that is only a part of what is said: 十四五规划, 三十七度二.

12月 is no clearer than 十二月: either may be twelve months to a small model.
"""


def in_figures(job: Job, locale: str) -> Job:
    """The job with figures for those numbers in words that a translation must have.

    It is for asking alone: what is marked up in the job has other places then, and is left out.
    """
    found = list(_figures(job, locale))
    if not found:
        return job
    parts, at = [], 0
    for span, figure in found:
        parts += [job.text[at : span.start], figure]
        at = span.end

    def moved(place: int) -> int:
        return place + sum(
            len(figure) - (span.end - span.start) for span, figure in found if span.end <= place
        )

    locks = tuple(
        lock._replace(span=Span(moved(lock.span.start), moved(lock.span.end))) for lock in job.locks
    )
    return Job("".join((*parts, job.text[at:])), locks, (), job.forbidden)


def _figures(job: Job, locale: str) -> Iterator[tuple[Span, str]]:
    taken = [lock.span for lock in job.locks]
    is_english = locale.startswith("en")
    for one in chinese_numbers(job.text):
        start, end = one.span
        if not one.values or any(span.start < end and start < span.end for span in taken):
            continue
        number, unit = one.values[0]
        if is_english and unit == "time":
            clock = str(number)
            before = _PART_OF_DAY.search(job.text, 0, start)
            is_word = not int(clock.partition(":")[0]) % _HALF  # noon and midnight
            if before and not is_word and not _SECONDS.match(job.text, start, end + _SECONDS_SAID):
                yield Span(before.start() if before["said"] else start, end), _time(clock)
        elif isinstance(number, Decimal) and _is_in_words(job.text, one):
            large = is_english and number >= _GROUPED
            yield one.span, f"{number:,f}" if large else f"{number:f}"


def _time(clock: str) -> str:
    """A time as English has it: `22:00`, 10 p.m."""
    hour, _, minute = clock.partition(":")
    half = "a.m." if int(hour) < _HALF else "p.m."
    return f"{int(hour) % _HALF}{'' if minute == '00' else f':{minute}'} {half}"


def _is_in_words(text: str, one: Mention) -> bool:
    """Whether a number stands there, in words and by itself."""
    word = one.span.of(text)
    sure = one.weight is Weight.SURE or (one.weight is Weight.COUNTED and word[-1:] in "万亿")
    return (
        sure
        and _WORDS.fullmatch(word) is not None
        and word[0] not in "百千万亿"
        and _APART.match(text, one.span.end) is None
    )
