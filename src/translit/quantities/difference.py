"""A number in which a source and its translation differ: where it stands, and how it is told."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from translit.model import Span

__all__ = ["Difference", "Differs", "differing"]


class Differs(StrEnum):
    """How a source and its translation differ in a number."""

    MISSING = "missing"
    """The source has it, the translation lacks it."""
    ADDED = "added"
    """The translation has it, the source does not."""
    CHANGED = "changed"
    """Each has one that the other lacks: most likely one in place of the other."""


class Difference(NamedTuple):
    """A number in which a source and its translation differ."""

    kind: Differs
    source: Span | None
    """Its place in the source; None where only the translation has it."""
    target: Span | None
    """Its place in the translation; None where only the source has it."""
    in_source: str
    """What stands there; empty where nothing does."""
    in_target: str

    def __str__(self) -> str:
        """A sentence for a person."""
        match self.kind:
            case Differs.MISSING:
                return f"{_short(self.in_source)} is not in the translation"
            case Differs.ADDED:
                return f"{_short(self.in_target)} is in the translation, but not in the source"
            case Differs.CHANGED:
                return f"{_short(self.in_source)} is {_short(self.in_target)} in the translation"


_LONGEST = 60
"""How many characters of a number a person is shown."""


def _short(said: str) -> str:
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def differing(source: str, target: str, one: Span | None, other: Span | None) -> Difference:
    """The difference of two places, of which one may be wanting."""
    kind = Differs.CHANGED if one and other else Differs.MISSING if one else Differs.ADDED
    return Difference(
        kind, one, other, one.of(source) if one else "", other.of(target) if other else ""
    )
