"""What a quantity is: a place in a sentence, and what stands for it in a translation."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from translit.model import Span

__all__ = ["Kind", "Quantity"]


class Kind(StrEnum):
    """What is counted."""

    AMOUNT = "amount"
    MONEY = "money"
    PERCENT = "percentage"
    FRACTION = "fraction"
    VAGUE = "vague amount"
    RANGE = "range"
    DATE = "date"
    PERIOD = "decade or century"


class Quantity(NamedTuple):
    """A quantity in a Chinese sentence."""

    span: Span
    target: str
    """How a translation writes it."""
    kind: Kind
    always: bool
    """Whether it must be converted before a translation: engines get it wrong."""
