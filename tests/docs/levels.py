"""The table of levels in the page about pretranslation, as the code has it."""

from __future__ import annotations

import re

from translit.pretranslation.levels.order import LEVELS, STEPS
from translit.pretranslation.values import COPIED, PLAIN, UNTRANSLATED

_HEAD = "| level | what is done |\n|---|---|\n"
_TABLE = re.compile(rf"(?<=\n\n){re.escape(_HEAD)}(?:\|.*\n)+")

_OTHERS = {
    COPIED: "The sentence is made of locks alone.",
    PLAIN: "There is no lock; the sentence is translated as it stands.",
    UNTRANSLATED: "Nothing could be verified.",
}


def table() -> str:
    meanings = _OTHERS | {level: step.meaning for level, step in STEPS.items()}
    some = [level for level in LEVELS.values() if level in meanings]
    return _HEAD + "".join(f"| `{level}` | {meanings[level]} |\n" for level in some)


def refreshed(page: str) -> str:
    """The page with the table as it is now; any other page as it is."""
    return _TABLE.sub(lambda _: table(), page)
