"""PO text -> catalog."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from translit.catalog.diagnosis import Fault, diagnose, inner_fault
from translit.catalog.entries import Catalog
from translit.catalog.header import Header
from translit.catalog.syntax import (
    ACTIVE,
    LITERAL,
    OBSOLETE,
    PLURAL,
    PRELUDE,
    PREVIOUS,
    PREVIOUS_MARK,
    EscapeError,
    PreviousError,
    unescape,
)
from translit.errors import CatalogError
from translit.model import Entry, State
from translit.patterns import lazy

__all__ = ["loads"]

# A file name with blanks stands between isolates, as gettext writes it; any other ends at a
# blank. Gettext reads `name : 3` as one reference.
_REFERENCE = lazy(
    "\u2068([^\u2068\u2069]*)\u2069((?::[0-9]+)?)(?![^ ])|([^ ]+?) ?: ?([0-9]+)(?![^ ])|([^ ]+)"
)
_REFERENCES = lazy(r"^[ \t\r\f\v]*#:(.*)\n", re.MULTILINE)
_CHARSET = lazy(r"charset=[ \t]*([^ \t;]+)")


class _Prelude(NamedTuple):
    """What stands before a message, its references aside."""

    comment: str
    notes: tuple[str, ...]
    flags: tuple[str, ...]
    fuzzy: bool
    previous: tuple[str | None, str | None, str | None]
    """Its msgctxt, msgid and msgid_plural."""


def loads(text: str, *, path: object) -> Catalog:
    """Read a PO file; a byte order mark and carriage returns at line ends are dropped.

    Nothing that a person wrote is: only a comment of one empty line counts as none.
    Raises CatalogError at the first thing that is wrong.
    """
    try:
        entries, epilogue = _scan(text.removeprefix("\ufeff").replace("\r\n", "\n") + "\n")
        header = _header(entries)
    except Fault as fault:
        raise CatalogError(fault.what, path=path, line=fault.line) from None
    return Catalog(header, tuple(entry for entry in entries if entry is not header.entry), epilogue)


def _scan(text: str) -> tuple[list[Entry], str]:
    """All entries of `text`, the header among them, and the comments behind the last one."""
    # Most entries of a post have the same few comments: read once, and one value in memory.
    prelude_of = lru_cache(maxsize=None)(_prelude)
    references_of = lru_cache(maxsize=None)(_references)
    line_of: dict[tuple[str | None, str], int] = {}
    entries: list[Entry] = []
    line, counted, end = 1, 0, 0
    while match := ACTIVE.match(text, end) or OBSOLETE.match(text, end):
        start = match.end(1)
        line += text.count("\n", counted, start)
        counted, end = start, match.end()
        try:
            entry = _entry(match, line, prelude_of, references_of)
        except (EscapeError, PreviousError):
            raise inner_fault(text, match.start(), end) from None
        key = entry.context, entry.source
        if key in line_of:
            raise Fault(
                line, f"the same entry stands in line {line_of[key]}; delete one of the two"
            )
        line_of[key] = line
        entries.append(entry)
    rest = PRELUDE.match(text, end)
    if rest is None or rest.end() != len(text) or PREVIOUS_MARK.search(rest[0]):
        raise diagnose(text, end)
    lines = (line.lstrip().rstrip("\r") for line in rest[1].split("\n"))
    return entries, "\n".join(lines).strip("\n")


def _entry(
    match: re.Match[str],
    line: int,
    prelude_of: Callable[[str], _Prelude],
    references_of: Callable[[str], tuple[str, ...]],
) -> Entry:
    before, context, source, target, plural, plurals = match.groups()
    references: tuple[str, ...] = ()
    if "#:" in before:
        references = references_of(" ".join(_REFERENCES.findall(before)))
        before = _REFERENCES.sub("", before)
    comment, notes, flags, marked, (past_context, past, past_plural) = prelude_of(before)
    target = "" if target is None else _text(target)
    targets = () if plurals is None else _plural_targets(plurals, line)
    # Gettext forgets the mark of an entry without a target.
    fuzzy = marked and (target or any(targets))
    done = target or (targets and all(targets))
    return Entry(
        source=_text(source),
        target=target,
        state=State.FUZZY if fuzzy else State.TRANSLATED if done else State.UNTRANSLATED,
        context=None if context is None else _text(context),
        previous=past,
        previous_context=past_context,
        references=references,
        notes=notes,
        comment=comment,
        flags=flags,
        obsolete=match.re.pattern == OBSOLETE.pattern,
        plural=None if plural is None else _text(plural),
        plural_targets=targets,
        previous_plural=past_plural,
        line=line,
    )


def _text(quoted: str) -> str:
    """What one or more quoted texts stand for."""
    text = quoted[1:-1]
    if '"' in text:  # either an escaped one, or there is more than one text
        text = "".join(literal[1:-1] for literal in LITERAL.findall(quoted))
    return unescape(text) if "\\" in text else text


def _plural_targets(plurals: str, line: int) -> tuple[str, ...]:
    forms = PLURAL.findall(plurals)
    if [number.lstrip("0") or "0" for number, _ in forms] != [str(n) for n in range(len(forms))]:
        raise Fault(line, "msgstr[0], msgstr[1], ... must follow one another; put them in order")
    return tuple(_text(text) for _, text in forms)


def _prelude(text: str) -> _Prelude:
    comments: list[str] = []
    notes: list[str] = []
    flags: list[str] = []
    previous: list[str] = []
    for line in text.split("\n"):
        body = line.lstrip()
        match body[1:2]:
            case ".":
                notes.append(_without_blank(body[2:]))
            case ",":
                flags += _flags(body[2:])
            case "|":
                previous.append(body[2:])
            case "~":  # the grammar lets only #~| stand here
                previous.append(body[3:])
            case _ if body:
                comments.append(_without_blank(body[1:]))
    return _Prelude(
        comment="\n".join(comments),
        notes=tuple(notes),
        flags=tuple(flag for flag in dict.fromkeys(flags) if flag != "fuzzy"),
        fuzzy="fuzzy" in flags,
        previous=_previous("\n".join(previous)),
    )


def _without_blank(line: str) -> str:
    """The text of a comment: the one blank behind its mark is not its own."""
    return line.removeprefix(" ")


def _flags(line: str) -> list[str]:
    """The flags of one line; a range, `range: 0..3`, is one of two words."""
    flags = []
    for words in map(str.split, line.split(",")):
        flags += [" ".join(words)] if words[:1] == ["range:"] else words
    return flags


def _references(lines: str) -> tuple[str, ...]:
    # Gettext breaks lines inside of isolates too: several blanks are one.
    text = " ".join(word for word in lines.replace("\t", " ").split(" ") if word)
    found = (
        f"{name}:{number.lstrip('0') or '0'}" if name else bare or isolated + at
        for isolated, at, name, number, bare in _REFERENCE.findall(text)
    )
    return tuple(dict.fromkeys(found))


def _previous(text: str) -> tuple[str | None, str | None, str | None]:
    if not text:
        return None, None, None
    match = PREVIOUS.fullmatch(text)
    if match is None:
        raise PreviousError
    context, source, plural = (None if part is None else _text(part) for part in match.groups())
    return context, source, plural


def _header(entries: list[Entry]) -> Header:
    """The header among `entries`, wherever it stands; an empty one where there is none."""
    entry = next(
        (e for e in entries if not e.source and e.context is None and not e.obsolete), None
    )
    if entry is None:
        return Header()
    header = Header(entry)
    charset = _CHARSET.search(header.field("Content-Type"))
    if charset and charset[1].lower() not in {"utf-8", "utf8"}:
        raise Fault(
            entry.line,
            f"the header says charset={charset[1]}, and translit reads UTF-8 only;"
            " convert the file (msgconv --to-code=UTF-8), or write charset=UTF-8 if it is that",
        )
    return header
