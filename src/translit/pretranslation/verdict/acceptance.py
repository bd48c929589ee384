"""A target that somebody or something wrote -> the target as it may be stored, or why it may not.

What is accepted reads as its source does: the same codes and addresses, every term, name and
amount of the source, and nothing left in Chinese.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import unescape
from itertools import chain
from typing import NamedTuple

from translit.checks import numbers
from translit.glossary import forbidden, uses_of
from translit.languages import HAN
from translit.model import LINED, Code, Role, Span, Syntax, Term, Unit, outside
from translit.patterns import lazy
from translit.pretranslation.demands.locks import Locked
from translit.pretranslation.values import Request
from translit.splice import signature

__all__ = ["Verdict", "accepted"]

_BREAKING = lazy(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Characters that a file, or a line of it, does not survive."""

_LINE, _EMPTY = lazy(r"\n"), lazy(r"\n[ \t]*\n")
"""An end of a line, and an empty line, which ends a paragraph."""

_TITLE_SIGNS = frozenset('{}[]"\\')
"""What divides a block's title from its name and attributes: `!!! note "…"`, `::: tip … {.x}`."""

_LINED = LINED | {Syntax.MARKDOWN, Syntax.HTML, Syntax.CELL}
"""Where a target may have more than one line."""


class Verdict(NamedTuple):
    """A target as it may be stored; or none, and the reason."""

    target: str
    reason: str = ""


def accepted(
    request: Request, target: str, locked: Locked, *, locale: str, source: str = "zh_CN"
) -> Verdict:
    """The target, with the blanks and backslashes that its markup needs, if it holds everything."""
    unit, reader, labels, _ = request
    if reason := _unwritable(unit, target):
        return Verdict("", reason)
    wanted = signature(unit.codes)
    codes = reader.codes(target, syntax=unit.syntax, labels=labels)
    if signature(codes) != wanted:
        target = reader.readable(target, unit, labels)
        codes = reader.codes(target, syntax=unit.syntax, labels=labels)
        if signature(codes) != wanted:
            return Verdict("", "its inline codes are not those of the source")
    used = uses_of(target, locked.terms, codes)
    reason = _lost(unit, target, codes, locked, used) or numbers.wrong(
        _text(unit.source, unit.codes, [match.span for match in locked.terms]),
        _text(target, codes, list(chain.from_iterable(used.values()))),
        locked.names,
        locale=locale,
        source_locale=source,
    )
    return Verdict("" if reason else target, reason)


def _unwritable(unit: Unit, target: str) -> str:
    """Why a target cannot stand in the place of a unit, whatever it says; empty if it can."""
    if not target.strip() or target == unit.source:
        return "there is no translation"
    lines = _EMPTY if unit.syntax in _LINED - LINED else _LINE
    broken = unit.syntax not in LINED and lines.search(target)
    if broken or _BREAKING.search(target):
        return "the translation has characters that cannot be written there"
    if unit.role is Role.TITLE and _TITLE_SIGNS & {*target} - {*unit.source}:
        return "the translation has signs that end the title of a block"
    return ""


def _lost(
    unit: Unit,
    target: str,
    codes: Sequence[Code],
    locked: Locked,
    used: Mapping[Term, Sequence[Span]],
) -> str:
    """What the target does not hold; empty if there is nothing."""
    if _urls(codes) != _urls(unit.codes):
        return "an address is not that of the source"
    for term, places in used.items():
        if not places:
            return f"the term “{term.target}” is not in it"
    if wrong := forbidden(target, used, codes):
        return f"“{wrong[0][0]}” is in it, which the glossary forbids"
    read = _as_read(target, codes)
    for name, count in Counter(locked.verbatim).items():
        if read.count(name) < count:
            return f"“{name}” is not in it"
    shown = _text(target, codes)
    if HAN.search(_without(shown, [match.term.target for match in locked.terms])):
        return "Chinese is left in it"
    return ""


def _urls(codes: Sequence[Code]) -> Counter[str]:
    return Counter(code.data for code in codes if code.type == "url")


def _as_read(text: str, codes: Sequence[Code]) -> str:
    """A text with what is escaped in it as a reader sees it."""
    parts, at = [], 0
    for code in codes:
        if code.type in ("escape", "entity"):
            written = code.span.of(text)
            parts += [text[at : code.span.start], unescape(written.removeprefix("\\"))]
            at = code.span.end
    return "".join((*parts, text[at:]))


def _text(text: str, codes: Sequence[Code], terms: Sequence[Span] = ()) -> str:
    """A text without its codes, and without some terms."""
    return outside(text, (*(code.span for code in codes), *terms))


def _without(text: str, targets: Sequence[str]) -> str:
    for target in targets:
        if HAN.search(target):
            text = text.replace(target, " ")
    return text
