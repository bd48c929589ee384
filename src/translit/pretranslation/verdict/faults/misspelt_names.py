"""An answer that does not spell the names of its source as they are: Deepseak, Opena AI."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from translit.patterns import lazy
from translit.placeholders import LockKind
from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]

_LATIN = lazy(r"[A-Za-z]+(?: [A-Za-z]+)*")

_LATIN_WORD = lazy(r"[A-Za-z]{3,}")

_SHORTEST_END = 3

_ENDINGS = frozenset(
    "able age ant ate base care ent ess ful ice ing ion ise ish ism ist ity ive ize less line ment "
    "ness ous phone ship side time tion ware way work".split()
)
"""Ends of English words, and words that make longer ones."""


def _reasons(answered: Answered) -> Iterator[str]:
    job, shown = answered.job, answered.named
    for lock in job.locks:
        name = lock.target
        copied = lock.kind is LockKind.NAME and not lock.always and _LATIN.fullmatch(name)
        if copied and not _whole(name).search(shown):
            yield f"the name “{name}” is not in the translation"
        if lock.kind is LockKind.NAME and _is_doubled(name, shown) > _is_doubled(name, job.text):
            yield "the engine's answer repeats itself"
    texts = (job.text, *(lock.target for lock in job.locks))
    known = {word.lower() for text in texts for word in _LATIN_WORD.findall(text)}
    for word in _LATIN_WORD.findall(answered.free):
        if word.lower() not in known and _is_fused(word, known):
            yield f"“{word}” is made of pieces of names"


def _whole(name: str) -> re.Pattern[str]:
    """A name as words of their own, in any case, or in the plural."""
    words = "[ -]+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<![^\W_]){words}(?:e?s)?(?![^\W_])", re.IGNORECASE)


def _is_doubled(name: str, text: str) -> bool:
    return re.search(rf"(?<![^\W_]){re.escape(name)} {re.escape(name)}(?![^\W_])", text) is not None


def _is_fused(word: str, known: Collection[str]) -> bool:
    """Whether a word is one that is known and the end of another: Redode, of Code Red."""
    low = word.lower()
    for one in known:
        rest = low.removeprefix(one)
        if rest == low or len(rest) < _SHORTEST_END or rest in _ENDINGS:
            continue
        if one.endswith(rest) or (
            word[0].isupper() and any(other.endswith(rest) for other in known)
        ):
            return True
    return False


FAULT = Fault(100, _reasons)
