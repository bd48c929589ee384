"""All checks, in the order in which their findings are told. A new check is a file and a row."""

from __future__ import annotations

from translit.checks.closed_words import CLOSED_WORDS
from translit.checks.doubled_word import DOUBLED_WORD
from translit.checks.engine_talk import ENGINE_TALK
from translit.checks.escapes import ESCAPES
from translit.checks.front_matter import FRONT_MATTER
from translit.checks.inconsistent import INCONSISTENT
from translit.checks.length import LENGTH
from translit.checks.links import LINKS
from translit.checks.markup import MARKUP
from translit.checks.names import NAMES
from translit.checks.negation import NEGATION
from translit.checks.numbers import NUMBERS
from translit.checks.pairs import Across, Check
from translit.checks.punctuation import PUNCTUATION
from translit.checks.spelling import SPELLING
from translit.checks.stale import STALE
from translit.checks.terminology import TERMINOLOGY
from translit.checks.untranslated import UNTRANSLATED
from translit.checks.whitespace import WHITESPACE

__all__ = ["ACROSS", "CHECKS", "IDS"]

CHECKS: tuple[Check, ...] = (
    MARKUP,
    NUMBERS,
    TERMINOLOGY,
    UNTRANSLATED,
    ENGINE_TALK,
    FRONT_MATTER,
    ESCAPES,
    LINKS,
    STALE,
    PUNCTUATION,
    WHITESPACE,
    DOUBLED_WORD,
    LENGTH,
    NAMES,
    NEGATION,
    CLOSED_WORDS,
    SPELLING,
)
"""Those of one pair."""

ACROSS: tuple[Across, ...] = (INCONSISTENT,)
"""Those of all pairs together."""

IDS: tuple[str, ...] = (*(check.id for check in CHECKS), *(check.id for check in ACROSS))
"""The ids of our own checks, in the order of the table."""
