"""Answers <-> the texts of a cache, which anybody may have cut short or written by hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from translit.engines import Told
from translit.pretranslation.values import UNTRANSLATED, Answer, Job, Level

__all__ = ["answer", "key", "of_words", "raw_key", "text", "told_key", "words"]

_VERSION = "7"
"""Changes when what is verified, or how an answer is written down, does."""


def key(job: Job, *settings: str) -> str:
    """The key of a job, under settings such as the identity of a model."""
    parts = (_VERSION, settings, job.text, job.locks, job.marks, job.forbidden)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def raw_key(segment: str, identity: str) -> str:
    """The key of what an engine of this identity answers to a segment, before it is looked at."""
    return hashlib.sha256(json.dumps(("raw 2", identity, segment)).encode()).hexdigest()


def told_key(ask: Told, identity: str) -> str:
    """The same for what an engine is told; what stands around a segment makes no other key."""
    parts = ("told", identity, ask.segment, ask.terms, ask.refused)
    kept_to = (ask.held, ask.variant) if ask.held else ()
    return hashlib.sha256(json.dumps((*parts, *kept_to)).encode()).hexdigest()


def text(answer: Answer) -> str:
    """An answer as a text."""
    return json.dumps([answer.level.word, answer.parts, answer.reason])


def answer(text: str, job: Job, levels: Mapping[str, Level]) -> Answer | None:
    """The answer to a job that a text holds, by words of levels; None where it holds none."""
    if not text:
        return None
    try:
        level, parts, reason = json.loads(text)
        found = Answer(tuple(parts), levels[level], str(reason))
    except (ValueError, TypeError, KeyError):
        return None
    return found if _fits(found, job) else None


def _fits(answer: Answer, job: Job) -> bool:
    """Whether the answer's parts are texts and locks of the job, none of them forgotten."""
    numbers = [part for part in answer.parts if not isinstance(part, str)]
    if not all(type(part) is int and 0 <= part < len(job.locks) for part in numbers):
        return False
    demanded = {number for number, lock in enumerate(job.locks) if lock.always}
    held = demanded <= {*numbers} or not answer.parts
    return held and bool(answer.parts) is (answer.level != UNTRANSLATED)


def of_words(found: tuple[str, ...]) -> str:
    """Some words as a text."""
    return json.dumps(found, ensure_ascii=False)


def words(text: str, count: int) -> tuple[str, ...] | None:
    """So many words, if a text holds them."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    if not isinstance(found, list) or len(found) != count:
        return None
    return tuple(found) if all(isinstance(one, str) for one in found) else None
