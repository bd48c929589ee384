"""An article is `a` or `an` as the demanded text behind it asks for."""

from __future__ import annotations

from translit.patterns import lazy
from translit.placeholders import Parts
from translit.pretranslation.writing.sentence import EnglishRule, Sentence

__all__ = ["RULE", "articled"]

_ARTICLE = lazy(r"\b([Aa])n?(?=\s*[\"“‘(\[]?\Z)")

_AN = lazy(
    r"(?:8|1[18](?!\d)|[aio](?!nce|ne\b)|e(?!u)|u(?!ni(?!n|m)|s[eu]|t[ei]|bi)|ho(?:ur|nest|no))"
)
"""How a word in small letters begins that takes `an`: an hour, an 8; but a unit, a user, a one."""

_SPELT = lazy(r"[A-Z](?:[A-Z0-9-]|s?\b)")
"""What is read letter by letter: LLM, F-16, API."""


def articled(before: str, target: str) -> str:
    """What stands before a demanded text, its last article as the text asks for."""
    word = target.lstrip("*_~`[\"'“‘(")
    if not word[:1].isalnum():
        return before
    spelt = _SPELT.match(word)
    vowel = word[0] in "AEFHILMNORSX" if spelt else _AN.match(word.lower())
    return _ARTICLE.sub(r"\g<1>n" if vowel else r"\g<1>", before)


def _applied(sentence: Sentence) -> Parts:
    return sentence.before_locks(lambda text, lock: articled(text, lock.shown or lock.target))


RULE = EnglishRule(30, _applied)
