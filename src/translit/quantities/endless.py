"""A text -> its numbers of more digits than any amount has."""

from __future__ import annotations

from translit.model import Span
from translit.patterns import lazy

__all__ = ["endless"]

_ENDLESS = lazy(
    r"(?<![\d,，])(?:\d{21,}|\d{1,3}(?:[,，]\d{3}){7,}(?![,，]?\d))(?:\.\d+)?|(?<!\d)\d+\.\d{21,}"
)

_SEPARATED = str.maketrans("", "", ",，")


def endless(text: str) -> dict[Span, str]:
    """Where they stand, and their digits in Arabic ones: to be the same, these must be the same."""
    return {
        Span(*found.span()): "".join(
            sign if sign == "." else str(int(sign)) for sign in found[0].translate(_SEPARATED)
        )
        for found in _ENDLESS.finditer(text)
    }
