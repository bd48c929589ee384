"""A value of front matter -> words of the site: tags, categories, series, each for itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from translit.languages import has_han
from translit.model import Role, Span, Syntax, Unit
from translit.patterns import lazy

__all__ = ["divided_at_blanks", "is_word", "list_of", "words_of"]

_ONE = lazy(r"[^,，、\s](?:[^,，、]*[^,，、\s])?")
"""Pelican and MultiMarkdown write the tags of a post on one line, with commas between them."""

_BETWEEN = lazy(r"\s+", re.ASCII)
"""Ruby's `split` knows these blanks, and no others."""

_COMMAS = ",，、;；"
"""An author who writes them besides the blanks means them as little as the blanks."""


def list_of(text: str) -> list[str]:
    """The words that a text is to a generator that divides it at its blanks."""
    words = (one.strip(_COMMAS) for one in _BETWEEN.split(text))
    return [word for word in words if word]


def divided_at_blanks(unit: Unit) -> Iterator[Unit]:
    """The Chinese words among those that a text is; they are translated in no place of it."""
    for word in list_of(unit.source):
        if has_han(word):
            yield replace(unit, source=word, role=Role.WORD, context=Role.WORD, codes=())


def is_word(unit: Unit, keys: Collection[str]) -> bool:
    """Whether a unit is the value of a key of words, on one line."""
    return unit.context in keys and len(unit.spans) == 1


def words_of(unit: Unit) -> Iterator[Unit]:
    """The words that a value is; each of them is the same entry wherever it stands."""
    if unit.syntax is not Syntax.PLAIN:
        yield replace(unit, role=Role.WORD, context=Role.WORD)
        return
    start = unit.spans[0].start
    for found in _ONE.finditer(unit.source):
        if has_han(found[0]):
            yield replace(
                unit,
                source=found[0],
                role=Role.WORD,
                context=Role.WORD,
                spans=(Span(start + found.start(), start + found.end()),),
                codes=(),
            )
