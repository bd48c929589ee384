"""Pieces of English and of markup -> one text, with blanks where English has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape
from typing import NamedTuple

from translit.model import Syntax
from translit.patterns import lazy
from translit.pretranslation.plans import Kind
from translit.pretranslation.writing.blanks import JOINING, blank_between

__all__ = ["Piece", "bare_signs", "escaped", "inside_quotes", "joined", "untitled"]


class Piece(NamedTuple):
    """A part of a target."""

    text: str
    kind: Kind = Kind.TEXT


_FILLING = "\u3000"
"""On a line that has nothing but a wide blank: an empty line would end the paragraph."""


def joined(pieces: Iterable[Piece]) -> str:
    """The text of the pieces; a blank is never put inside of markup that it could stand before."""
    out: list[str] = []
    opened: list[str] = []
    last, pending, tight, quotes = "", False, False, 0
    for piece in pieces:
        text = piece.text
        match piece.kind:
            case Kind.OPEN:
                opened.append(text)
                continue
            case Kind.CLOSE | Kind.RAISED:
                out += [*opened, text]
                opened.clear()
                continue
            case Kind.VERBATIM:
                apart = pending and _is_character(text) and last and not last.isspace()
                filled = pending and text[:1] == "\n" and out[-1:] and out[-1][-1:] == "\n"
                out += [" " if apart else _FILLING if filled else "", *opened, text]
                opened.clear()
                last, pending = text[-1:] if text[-1:].isspace() else last, False
                continue
            case _:
                body = text.strip(" ")
        if not body:
            pending = pending or bool(text)
            continue
        wanted = pending or text[0] == " "
        if piece.kind is not Kind.GLUED and not tight and not _is_raised(opened):
            wanted = wanted or blank_between(last, "x" if piece.kind is Kind.WORD else body[0])
        quotes += body.count('"')
        opening = body[-1] == '"' and quotes % 2 == 1
        tight = opening or (piece.kind is Kind.GLUED and text in JOINING)
        ending = piece.kind is not Kind.WORD and body[0] in ",.;:?!)]”"
        if wanted and last and not last.isspace() and not ending:
            out.append(" ")
        out += [*opened, body]
        opened.clear()
        last, pending = body[-1], text[-1] == " "
    return "".join((*out, *opened))


def _is_raised(opened: Sequence[str]) -> bool:
    """Whether what follows stands above or below the line: the 2 of `葱片<sup>2</sup>`, `^2^`."""
    return any(one in ("^", "~") or one.lower().startswith(("<sup", "<sub")) for one in opened)


def _is_character(verbatim: str) -> bool:
    r"""Whether a reader sees one character that may stand apart: `&amp;`, `\|`; but not `\!`."""
    if verbatim[:1] == "&":
        return unescape(verbatim)[:1] not in _LEANING
    escape = len(verbatim) == 2 and verbatim[0] == "\\"  # noqa: PLR2004
    return escape and verbatim[1] not in _LEANING


_LEANING = frozenset(",.;:?!…)]}”’»。，、；：？！）】》」』\n")
"""What no blank stands before."""


_SIGNS = lazy(r"[*_~\[\]<>&|$`\\{]")

_MISREAD = lazy(
    r"\\(?=[!-/:-@\[-`{-~]|\Z)"  # what it stands before would be escaped
    r"|[*`]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # but not inside of a word
    r"|~(?=~)|(?<=~)~"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
    r"|\$(?!\d)"  # a price is no formula
    r"|\[(?=\^)|(?<=[!\]])\[|\](?=[(\[:])"
    r"|\{(?=[{%:#.])"
)
"""What Markdown, or one of its dialects, might take for markup: a backslash makes it text."""


_AMPERSAND = lazy(r"&(?!(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z]\w*);)")
"""One that begins no entity: those of a source are a part of its text."""


def bare_signs(text: str) -> frozenset[str]:
    """Backticks that are text in a source, as they begin no code: they begin none in English.

    Stars and their kind are not among them: whether two of a paragraph belong together depends on
    what stands beside them, and each sentence of it is written by itself.
    """
    return frozenset(found[0] for found in _MISREAD.finditer(text) if found[0][0] == "`")


def escaped(text: str, syntax: Syntax, *, before: str, bare: frozenset[str]) -> str:
    """Free text as it is written where markup is read, before some other text; `bare` stays."""
    if not _SIGNS.search(text):
        return text
    if syntax is Syntax.HTML:
        return _AMPERSAND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    if syntax in (Syntax.MARKDOWN, Syntax.CELL):
        digit = before[:1] if before[:1].isdigit() else ""
        return _MISREAD.sub(
            lambda found: found[0] if found[0] in bare else f"\\{found[0]}", text + digit
        ).removesuffix(digit)
    return text


_INSIDE = {
    '"': str.maketrans({'"': "'", "\\": "/"}),
    "'": str.maketrans({"'": "’", "\\": "/"}),
    ")": str.maketrans({"(": "", ")": "", "\\": "/"}),
    "]": str.maketrans({"[": "(", "]": ")"}),
}
"""What cannot stand inside of each delimiter, and what is written instead."""


_TAG = lazy(r"\\?</?[A-Za-z!][^<>]*>")
"""A tag, which is no tag there, with the backslash that it may have been given."""


_ESCAPED_QUOTE = lazy(r"\\([\"'“”‘’])")


def inside_quotes(text: str, ending: str) -> str:
    """The text of an attribute, a title or an alt, as it can stand before `ending`."""
    text = _ESCAPED_QUOTE.sub(r"\1", text)
    text = re.sub(" {2,}", " ", _TAG.sub("", text).replace("\n", " "))
    return text.translate(_INSIDE.get(ending[:1], {})).strip()


_TITLE_SIGNS = {"[": "(", "]": ")", "{": "(", "}": ")", "\\": "/"}

_OPENING_QUOTE = lazy(r"(?<![^\s(\[—“])\"(?=\S)")


def untitled(text: str, source: str) -> str:
    """The text without the signs of `!!! note "…"` that its source has not."""
    if '"' not in source:
        text = _OPENING_QUOTE.sub("“", text).replace('"', "”")
    return text.translate(
        {ord(sign): other for sign, other in _TITLE_SIGNS.items() if sign not in source}
    )
