"""Catalog -> PO text, byte for byte as `msgcat --no-wrap` of GNU gettext 0.21 writes it.

So a save in Poedit, which runs msgcat, changes what was edited and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from translit.catalog.entries import Catalog
from translit.catalog.syntax import ESCAPES, FLAG_ORDER
from translit.errors import CatalogError
from translit.model import Entry, State
from translit.patterns import lazy

__all__ = ["block", "dumps"]

_SPECIAL = lazy("[" + re.escape("".join(ESCAPES)) + "]")
_LINE = lazy(r"[^\n]*\n|[^\n]+")
_LINE_NUMBER = lazy(r":[0-9]+\Z")

# Msgcat breaks lines of references at this many bytes of UTF-8 even where it wraps nothing else.
_REFERENCE_WIDTH = 79


def dumps(catalog: Catalog) -> str:
    """Write a PO file: the header, the entries in use, the obsolete ones.

    Raises CatalogError for a reference that no PO file can hold.
    """
    # Entries of one post share their references and notes: written once each.
    references_of = lru_cache(maxsize=None)(_references)
    header = catalog.header.entry
    entries = [] if header == Entry(source="") else [header]
    entries += catalog.active
    entries += catalog.obsolete
    blocks = [_block(entry, references_of) for entry in entries]
    if catalog.epilogue:
        blocks.append(f"{catalog.epilogue}\n")
    return "\n".join(blocks)


def block(entry: Entry) -> str:
    """One entry as it stands in a file."""
    return _block(entry, _references)


def _block(entry: Entry, references_of: Callable[[tuple[str, ...]], str]) -> str:
    """One entry, its parts in the order of gettext."""
    mark, previous = ("#~ ", "#~| ") if entry.obsolete else ("", "#| ")
    parts = []
    if entry.comment:
        parts.append(_lines("#", entry.comment.split("\n")))
    if entry.notes:
        parts.append(_lines("#.", [line for note in entry.notes for line in note.split("\n")]))
    if entry.references:
        parts.append(references_of(entry.references))
    if entry.flags or entry.state is State.FUZZY:
        parts.append(_flags(entry))
    if entry.previous is not None or entry.previous_context is not None:
        parts.append(_optional(f"{previous}msgctxt", entry.previous_context, previous))
        # Gettext reads a previous msgctxt only before a previous msgid.
        before = entry.source if entry.previous is None else entry.previous
        parts.append(_field(f"{previous}msgid", before, previous))
        parts.append(_optional(f"{previous}msgid_plural", entry.previous_plural, previous))
    if entry.context is not None:
        parts.append(_field(f"{mark}msgctxt", entry.context, mark))
    parts.append(_field(f"{mark}msgid", entry.source, mark))
    if entry.plural is None:
        parts.append(_field(f"{mark}msgstr", entry.target, mark))
    else:
        parts.append(_field(f"{mark}msgid_plural", entry.plural, mark))
        for number, target in enumerate(entry.plural_targets or ("",)):
            parts.append(_field(f"{mark}msgstr[{number}]", target, mark))
    return "".join(parts)


def _field(keyword: str, text: str, mark: str) -> str:
    """A keyword and its text: on one line, or where it has several, all of them below."""
    if "\n" not in text[:-1]:
        return f'{keyword} "{_SPECIAL.sub(_escaped, text)}"\n'
    lines = [f'{mark}"{_SPECIAL.sub(_escaped, line)}"\n' for line in _LINE.findall(text)]
    return f'{keyword} ""\n' + "".join(lines)


def _optional(keyword: str, text: str | None, mark: str) -> str:
    return "" if text is None else _field(keyword, text, mark)


def _escaped(match: re.Match[str]) -> str:
    return ESCAPES[match[0]]


def _lines(mark: str, lines: list[str]) -> str:
    """Comment lines that gettext reads as they are meant."""
    return "".join(f"{mark} {_comment(line)}\n" if line else f"{mark}\n" for line in lines)


def _comment(line: str) -> str:
    # A carriage return would be read as part of the line end, and behind a backslash gettext
    # takes the next line for a continuation, also of a comment.
    line = line.rstrip("\r")
    return f"{line} " if line.endswith("\\") else line


def _flags(entry: Entry) -> str:
    """Flags in the order of gettext; behind them those that it does not know, and would drop."""
    last = len(FLAG_ORDER)
    flags = sorted(entry.flags, key=lambda flag: FLAG_ORDER.get(flag.split()[0], last))
    if entry.state is State.FUZZY:
        flags.insert(0, "fuzzy")
    return f"#, {', '.join(flags)}\n"


def _references(references: tuple[str, ...]) -> str:
    written, column = ["#:"], 2
    for reference in references:
        # Gettext 0.21 also breaks a line inside the isolates of a name with blanks.
        for piece in _isolated(reference).split(" "):
            width = 1 + len(piece.encode(errors="surrogateescape"))
            if column > 2 and column + width > _REFERENCE_WIDTH:  # noqa: PLR2004  # "#:"
                written.append("\n#:")
                column = 2
            written.append(f" {piece}")
            column += width
    written.append("\n")
    return "".join(written)


def _isolated(reference: str) -> str:
    """A reference as gettext writes it: a name with blanks between U+2068 and U+2069."""
    if "\n" in reference or "\r" in reference:
        raise CatalogError(f"{reference!r}: no PO file can name a file like this; rename it")
    while reference.startswith("./") and len(reference) > len("./"):
        reference = reference[2:]
    if " " not in reference and "\t" not in reference:
        return reference
    number = _LINE_NUMBER.search(reference)
    at = number.start() if number else len(reference)
    return f"\u2068{reference[:at]}\u2069{reference[at:]}"
