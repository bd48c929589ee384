"""An answer with a word that the glossary forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]


def _reasons(answered: Answered) -> Iterator[str]:
    if any(_is_written(wrong, answered.free) for wrong in answered.job.forbidden):
        yield "the engine's answer has a forbidden term"


def _is_written(wrong: str, text: str) -> bool:
    """Whether a forbidden term stands in a text; in any case, unless it has a capital itself."""
    case = re.IGNORECASE if wrong == wrong.lower() else re.NOFLAG
    return re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", text, case) is not None


FAULT = Fault(120, _reasons)
