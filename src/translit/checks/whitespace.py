"""Blanks that are too many, missing, or of an odd kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from translit.checks.pairs import Check, Pair, finding
from translit.model import HIDDEN, Finding, Severity, Span
from translit.patterns import lazy

__all__ = ["WHITESPACE"]

_Mend = Callable[[re.Match[str]], str]

_RULES: tuple[tuple[re.Pattern[str], str, _Mend], ...] = (
    (lazy(r"\A[ \t\u3000]+(?=\S)"), "begins with a blank", lambda _: ""),
    (lazy(r"[ \t\u3000](?<=\S.)[ \t\u3000]*\Z"), "ends with a blank", lambda _: ""),
    (lazy(r"[ \u00a0\t](?<=\S.)[ \u00a0\t]+(?=\S)"), "has several blanks in a row", lambda _: " "),
    (
        lazy(
            rf"[ \u00a0](?<=[^\s{HIDDEN}].)[ \u00a0]*"
            r"(?=[,;!?](?:\s|\Z)|\.(?:\s|\Z)|[,;][A-Za-z])"
        ),
        "has a blank before a punctuation mark",
        lambda _: "",
    ),
    (lazy(r"[ \u00a0](?<=[(\[“‘].)[ \u00a0]*(?=\w)"), "has a blank behind an opening bracket",
     lambda _: ""),
    (lazy(r"[ \u00a0](?<=[\w.!?].)[ \u00a0]*(?=[)\]”](?:\W|\Z))"),
     "has a blank before a closing bracket", lambda _: ""),
    (lazy(r"[,;](?<=[a-z].)(?=[A-Za-z])"), "has no blank behind a punctuation mark",
     lambda match: f"{match[0]} "),
    (lazy(r"[.!?](?<=[a-z]{2}.)(?=[A-Z][a-z]+[ ,.]|[AI] )"), "has no blank behind a sentence",
     lambda match: f"{match[0]} "),
    (lazy("[\u200b\u2060\ufeff\u00ad]"), "has a character that nobody sees", lambda _: ""),
    (lazy("\u3000"), "has an ideographic blank", lambda _: " "),
)  # fmt: skip
"""What is looked for in a target, what that is, and how it is put right.

Each pattern begins with a sign, and looks back from there: so `re` goes from one such sign to the
next, and does not look back at every character.
"""


def _run(pair: Pair) -> Iterator[Finding]:
    told = set()
    for pattern, what, mend in _RULES:
        for match in pattern.finditer(pair.target_text):
            span = Span(*match.span())
            if what in told or _is_the_sources(pair, span, match[0]):
                continue
            told.add(what)
            mended = pair.target[: span.start] + mend(match) + pair.target[span.end :]
            yield finding(f"the translation {what}", target=span, mended=mended)


def _is_the_sources(pair: Pair, span: Span, written: str) -> bool:
    """Whether the source has the same, with the letters on both sides: `Node.JS`, an emoticon."""
    around = pair.target[max(0, span.start - 2) : span.end + 2]
    return around in pair.source or (written.strip(" ") != "" and written in pair.source)


WHITESPACE = Check("whitespace", "whitespace", Severity.WARNING, _run)
