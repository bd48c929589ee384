"""A translated phrase, and where its marked-up spans stand in it -> the phrase with its marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from translit.model import Span
from translit.pretranslation.plans import Kind
from translit.pretranslation.writing.joining import Piece

__all__ = ["Chunk", "Unanswered", "wrapped"]


class Unanswered(Exception):  # noqa: N818  not an error: the next plan is tried
    """A job without an answer, or a marked-up span that could not be found again."""


class Chunk(NamedTuple):
    """A part of a phrase as its reader sees it, and what is written for it."""

    seen: str
    pieces: tuple[Piece, ...]
    divisible: bool = False
    """Whether a marked-up span may begin or end inside of it."""


class _Sign(NamedTuple):
    """What begins or ends a marked-up span."""

    rank: tuple[int, int, int]
    """Among the signs of one place."""
    piece: Piece


def wrapped(
    chunks: Sequence[Chunk],
    escape: Callable[[str], str],
    marks: Sequence[tuple[Span, Piece, Piece]],
) -> list[Piece]:
    """The pieces of the chunks, with marks around the spans of what is seen of them."""
    left: dict[int, list[_Sign]] = {}
    for number, ((start, end), opening, closing) in enumerate(marks):
        left.setdefault(start, []).append(_Sign((1, -end, number), opening))
        left.setdefault(end, []).append(_Sign((0, -start, -number), closing))
    pieces: list[Piece] = []
    at = 0
    for chunk in chunks:
        end = at + len(chunk.seen)
        inner = sorted(place for place in left if at < place < end)
        pieces += _signs(left, at)
        if inner and chunk.divisible:
            begin = at
            for place in (*inner, end):
                kind = chunk.pieces[0].kind if begin == at else Kind.GLUED
                seen = chunk.seen[begin - at : place - at]
                pieces.append(Piece(escape(seen), kind))
                if place != end:
                    pieces += _signs(left, place)
                begin = place
        elif inner:
            raise Unanswered("a marked-up span ends inside of a demanded text")
        else:
            pieces += chunk.pieces
        at = end
    return [*pieces, *_signs(left, at)]


def _signs(signs: dict[int, list[_Sign]], place: int) -> list[Piece]:
    """The signs at a place: what closes there, the inner ones first, then what opens there."""
    return [sign.piece for sign in sorted(signs.pop(place, ()))]
