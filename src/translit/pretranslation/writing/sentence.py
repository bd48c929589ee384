"""What an engine wrote for a phrase, and where that stands -> what a rule of English looks at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from translit.model import Role, Unit
from translit.placeholders import Lock, Parts
from translit.pretranslation.plans import Phrase

__all__ = ["EnglishRule", "Sentence", "TitleCase", "is_title"]

TitleCase = Literal["sentence", "title", "as-is"]


@dataclass(frozen=True)
class Sentence:
    """The parts of an answer, on their way to become English."""

    parts: Parts
    phrase: Phrase
    unit: Unit
    title_case: TitleCase = "sentence"
    said: Parts = ()
    """The parts as they came from the engine."""

    @cached_property
    def whole(self) -> str:
        """All that the engine wrote by itself."""
        return " ".join(part for part in self.said if isinstance(part, str))

    def before_locks(self, written: Callable[[str, Lock], str]) -> Parts:
        """The parts, with what stands before a lock written otherwise."""
        return tuple(
            written(part, self.phrase.job.locks[following])
            if isinstance(part, str) and isinstance(following, int)
            else part
            for part, following in zip(self.parts, (*self.parts[1:], ""), strict=False)
        )


class EnglishRule(NamedTuple):
    """One thing that English writes so, and engines do not."""

    turn: int
    """The lower, the earlier: steps of ten leave room. Quotes before capitals, which begin behind
    them; the end last."""
    applied: Callable[[Sentence], Parts]
    """The parts of a sentence as the rule has them."""


def is_title(unit: Unit) -> bool:
    """Whether a unit is a heading or a title, which have a case of their own."""
    named = unit.context.rpartition(".")[2].rpartition("/")[2]
    front = unit.role is Role.FRONT_MATTER and named in {"title", "subtitle"}
    return front or unit.role in (Role.HEADING, Role.TITLE)
