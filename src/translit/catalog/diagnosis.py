"""PO text that cannot be read -> the line of the first fault, what is wrong, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from translit.catalog.syntax import BLANKS, LITERAL, PREVIOUS_MARK, EscapeError, unescape
from translit.patterns import lazy

__all__ = ["Fault", "diagnose", "inner_fault"]

_REPAIR = "repair it, or take the last good version of the file"

_CONFLICT = lazy(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n])", re.MULTILINE)

_LONELY_MARK = lazy(r"^[ \t]*#(?:~|\|)", re.MULTILINE)

# A text, but none that is quoted in a comment: what an entry was before counts as text.
_WRITTEN = lazy(rf"\#(?![~|])[^\n]*|({LITERAL.pattern})")

_INDEX = rf"[{BLANKS}]*+\[[{BLANKS}]*+[0-9]++[{BLANKS}]*+\]"
_TOKEN = lazy(
    rf"""(?P<blank>[{BLANKS}]+)
    |(?P<mark>\#~(?!\|))
    |(?P<comment>\#[^\n]*)
    |(?P<text>{LITERAL.pattern})
    |(?P<open>"[^\n]*)
    |(?P<word>msgctxt|msgid_plural|msgid|msgstr{_INDEX}|msgstr(?![{BLANKS}]*+\[))
    |(?P<unnumbered>msgstr[{BLANKS}]*+\[[^\]"\n]*+\]?)
    |(?P<other>[^{BLANKS}"\#]+)""",
    re.VERBOSE,
)

# What may follow each keyword of a message; `[` stands for msgstr[n].
_NEXT = {
    "": {"msgctxt", "msgid"},
    "msgctxt": {"msgid"},
    "msgid": {"msgid_plural", "msgstr"},
    "msgid_plural": {"["},
    "[": {"[", "msgctxt", "msgid"},
    "msgstr": {"msgctxt", "msgid"},
}
_ENDS = {"", "[", "msgstr"}


class _Symptom(NamedTuple):
    """What a rule found. The first that shows is reported: later ones may follow from it."""

    shows: int
    place: int
    """Where to look for it: an entry without a msgstr shows where the next one begins."""
    what: str


class _Token(NamedTuple):
    kind: str
    """The group of `_TOKEN` that it matched: comment, text, open, word, unnumbered or other."""
    text: str
    place: int
    obsolete: bool
    """Whether its line begins with `#~`."""

    @property
    def keyword(self) -> str:
        return "[" if "[" in self.text else self.text

    def symptom(self, what: str, place: int | None = None) -> _Symptom:
        return _Symptom(self.place, self.place if place is None else place, what)


class Fault(Exception):  # noqa: N818  # never leaves the package: `loads` makes it a CatalogError
    """Why a PO text cannot be read, and where."""

    def __init__(self, line: int, what: str) -> None:
        self.line = line
        self.what = what


def diagnose(text: str, start: int) -> Fault:
    """The first fault of a text that holds no message, or a broken one, from `start` on."""
    if conflict := _CONFLICT.search(text):
        return Fault(
            _line_of(text, conflict.start()),
            "two versions of the file meet here and the merge was not finished;"
            " keep one of them and delete the lines <<<<<<<, ======= and >>>>>>>",
        )
    tokens = list(_tokens(text, start))
    faults = [fault for rule in (_strange, _bare, _mixed, _disordered) for fault in rule(tokens)]
    if faults:
        first = min(faults)
        return Fault(_line_of(text, first.place), f"not valid PO: {first.what}; {_REPAIR}")
    mark = _LONELY_MARK.search(text, start)
    return Fault(
        _line_of(text, mark.start() if mark else start),
        "not valid PO: a line with #~ or #| that belongs to no entry; delete it",
    )


def inner_fault(text: str, start: int, end: int) -> Fault:
    """What is wrong inside an entry whose parts are all there: an escape, or a `#|` line."""
    texts = (written for written in _WRITTEN.finditer(text, start, end) if written[1])
    for written in texts:
        try:
            unescape(written[1])
        except EscapeError as error:
            place = written.start() + error.place
            return Fault(
                _line_of(text, place),
                f"not valid PO: {text[place : place + 2]} is no escape of UTF-8 text;"
                " write \\\\ for a backslash",
            )
    previous = next(PREVIOUS_MARK.finditer(text, start))
    return Fault(
        _line_of(text, previous.start()),
        "not valid PO: the lines with #| are no complete msgid; delete them,"
        " they only say what the source was before",
    )


def _tokens(text: str, start: int) -> Iterator[_Token]:
    obsolete = False
    for match in _TOKEN.finditer(text, start):
        kind = str(match.lastgroup)
        if kind == "blank":
            obsolete = obsolete and "\n" not in match["blank"]
        elif kind == "mark":
            obsolete = True
        else:
            yield _Token(kind, match[0], match.start(), obsolete)


def _strange(tokens: list[_Token]) -> Iterator[_Symptom]:
    """What is neither keyword, text nor comment, or not quite one."""
    for token in tokens:
        if token.kind == "open":
            yield token.symptom("a text is not closed by a quotation mark on its line")
        elif token.kind == "unnumbered":
            yield token.symptom(f"{token.text.strip()} needs a number in its brackets")
        elif token.kind == "other":
            yield token.symptom(f"{token.text[:40]!r} is not a keyword")


def _bare(tokens: list[_Token]) -> Iterator[_Symptom]:
    """Keywords without a text, and texts without a keyword."""
    before = ""
    for token, behind in zip_longest(tokens, tokens[1:]):
        if token.kind == "word" and (behind is None or behind.kind not in {"text", "open"}):
            yield token.symptom(f"{token.text} has no text in quotation marks")
        if token.kind == "text" and before not in {"word", "text"}:
            yield token.symptom("a text with neither msgid nor msgstr before it")
        before = token.kind


def _mixed(tokens: list[_Token]) -> Iterator[_Symptom]:
    """Entries of which only some lines begin with `#~`."""
    obsolete: bool | None = None
    keyword = ""
    for token in tokens:
        if token.kind == "word":
            if token.text == "msgctxt" or (token.text == "msgid" and keyword != "msgctxt"):
                obsolete = None
            keyword = token.text
        if token.kind in {"word", "text"}:
            if obsolete not in {None, token.obsolete}:
                yield token.symptom("only some lines of the entry begin with #~")
            obsolete = token.obsolete


def _disordered(tokens: list[_Token]) -> Iterator[_Symptom]:
    """Entries whose keywords are not those of an entry, in their order."""
    last, begin = "", 0
    for token in tokens:
        if token.kind == "comment" and last not in _ENDS:
            yield token.symptom("the entry has no msgstr, or a comment stands inside it", begin)
        if token.kind == "comment":
            last = ""
        if token.kind != "word":
            continue
        if token.keyword not in _NEXT[last]:
            yield _misplaced(token, last, begin)
        if token.keyword in _NEXT[""] and last != "msgctxt":
            begin = token.place
        last = token.keyword
    if last not in _ENDS:
        yield tokens[-1].symptom("the entry has no msgstr", begin)


def _misplaced(token: _Token, last: str, begin: int) -> _Symptom:
    """Why a keyword cannot follow `last`."""
    match token.keyword:
        case "msgctxt" | "msgid":
            return token.symptom("the entry has no msgstr", begin)
        case "[" if last == "msgid":
            return token.symptom(f"{token.text} without a msgid_plural")
        case "msgstr" if last == "msgid_plural":
            return token.symptom("msgid_plural needs msgstr[0], msgstr[1], ...")
        case _:
            return token.symptom(f"{token.text} without a msgid before it")


def _line_of(text: str, place: int) -> int:
    """The line of a place in `text`; 1 is the first."""
    return text[:place].count("\n") + 1
