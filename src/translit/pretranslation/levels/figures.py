"""A job -> the same with its numbers in words as figures, for an engine that copies these.

A small model takes 二十分钟 for two o'clock; 20分钟 it writes as *20 minutes*.
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

_WORDS = lazy("[零〇一二两三四五六七八九十百千廿卅]{2,}")
"""A number in words; one of a single character is a word of English too: 两, *two*."""

_APART = lazy("[零〇一二两三四五六七八九十百千万亿\\d]|[点度块毛][一二三四五六七八九半]|月")
"""Behind a number that is only a part of what is said: 十四五规划, 三十七度二.

12月 is no clearer than 十二月: either may be twelve months to a small model.
"""


def in_figures(job: Job) -> Job:
    """The job with figures for those numbers in words that a translation must have.

    It is for asking alone: what is marked up in the job has other places then, and is left out.
    """
    found = list(_figures(job))
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


def _figures(job: Job) -> Iterator[tuple[Span, str]]:
    taken = [lock.span for lock in job.locks]
    for one in chinese_numbers(job.text):
        start, end = one.span
        if any(span.start < end and start < span.end for span in taken):
            continue
        if _is_in_words(job.text, one) and isinstance(number := one.values[0].number, Decimal):
            yield one.span, f"{number:f}"


def _is_in_words(text: str, one: Mention) -> bool:
    """Whether a number stands there, in words and by itself."""
    return (
        one.weight is Weight.SURE
        and bool(one.values)
        and _WORDS.fullmatch(one.span.of(text)) is not None
        and _APART.match(text, one.span.end) is None
    )
