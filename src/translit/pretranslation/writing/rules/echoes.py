"""What an amount begins with does not stand before it again: no `the the 1990s`."""

from __future__ import annotations

import re

from translit.patterns import lazy
from translit.placeholders import Lock, LockKind, Parts
from translit.pretranslation.writing.sentence import EnglishRule, Sentence

__all__ = ["RULE"]

_OPENING = lazy(r"(?:more than|over|between|the)\b")
"""How an amount may begin with more than its figure; an engine writes it as well."""


def _applied(sentence: Sentence) -> Parts:
    return sentence.before_locks(_unechoed)


def _unechoed(before: str, lock: Lock) -> str:
    opening = _OPENING.match(lock.target) if lock.kind is LockKind.AMOUNT else None
    if opening is None:
        return before
    return re.sub(rf"\b{re.escape(opening[0])}\s*\Z", "", before, flags=re.IGNORECASE)


RULE = EnglishRule(20, _applied)
