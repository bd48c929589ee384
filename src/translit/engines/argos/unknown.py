"""A translation with gaps where the model had no word -> the same with the source's own words."""

from __future__ import annotations

from collections.abc import Sequence

from translit.engines.argos.tokenizing import UNKNOWN
from translit.languages import has_han

__all__ = ["filled"]


def filled(
    target: Sequence[str],
    source: Sequence[str],
    attention: Sequence[Sequence[float]],
    *,
    unread: Sequence[bool],
) -> list[str] | None:
    """The target with each gap filled by the piece of the source that it comes from.

    Only a piece that the model could not read either (`unread`) is copied, such as an emoji or a
    rare letter, and only once; no Chinese is. None where a gap is left.
    """
    used: set[int] = set()
    pieces = []
    for number, piece in enumerate(target):
        if piece != UNKNOWN:
            pieces.append(piece)
            continue
        row = attention[number] if number < len(attention) else ()
        # A row may be longer: a model may add a sign for the end.
        at = max(range(min(len(row), len(source))), key=row.__getitem__, default=-1)
        if at < 0 or at in used or not unread[at] or has_han(source[at]):
            return None
        used.add(at)
        pieces.append(source[at])
    return pieces
