"""Escapes, entities and broken characters that a reader would see."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from translit.checks.pairs import Check, Pair, finding
from translit.model import Finding, Severity, Span
from translit.patterns import lazy

__all__ = ["ESCAPES"]

_Mend = Callable[[re.Match[str]], str] | None


def _unescaped_once(match: re.Match[str]) -> str:
    return html.unescape(match[0])


def _of_number(match: re.Match[str]) -> str:
    return chr(int(match[1] or match[2], 16))


def _as_blank(match: re.Match[str]) -> str:
    return "" if match.string[match.end() : match.end() + 1] in _CLOSE else " "


_CLOSE = frozenset(".,;!?")

_RULES: tuple[tuple[re.Pattern[str], str, _Mend], ...] = (
    (lazy(r"&amp;(?:[A-Za-z]{2,8}|#\d{2,5}|#x[0-9A-Fa-f]{2,5});"), "an entity escaped twice",
     _unescaped_once),
    (lazy(r"\\u([0-9a-fA-F]{4})(?![0-9A-Fa-f])|\\x([0-9a-fA-F]{2})(?![0-9A-Fa-f])"),
     "a character by its number", _of_number),
    (lazy(r"\\[nrt](?:(?<![\\\w:/]..)(?=[\sA-Z.,;]|\Z)|(?<=[.!?,;]..)(?=\w))"
          r"|\\n(?<=[a-z]..)(?=[\s.,;!?]|\Z)"),
     "a line break or a tab as one writes it in a program", _as_blank),
    (lazy(r"\\\\(?=[\"'])|\\(?=’|“|”)"), "a backslash before a quotation mark",
     lambda _: ""),
    (lazy("\ufffd"), "a character that was lost", None),
    (lazy("â€[™œ\x9d\x9c“”˜¦]?|Ã[©¨¼¶¤ ±]|Â[ \u00a0·°«»]"),
     "letters of a file that was read in a wrong encoding", None),
    (lazy("[\ue000-\uf8ff]"), "a character of a private font", None),
    (lazy(r"%(?:[0-9A-F]{2}%){2,}[0-9A-F]{2}"), "percent codes of an address", None),
)  # fmt: skip
"""What is looked for, what that is, and how it is put right, if it can be."""


def _run(pair: Pair) -> Iterator[Finding]:
    for pattern, what, mend in _RULES:
        for match in pattern.finditer(pair.target):
            span = Span(*match.span())
            if match[0] in pair.source or _within_code(pair, span):
                continue
            mended = None
            if mend is not None:
                mended = pair.target[: span.start] + mend(match) + pair.target[span.end :]
            yield finding(f"“{match[0]}” is {what}", target=span, mended=mended)
            break


_PLAIN = frozenset(("escape", "entity"))


def _within_code(pair: Pair, span: Span) -> bool:
    return any(
        code.span.start <= span.start and span.end <= code.span.end
        for code in pair.codes
        if code.type not in _PLAIN
    )


ESCAPES = Check("escapes", "characters", Severity.ERROR, _run)
