"""Two texts -> the pieces that both have, and those that only one of them has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit.page.views import Change
from translit.patterns import lazy

__all__ = ["changes"]

_PIECE = lazy(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
"""A Latin word or a figure is seen as one; of Chinese, each character."""

_LONGEST = 4000
"""Pieces beyond which texts are shown one behind the other: comparing them takes too long."""


def changes(old: str, new: str) -> tuple[Change, ...]:
    """What became of `old`; joined without `del` it is `new`, without `ins` it is `old`."""
    if old == new:
        return (Change("same", new),) if new else ()
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    if len(before) + len(after) > _LONGEST:
        return tuple(_put(("del", old), ("ins", new)))
    from difflib import SequenceMatcher  # takes 10 ms, and most sentences have no earlier source

    found: list[tuple[str, str]] = []
    for kind, start, end, begin, last in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            found.append(("same", "".join(after[begin:last])))
        else:
            found += [("del", "".join(before[start:end])), ("ins", "".join(after[begin:last]))]
    return tuple(_put(*found))


def _put(*pieces: tuple[str, str]) -> Iterator[Change]:
    return (Change(kind, text) for kind, text in pieces if text)
