"""A value of front matter -> words of the site: tags, categories, series, each for itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from translit.languages import has_han
from translit.model import Role, Span, Syntax, Unit

__all__ = ["is_word", "words_of"]

_ONE = re.compile(r"[^,，、\s](?:[^,，、]*[^,，、\s])?")
"""Pelican and MultiMarkdown write the tags of a post on one line, with commas between them."""


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
