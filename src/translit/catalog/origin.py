"""Where a target came from: one extracted comment (`#. `), kept until a person has reviewed it."""

from __future__ import annotations

from enum import StrEnum

from translit.model import Entry

__all__ = ["Origin", "is_origin", "is_refusal", "origin_note", "origin_of", "refusal_note"]

# Gettext tools drop flags that they do not know, but keep extracted comments.
_MARK = "Origin: "
_REFUSAL = "Left untranslated: "


class Origin(StrEnum):
    """Who or what wrote a target that nobody has reviewed yet."""

    EARLIER = "earlier version"
    """A person, or what they had not reviewed yet, for a source that has changed since."""
    MEMORY = "memory"
    ENGINE = "machine translation"


def origin_note(origin: Origin, detail: str) -> str:
    """The note that says it: `Origin: memory, 93 %`."""
    return " ".join(f"{_MARK}{origin}, {detail}".split())


def is_origin(note: str) -> bool:
    """Whether a note says where a target came from."""
    return note.startswith(_MARK)


def origin_of(entry: Entry) -> Origin | None:
    """Where the target came from; None where a person wrote it, or nothing says."""
    for note in entry.notes:
        for origin in Origin:
            if note.startswith(f"{_MARK}{origin}"):
                return origin
    return None


def refusal_note(reason: str) -> str:
    """The note of an entry that nothing could be found for: `Left untranslated: no answer`."""
    return " ".join(f"{_REFUSAL}{reason}".split())


def is_refusal(note: str) -> bool:
    """Whether a note says why an entry was left untranslated."""
    return note.startswith(_REFUSAL)
