"""A record of a catalog: a unit's translation, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from translit.model.unit import UnitKey

__all__ = ["Entry", "State"]


class State(StrEnum):
    """How far an entry has come."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    """Has a target that a person has yet to review ("needs work" in Poedit)."""
    TRANSLATED = "translated"

    @property
    def shown(self) -> str:
        """The word for it in all that is printed."""
        return "reviewed" if self is State.TRANSLATED else self.value


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a catalog: a unit and its translation."""

    source: str
    target: str = ""
    state: State = State.UNTRANSLATED
    context: str | None = None
    """None where the file has no `msgctxt`."""
    previous: str | None = None
    """The source that the target was made for, where that has changed since (`#| msgid`)."""
    previous_context: str | None = None
    references: tuple[str, ...] = ()
    """Files, or `file:line`, in which it stands."""
    notes: tuple[str, ...] = ()
    """Lines of notes for translators that we write (`#. `)."""
    comment: str = ""
    """What the translator wrote (`# `), lines joined by a newline."""
    flags: tuple[str, ...] = ()
    """Flags other than `fuzzy`, in their order."""
    obsolete: bool = False
    plural: str | None = None
    """`msgid_plural`, in a file that others made; we never write one of our own."""
    plural_targets: tuple[str, ...] = ()
    previous_plural: str | None = None
    line: int = field(default=0, compare=False)
    """Where it was read; 0 for a new one. Entries that differ in nothing else are equal."""

    @property
    def key(self) -> UnitKey:
        """The key of the units that it translates."""
        return UnitKey(self.context or "", self.source)
