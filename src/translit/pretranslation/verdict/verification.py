"""A job and what an engine answered -> why it must not be used; nothing, if it may."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from translit.checks.numbers import wrong
from translit.checks.talk import said
from translit.languages import HAN, has_han
from translit.placeholders import ALPHABETS, Lock, LockKind, Parts
from translit.pretranslation.values import Job

__all__ = ["NOTHING", "fault"]

NOTHING = "the engine answered nothing"

_ODD = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\ufff9-\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
    r"\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\uac00-\ud7af\u2e80-\u2fdf]"
)
"""Controls, marks of direction, private use, half a character; kana, bopomofo, Hangul, radicals.
Only what the source has may be copied: an emoji's selector, a Japanese name."""

_MARKUP = re.compile(
    r"[`\\]|</?[A-Za-z!?]|[{}]|\]\(|\]\[|\[\^|\^\[|\$\$|://|www\.|&#?\w+;|"
    r":[a-z_]+:|\]:|\*\*\*|^[~=:]{3}|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])"
)
"""Markup that would be more than a sign or two in the text: no engine has a reason to write it."""

_REPEATED = re.compile(r"(\b\w+(?:\W+\w+){0,5}?)(?:\W+\1\b){3}", re.IGNORECASE)
"""A piece of one to six words, four times on end."""

_RUN = re.compile(r"(\S{1,8}?)\1{5}")
"""Letters that repeat without a blank, as those of a runaway do."""

_PLACEHOLDER = re.compile(
    r"(?<![0-9A-Za-z])(?:" + "|".join(word for some in ALPHABETS.values() for word in some) + r")+",
    re.IGNORECASE,
)
"""A name of ours, or some of them in one."""

_LATIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
_LATIN_WORD = re.compile(r"[A-Za-z]{3,}")

_SHORTEST_END = 3

_ENDINGS = frozenset(
    "able age ant ate base care ent ess ful ice ing ion ise ish ism ist ity ive ize less line ment "
    "ness ous phone ship side time tion ware way work".split()
)
"""Ends of English words, and words that make longer ones."""

_LETTERS = re.compile(r"[^\W\d_]")

_WORDS = re.compile(r"\w+")

_DIGIT = re.compile(r"\d")

_FEW = 4
"""Han characters of which the translation may be as short as it likes."""

_LONGEST = (9, 28)
"""Letters of English for a Han character, at most, and how many more for the whole."""


def fault(job: Job, parts: Parts, *, locale: str = "en") -> str:
    """Why the parts are no translation of the job; empty where none of the checks says so."""
    return next(filter(None, _faults(job, parts, locale)), "")


def _shown_text(job: Job, parts: Parts) -> str:
    """The translation that the parts make, without its codes and terms."""
    return "".join(part if isinstance(part, str) else _shown(job, part) for part in parts)


def _whole_text(job: Job, parts: Parts) -> Iterator[str]:
    """The translation that the parts make, with its terms; something for each code."""
    for part in parts:
        if isinstance(part, str):
            yield part
        else:
            lock = job.locks[part]
            yield "\ufffc" if lock.kind in (LockKind.CODE, LockKind.URL) else lock.target


def _free_text(parts: Parts) -> str:
    """What an engine wrote of it by itself."""
    return " ".join(part for part in parts if isinstance(part, str))


def _shown(job: Job, number: int) -> str:
    lock = job.locks[number]
    return _seen(lock) if lock.kind in _HIDDEN else lock.target


def _seen(lock: Lock) -> str:
    """What of a lock may hold numbers that both the source and its translation have."""
    return f" {lock.shown} " if lock.kind is LockKind.CODE else "\ufffc"


def _written(wrong: str, text: str) -> bool:
    """Whether a forbidden term stands in a text; in any case, unless it has a capital itself."""
    case = re.IGNORECASE if wrong == wrong.lower() else re.NOFLAG
    return re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", text, case) is not None


_HIDDEN = frozenset((LockKind.CODE, LockKind.URL, LockKind.TERM))


def _faults(job: Job, parts: Parts, locale: str) -> Iterator[str]:
    free = _free_text(parts)
    source = _outside(job, parts)
    han = len(HAN.findall(source))
    demanded = {number for number, lock in enumerate(job.locks) if lock.always}
    if not parts:
        yield NOTHING
    if not demanded <= {part for part in parts if isinstance(part, int)}:
        yield "a demanded text did not come back"
    if not free.strip() and han:
        yield NOTHING
    most = _LONGEST[0] * max(han, len(source) // 3) + _LONGEST[1]
    if len(free) > most:
        yield "the engine's answer is too long"
        return
    if HAN.search(free):
        yield "Chinese is left in the engine's answer"
    if any(odd[0] not in job.text for odd in _ODD.finditer(free)):
        yield "the engine's answer has characters that are not English"
    if any(match[0] not in source for match in _MARKUP.finditer(free)):
        yield "the engine's answer has markup of its own"
    yield from _unlikely(parts, source, han)
    shown = _shown_text(job, parts)
    yield said(job.text, "".join(_whole_text(job, parts)))
    names = [lock.target for lock in job.locks if lock.kind is LockKind.NAME]
    yield wrong(_numbered_text(job), shown, names, locale=locale)
    yield from _lost_names(job, parts)
    yield from _doubled(job, parts)
    if any(_written(wrong, free) for wrong in job.forbidden):
        yield "the engine's answer has a forbidden term"
    if any(word[0].lower() not in job.text.lower() for word in _PLACEHOLDER.finditer(free)):
        yield "a placeholder is left in the engine's answer"


def _lost_names(job: Job, parts: Parts) -> Iterator[str]:
    """The names of the source that an engine did not spell as they are: Deepseak, Opena AI."""
    shown = "".join(part if isinstance(part, str) else job.locks[part].target for part in parts)
    for lock in job.locks:
        name = lock.target
        copied = lock.kind is LockKind.NAME and not lock.always and _LATIN.fullmatch(name)
        if copied and not _whole(name).search(shown):
            yield f"the name “{name}” is not in the translation"
        if lock.kind is LockKind.NAME and _is_doubled(name, shown) > _is_doubled(name, job.text):
            yield "the engine's answer repeats itself"
    texts = (job.text, *(lock.target for lock in job.locks))
    known = {word.lower() for text in texts for word in _LATIN_WORD.findall(text)}
    for word in _LATIN_WORD.findall(_free_text(parts)):
        if word.lower() not in known and _is_fused(word, known):
            yield f"“{word}” is made of pieces of names"


def _doubled(job: Job, parts: Parts) -> Iterator[str]:
    """The demanded texts that stand there again in part: Code Code Red, Garlic (Garlic)."""
    shown = "".join(_whole_text(job, parts))
    source = job.replaced(lambda _, lock: lock.target if lock.kind in _WORDED else None)
    for target in dict.fromkeys(lock.target for lock in job.locks if lock.kind in _WORDED):
        again = _again(target)
        if len(again.findall(shown)) > len(again.findall(source)):
            yield "the engine's answer says a demanded text twice"


_WORDED = frozenset((LockKind.TERM,))


@lru_cache(maxsize=10_000)
def _again(target: str) -> re.Pattern[str]:
    """A demanded text with its first or last words beside it again, or in brackets behind it."""
    words = target.split()
    whole = r"[\s-]+".join(map(re.escape, words))
    heads = "|".join(
        r"[\s-]+".join(map(re.escape, words[:count])) for count in range(len(words), 0, -1)
    )
    tails = "|".join(r"[\s-]+".join(map(re.escape, words[count:])) for count in range(len(words)))
    return re.compile(
        rf"(?<!\w)(?:{heads})[\s-]+{whole}(?!\w)|(?<!\w){whole}[\s-]+(?:{tails})(?!\w)"
        rf"|(?<!\w){whole}\W?\s*[(\[（]\W*(?:{heads}|{tails})\W*[)\]）]"
        rf"|(?<!\w){whole}\s*[,，、/=:：–—-]\s*{whole}(?!\w)",
        re.IGNORECASE,
    )


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


def _unlikely(parts: Parts, source: str, han: int) -> Iterator[str]:
    """Why what an engine wrote for a source of so many Han characters is hardly a translation."""
    free = _free_text(parts)
    letters = len(_LETTERS.findall(free))
    if han and letters < (han / 2 if han > _FEW else 1):
        yield "the engine's answer is too short"
    words = [word.lower() for word in _WORDS.findall(" ".join(map(str, parts)))]
    half = len(words) // 2
    if half > 1 and words[:half] == words[half:]:
        yield "the engine's answer repeats itself"
    runs = (match[0] for pattern in (_REPEATED, _RUN) for match in pattern.finditer(free))
    if any(run not in source for run in runs):
        yield "the engine's answer repeats itself"
    if letters and sum(map(len, _WORDS.findall(free))) * 3 < len(free):
        yield "the engine's answer is no text"
    if free.count("(") != free.count(")") and _is_balanced(source):
        yield "the engine's answer has a bracket without its partner"


def _is_balanced(source: str) -> bool:
    narrow = source.translate({0xFF08: "(", 0xFF09: ")"})
    return narrow.count("(") == narrow.count(")")


def _outside(job: Job, parts: Parts) -> str:
    """What an engine had to translate: the rest of it came from locks."""
    return job.replaced(lambda number, lock: "" if lock.always or number in parts else None)


def _numbered_text(job: Job) -> str:
    """The source of a job without its codes and terms; an amount in bold is read as it stands."""

    def written(_: int, lock: Lock) -> str | None:
        if lock.kind not in _HIDDEN or (has_han(lock.target) and _DIGIT.search(lock.shown)):
            return None
        return _seen(lock)

    return job.replaced(written)
