r"""Latin letters, digits and signs that stand close to a code in Chinese stand as close in English.

An engine is shown a code with blanks around it, and answers so: `C \#`, `\$ 100`, `US $100`.
"""

from __future__ import annotations

from collections.abc import Sequence

from translit.languages import has_han
from translit.patterns import lazy
from translit.placeholders import Lock, Parts
from translit.pretranslation.writing.sentence import EnglishRule, Sentence

__all__ = ["RULE"]

_BEFORE = lazy(r"[!-\[\]-~]+\Z")
_FAR = 80
"""As far as what stands close is looked at."""
_BEHIND = lazy(r"[!-\[\]-~]+")


_QUOTE = '\\"'
"""A straight quotation mark where it is escaped, as in the title of a block."""


def _applied(sentence: Sentence) -> Parts:
    text, locks = sentence.phrase.job.text, sentence.phrase.job.locks
    parts = list(sentence.parts)
    _close_up_quotes(parts, [lock.target == _QUOTE for lock in locks])
    for at, part in enumerate(parts):
        if isinstance(part, int) and _stands_as_it_is(locks[part], text):
            if at:
                begins = locks[part - 1].span.end if part else 0
                parts[at - 1] = _closed_up_before(parts[at - 1], text, begins, locks[part])
            if at + 1 < len(parts):
                parts[at + 1] = _closed_up_behind(parts[at + 1], text, locks[part])
            match parts[max(0, at - 2) : at]:
                case [int(before), " "] if _touch(locks[before], locks[part], text):
                    parts[at - 1] = ""
    return tuple(parts)


def _close_up_quotes(parts: list[str | int], quotes: Sequence[bool]) -> None:
    """Leave no blanks inside of escaped quotation marks, which open and close in turn."""
    places = [at for at, part in enumerate(parts) if isinstance(part, int) and quotes[part]]
    if len(places) % 2:
        return
    for opens, closes in zip(places[::2], places[1::2], strict=True):
        for at, stripped in ((opens + 1, str.lstrip), (closes - 1, str.rstrip)):
            part = parts[at]
            if isinstance(part, str):
                parts[at] = stripped(part)


def _stands_as_it_is(lock: Lock, text: str) -> bool:
    return lock.target.isascii() and lock.target == lock.span.of(text)


def _touch(one: Lock, other: Lock, text: str) -> bool:
    r"""Whether a sign that is escaped stands beside another lock, as the second one of `C\#`."""
    escaped = one.target[:1] == "\\" or other.target[:1] == "\\"
    return escaped and one.span.end == other.span.start and _stands_as_it_is(one, text)


def _closed_up_before(part: str | int, text: str, begins: int, lock: Lock) -> str | int:
    if _is_sign(lock) and has_han(text[lock.span.start - 1 : lock.span.start]):
        return f"{part} " if isinstance(part, str) and part[-1:].isalnum() else part
    found = _BEFORE.search(text, max(begins, lock.span.start - _FAR), lock.span.start)
    close = isinstance(part, str) and found is not None and part.rstrip().endswith(found[0])
    return part.rstrip() if close and isinstance(part, str) else part


def _closed_up_behind(part: str | int, text: str, lock: Lock) -> str | int:
    found = _BEHIND.match(text, lock.span.end)
    close = isinstance(part, str) and found is not None and part.lstrip().startswith(found[0])
    return part.lstrip() if close and isinstance(part, str) else part


def _is_sign(lock: Lock) -> bool:
    """Whether a lock is an escaped sign that stands apart from the word before it."""
    return len(lock.target) == 2 and lock.target[0] == "\\" and lock.target[1] not in _LEANING  # noqa: PLR2004


_LEANING = frozenset(".,:;?!…)]}>'\"-/+~^=_")


RULE = EnglishRule(5, _applied)
