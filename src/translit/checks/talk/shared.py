"""The answers of a batch -> those without what all of them share, and those that are one answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from translit.patterns import lazy

__all__ = ["doubles", "plainly", "without_shared"]

_FEWEST = 4
"""Answers from which on what all share is no accident."""

_BEGUN = lazy(r".*(?:[:：>|\])}—–!]\s*|\n\s*|[.?]\s+| - )", re.DOTALL)
"""As far as a lead-in may reach."""

_ENDED = lazy(r"(?:(?<=[.!?\"”')])\s+\S|\n|\s*[(\[|<{]|\s+[-—–]+\s).*\Z", re.DOTALL)

_TAIL = lazy(r"\s+[\"“(\[*]*[A-Z].{10,}", re.DOTALL)
"""A sentence that so many answers end with."""

_THOUGHT = lazy(r"\s*<(?:think|thought|reason|reflect|analysis|scratch)", re.IGNORECASE)
"""What begins a model's thinking: where it ends, nobody can tell who does not see its end."""

_HAN = lazy("[\u4e00-\u9fff]")

_LONG = 6
"""Han characters of sentences that do not often have the same translation."""

_SHORT, _WORDS = 2, 4
"""The same for an answer of more than so many words: nobody says that much for 工具."""

_ALIKE = 0.34

_MANY = 3
_SHARE = 0.3
"""An engine that always answers the same does so to this share of all sentences, at least; two of
them may well mean the same."""


def without_shared(pairs: Mapping[str, str]) -> dict[str, str]:
    """The answers, by source, without a lead-in and a note that all of them have.

    What all sources have in common may be translated alike: then it stays.
    """
    answers = dict(pairs)
    given = {source: answer for source, answer in pairs.items() if answer.strip()}
    if len(given) < _FEWEST or len(set(given.values())) < _FEWEST:
        return answers
    sources = [source.strip() for source in given]
    texts = list(given.values())
    begun = _BEGUN.match(_common_start(texts))
    start = len(begun[0]) if begun and not _common_start(sources) else 0
    start = 0 if _THOUGHT.match(texts[0]) else start
    backwards = [text[::-1] for text in texts]
    tail = _common_start(backwards)[::-1]
    ended = (_TAIL.fullmatch(tail) or _ENDED.search(tail)) if not _common_end(sources) else None
    end = len(tail) - ended.start() if ended else 0
    for source, text in given.items():
        rest = text[start : len(text) - end].strip()
        answers[source] = rest or text
    return answers


def _common_start(texts: Sequence[str]) -> str:
    """What all texts begin with."""
    first, last = min(texts), max(texts)
    same = (at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1])
    return first[: next(same, min(len(first), len(last)))]


def _common_end(sources: Sequence[str]) -> str:
    ends = [re.sub(r"\W+\Z", "", source)[::-1] for source in sources]
    return _common_start(ends)


def doubles(pairs: Mapping[str, str], known: Collection[str] = ()) -> frozenset[str]:
    """The sources that have one answer with others that say something else.

    `known` are answers, as `plainly` has them, that were given to sentences that differ before.
    """
    by_answer: dict[str, list[str]] = defaultdict(list)
    for source, answer in pairs.items():
        if answer.strip():
            by_answer[plainly(answer)].append(source)
    least = max(_MANY, _SHARE * sum(map(len, by_answer.values())))
    return frozenset(
        source
        for answer, sources in by_answer.items()
        if len(sources) >= least or answer in known
        for source in sources
        if len(_HAN.findall(source)) >= _fewest(answer, is_known=answer in known)
        and (answer in known or any(_unlike(source, one) for one in sources if one is not source))
    )


def _fewest(answer: str, *, is_known: bool) -> int:
    """Han characters of sentences that an engine must tell apart to have understood them."""
    return _SHORT if is_known or answer.count(" ") >= _WORDS else _LONG


def plainly(answer: str) -> str:
    """An answer as it is compared with others."""
    return " ".join(answer.lower().split())


def _unlike(one: str, other: str) -> bool:
    first, second = set(_HAN.findall(one)), set(_HAN.findall(other))
    return len(first & second) < _ALIKE * min(len(first), len(second))
