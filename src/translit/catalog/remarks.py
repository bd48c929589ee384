"""A finding of a check as a note in Poedit: one extracted comment (`#. `)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from translit.model import Entry

__all__ = ["is_remark", "remark", "remarked"]

_MARK = "Check: "


def remark(severity: str, check: str, message: str) -> str:
    """The note that says it: `Check: error, numbers: 8亿 is not in the translation`."""
    return " ".join(f"{_MARK}{severity}, {check}: {message}".split())


def is_remark(note: str) -> bool:
    """Whether a note is a finding of a check."""
    return note.startswith(_MARK)


def remarked(entry: Entry, remarks: Iterable[str]) -> Entry:
    """The entry with these remarks behind its other notes, and no others; nothing else changes."""
    others = (note for note in entry.notes if not is_remark(note))
    notes = (*others, *dict.fromkeys(remarks))
    return entry if notes == entry.notes else replace(entry, notes=notes)
