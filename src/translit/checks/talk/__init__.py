"""What an engine says besides translating -> taken off where that is safe, refused elsewhere.

`stripped` takes off what stands around a translation, `said` tells why what is left is none. Both
look at the source first: a post may itself say *I'm sorry, but I can't*.
"""

from __future__ import annotations

from translit.checks.talk.before import BEFORE
from translit.checks.talk.behind import BEHIND
from translit.checks.talk.besides import BESIDES, several
from translit.checks.talk.instead import INSTEAD
from translit.checks.talk.language import LANGUAGES
from translit.checks.talk.rules import Refusal, Rule, Sieve
from translit.checks.talk.shared import doubles, plainly, without_shared
from translit.checks.talk.signs import SIGNS
from translit.checks.talk.task_words import WORDS

__all__ = [
    "REFUSED", "TAKEN_OFF", "doubles", "plainly", "said", "several", "stripped", "without_shared",
]  # fmt: skip

TAKEN_OFF: tuple[Rule, ...] = (*SIGNS, *BEFORE, *BEHIND)
"""What is taken off, by kind, in this order and again, until nothing more is."""

REFUSED: tuple[Refusal, ...] = (*INSTEAD, *BESIDES, *WORDS, *LANGUAGES)

_TAKEN_OFF = Sieve(TAKEN_OFF)
_REFUSED = Sieve(REFUSED)

_ROUNDS = 6
"""How many things may stand around one another: a fence around JSON around quotation marks."""

_LONGEST = 20_000
"""Characters of an answer that are looked at; no sentence has so many."""


def stripped(source: str, answer: str) -> str:
    """The answer without what does not belong to a translation of the source.

    Taken off is only what the source has no counterpart of, and never all there is.
    """
    text = answer[:_LONGEST].strip()
    for _ in range(_ROUNDS):
        before = text
        for rule in _TAKEN_OFF(text):
            text = rule.applied(source, text)
        if text == before:
            break
    return text


def said(source: str, target: str) -> str:
    """What a target says instead of translating its source; empty where nothing shows it."""
    return next((rule.reason for rule in _REFUSED(target) if rule.holds(source, target)), "")
