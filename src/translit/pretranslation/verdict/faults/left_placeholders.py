"""An answer with a name of ours, of which nobody should ever hear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit.patterns import lazy
from translit.placeholders import ALPHABETS
from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]

_PLACEHOLDER = lazy(
    r"(?<![0-9A-Za-z])(?:" + "|".join(word for some in ALPHABETS.values() for word in some) + r")+",
    re.IGNORECASE,
)
"""A name of ours, or some of them in one."""


def _reasons(answered: Answered) -> Iterator[str]:
    text = answered.job.text.lower()
    if any(word[0].lower() not in text for word in _PLACEHOLDER.finditer(answered.free)):
        yield "a placeholder is left in the engine's answer"


FAULT = Fault(130, _reasons)
