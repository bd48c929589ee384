"""Pieces of English and of markup are put together as English is written."""

from __future__ import annotations

import pytest

from translit.pretranslation.plans import Kind
from translit.pretranslation.writing.joining import Piece, joined

CODE = Piece("`c`", Kind.WORD)


def glued(text: str) -> Piece:
    return Piece(text, Kind.GLUED)


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([Piece("Press"), CODE, glued("+"), CODE], "Press `c`+`c`"),
        ([Piece("Press"), CODE, glued(" + "), CODE], "Press `c` + `c`"),
        ([Piece("Press"), CODE, glued(","), CODE], "Press `c`, `c`"),
        (
            [Piece('He said "'), CODE, glued('" and "'), CODE, glued('".')],
            'He said "`c`" and "`c`".',
        ),
        ([Piece('He said "yes"'), CODE], 'He said "yes" `c`'),
    ],
)
def test_blanks_between_pieces(pieces: list[Piece], text: str) -> None:
    assert joined(pieces) == text
