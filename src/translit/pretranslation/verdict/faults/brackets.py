"""An answer with a bracket that nothing opens or closes."""

from __future__ import annotations

from collections.abc import Iterator

from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]


def _reasons(answered: Answered) -> Iterator[str]:
    free = answered.free
    if free.count("(") != free.count(")") and _is_balanced(answered.asked):
        yield "the engine's answer has a bracket without its partner"


def _is_balanced(source: str) -> bool:
    narrow = source.translate({0xFF08: "(", 0xFF09: ")"})
    return narrow.count("(") == narrow.count(")")


FAULT = Fault(70, _reasons)
