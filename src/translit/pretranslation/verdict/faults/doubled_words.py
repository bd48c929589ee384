"""An answer with a word or a phrase twice in a row, which its source does not say twice."""

from __future__ import annotations

from collections.abc import Iterator

from translit.checks.doublings import doublings
from translit.model import HIDDEN
from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]


def _reasons(answered: Answered) -> Iterator[str]:
    # A glossary may well say Bora Bora: something stands for what was demanded.
    text = "".join(part if isinstance(part, str) else HIDDEN for part in answered.parts)
    for start, _, end, _ in doublings(text, answered.asked):
        yield f"“{text[start:end]}” in the engine's answer says the same twice"


FAULT = Fault(65, _reasons)
