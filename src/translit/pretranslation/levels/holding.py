"""A job and how it is sent -> what an answer to it must be made of, and whether one reads as such.

An engine that is kept to something may write what it is kept to wherever it has no way out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import normalize

from translit.engines import Held
from translit.languages import HAN
from translit.patterns import lazy
from translit.placeholders import Hidden, Lock, LockKind, Parts
from translit.pretranslation.values import Job

__all__ = ["demanded", "is_strained"]

_ENDS = "。！？!?.…”’」』）)】 "

_NARROW = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF05: "%", 0xFF0E: "."}

_QUOTES = {"「": "“", "」": "”", "『": "“", "』": "”", "《": "“", "》": "”"}

_FIGURE = lazy(r"\d[\d,.]*\d%?|\d%?")

_NUMERAL = lazy(
    "[十百千万亿廿][一二三四五六七八九十百千万亿]?|[一二三四五六七八九两几]{2}|[两几半]"
)
"""A number in words, which English may have in figures."""

_SURE = 2
"""Characters of a figure that comes out as it stands; a shorter one may be written as a word."""

_LONGEST = (6, 24)
"""Letters of English for a Han character, at most, and how many more for the whole."""

_RUN = 5
"""Words of a run that nobody writes twice in a sentence."""

_AGAIN = lazy(r"([^\W\d_a-zA-Z]{3,}).*\1")
"""A source that says something again itself: 会去找谷歌租，会去找Oracle租."""

_WORD = lazy(r"\w+")

_DANGLING = lazy(
    r"\b(?:an?|the|and|or|of|in|at|to|by|for|from|with|as|its|their|his|her|our)\W*\Z",
    0,
)
"""Behind these, something else was to come."""

_APART = lazy(r"""[,;:(/&–—…"“‘'-]\s*\Z""")

_BEHIND = 6
"""Han characters behind a term that stands last in English: it was not the last thing said."""


def demanded(job: Job, hidden: Hidden) -> Held:
    """Every word that was sent for a lock, the names that are copied, and the longer figures."""
    words = [
        (word, word == lock.shown and lock.kind is not LockKind.AMOUNT)
        for lock, word in zip(hidden.locks, hidden.words, strict=True)
    ]
    rest = [lock for lock in job.locks if lock not in hidden.locks]
    names = [(lock.target, True) for lock in rest if lock.kind is LockKind.NAME]
    figures = list(_figures(hidden, [lock for lock in rest if lock.kind is LockKind.NAME]))
    sure = [(figure, False) for figure in figures if len(figure) >= _SURE]
    rest_of_them = tuple(dict.fromkeys(one for one in figures if len(one) < _SURE))
    counted = any(map(_NUMERAL.search, _sent(hidden)))
    return Held((*words, *names, *sure), rest_of_them, counted, _signs(job))


def _sent(hidden: Hidden) -> Iterator[str]:
    """What stands between what was written into a source."""
    edges = [0, *(edge for lock in hidden.locks for edge in lock.span), len(hidden.source)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield hidden.source[start:end]


def _figures(hidden: Hidden, names: Sequence[Lock]) -> Iterator[str]:
    """Those that stand in what was sent, outside of what was written into it."""
    written = [lock.span for lock in (*hidden.locks, *names)]
    for found in _FIGURE.finditer(hidden.source.translate(_NARROW)):
        if not any(span.start < found.end() and found.start() < span.end for span in written):
            yield found[0]


def _signs(job: Job) -> str:
    """Those that stand inside of a sentence, as English writes them."""
    text = "".join(_QUOTES.get(sign, sign) for sign in job.text.rstrip(_ENDS))
    signs = {sign for sign in normalize("NFKC", text) + text if not sign.isalnum()}
    if signs & set('“”"'):
        signs |= set('“”"')
    return "".join(sorted(signs))


def is_strained(job: Job, parts: Parts) -> bool:
    """Whether an answer has what is demanded in it only because it must.

    It breaks off, goes on and on, or ends with terms that the source has in its middle.
    """
    texts = [part for part in parts if isinstance(part, str)]
    most = _LONGEST[0] * len(HAN.findall(job.free)) + _LONGEST[1]
    if sum(map(len, texts)) > most:
        return True
    if _goes_round(" _ ".join(texts)) and not _AGAIN.search(job.free):
        return True
    at = len(parts)
    while at and (not isinstance(last := parts[at - 1], str) or _joins(last)):
        at -= 1
    tail = [part for part in parts[at:] if not isinstance(part, str)]
    if not tail:
        return bool(texts) and _DANGLING.search(texts[-1]) is not None
    before = parts[at - 1] if at else ""
    behind = job.text[max(job.locks[part].span.end for part in tail) :]
    return (
        isinstance(before, str)
        and _APART.search(before) is not None
        and len(HAN.findall(behind)) >= _BEHIND
    )


def _goes_round(text: str) -> bool:
    """Whether a run of words stands in it twice."""
    words = [word.lower() for word in _WORD.findall(text)]
    runs = [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
    return len(set(runs)) < len(runs)


def _joins(text: str) -> bool:
    """Whether a text only stands between two terms, or ends a sentence."""
    return text.strip(" .,!?;:…") in {"", "and", "or", "s"}
