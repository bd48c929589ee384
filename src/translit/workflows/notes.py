"""A unit -> what a translator should know of it: its role, its terms, its author's note."""

from __future__ import annotations

from collections.abc import Callable

from translit.glossary import Glossary
from translit.model import Unit

__all__ = ["notes_of"]


def notes_of(glossary: Glossary) -> Callable[[Unit], list[str]]:
    """The function that writes the notes of a unit, one fact a line."""

    def notes(unit: Unit) -> list[str]:
        lines = [str(unit.role)]
        if unit.note:
            lines.append(f"Note: {unit.note}")
        if glossary.terms:
            for match in glossary.find(unit.source, unit.codes):
                term = match.term
                remark = f" ({term.note})" if term.note else ""
                lines.append(f"Term: {match.span.of(unit.source)} → {term.target}{remark}")
        return list(dict.fromkeys(lines))

    return notes
