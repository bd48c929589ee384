"""A job and what an engine answered -> why it must not be used; nothing, if it may."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit import quantities
from translit.languages import HAN
from translit.placeholders import LockKind, Parts
from translit.pretranslation.values import Job

__all__ = ["fault", "free_text", "shown_text"]

_ODD = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\uffff"
    r"\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
"""Characters that no sentence has: controls, marks of direction, private use, half a character."""

_FOREIGN = re.compile(r"[\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\uac00-\ud7af\u2e80-\u2fdf]")
"""Kana, bopomofo, Hangul, radicals: not English, though not Han either."""

_MARKUP = re.compile(
    r"[`\\]|</?[A-Za-z!?]|\{\{|\}\}|\{[%#<]|[%#>]\}|\]\(|\]\[|\[\^|\^\[|\$\$|://|www\.|&#?\w+;|"
    r":[a-z_]+:|\]:|\*\*\*|^[~=:]{3}|\{[:.]"
)
"""Markup that would be more than a sign or two in the text: no engine has a reason to write it."""

_REPEATED = re.compile(r"(\b\w+(?:\W+\w+){0,5}?)(?:\W+\1\b){3}", re.IGNORECASE)
"""A piece of one to six words, four times on end."""

_RUN = re.compile(r"(\S{1,8}?)\1{5}")
"""Letters that repeat without a blank, as those of a runaway do."""

_LETTERS = re.compile(r"[^\W\d_]")

_WORDS = re.compile(r"[^\W\d_]+")

_FEW = 4
"""Han characters of which the translation may be as short as it likes."""

_LONGEST = (9, 28)
"""Letters of English for a Han character, at most, and how many more for the whole."""


def fault(job: Job, parts: Parts, *, locale: str = "en") -> str:
    """Why the parts are no translation of the job; empty where none of the checks says so."""
    return next(_faults(job, parts, locale), "")


def shown_text(job: Job, parts: Parts) -> str:
    """The translation that the parts make, without its codes."""
    return "".join(part if isinstance(part, str) else _shown(job, part) for part in parts)


def free_text(parts: Parts) -> str:
    """What an engine wrote of it by itself."""
    return " ".join(part for part in parts if isinstance(part, str))


def _shown(job: Job, number: int) -> str:
    lock = job.locks[number]
    return lock.shown or " " if lock.kind in _HIDDEN else lock.target


_HIDDEN = frozenset((LockKind.CODE, LockKind.URL))


def _faults(job: Job, parts: Parts, locale: str) -> Iterator[str]:
    free = free_text(parts)
    source = _outside(job)
    han = len(HAN.findall(source))
    demanded = {number for number, lock in enumerate(job.locks) if lock.always}
    if not demanded <= {part for part in parts if isinstance(part, int)}:
        yield "a demanded text did not come back"
    if not free.strip() and han:
        yield "the engine answered nothing"
    most = _LONGEST[0] * max(han, len(source) // 3) + _LONGEST[1]
    if len(free) > most:
        yield "the engine's answer is too long"
        return
    if HAN.search(free):
        yield "Chinese is left in the engine's answer"
    if _ODD.search(free) or _FOREIGN.search(free):
        yield "the engine's answer has characters that are not English"
    if _MARKUP.search(free):
        yield "the engine's answer has markup of its own"
    letters = len(_LETTERS.findall(free))
    if han and letters < (han / 2 if han > _FEW else 1):
        yield "the engine's answer is too short"
    if _REPEATED.search(free) or _RUN.search(free):
        yield "the engine's answer repeats itself"
    if letters and sum(map(len, _WORDS.findall(free))) * 3 < len(free):
        yield "the engine's answer is no text"
    shown = shown_text(job, parts)
    yield from _wrong_numbers(job, shown, locale)
    if any(re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", shown) for wrong in job.forbidden):
        yield "the engine's answer has a forbidden term"


def _outside(job: Job) -> str:
    parts, at = [], 0
    for lock in job.locks:
        if lock.always:
            parts.append(job.text[at : lock.span.start])
            at = lock.span.end
    return "".join((*parts, job.text[at:]))


def _wrong_numbers(job: Job, shown: str, locale: str) -> Iterator[str]:
    """What is amiss with the amounts and numerals of a translation."""
    source = numbered_text(job)
    if missing := quantities.missing(source, shown, locale=locale):
        yield f"the engine's answer lost {missing[0]}"
    if extra := quantities.extra(source, shown, locale=locale):
        yield f"the engine's answer has a number that the source has not: {extra[0]}"


def numbered_text(job: Job) -> str:
    """The source of a job without its codes."""
    parts, at = [], 0
    for lock in job.locks:
        if lock.kind in _HIDDEN:
            parts += [job.text[at : lock.span.start], lock.shown or " "]
            at = lock.span.end
    return "".join((*parts, job.text[at:]))
