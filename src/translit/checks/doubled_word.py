"""A word that stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit.checks.pairs import Check, Pair, finding
from translit.model import Finding, Severity, Span

__all__ = ["DOUBLED_WORD"]

_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]+)([ \u00a0\n]+)\1(?![\w'’-])", re.IGNORECASE)

_TWICE_ALL_RIGHT = frozenset(
    "had that very so no yes bye ha haha hey there now never many much more really long far blah "
    "knock night well wow ho choo tut".split()
)
"""Words that English says twice: *had had*, *very very*, *now, now*."""

_ASKING = re.compile(r"\b(?:what|how|who|where|which|all)\b", re.IGNORECASE)
"""Before *is is*: *what it is is a model*."""


def _run(pair: Pair) -> Iterator[Finding]:
    for match in _TWICE.finditer(pair.target_text):
        word = match[1]
        again = match[0][-len(word) :]
        if word.lower() == "is" and _ASKING.search(pair.target_text, 0, match.start()):
            continue
        if word.lower() in _TWICE_ALL_RIGHT or match[0].lower() in pair.source.lower():
            continue
        if word[0].isupper() and again == word and not word.isupper() and _is_name(pair, match):
            continue  # Duran Duran, Walla Walla: a name within a sentence
        start, end = match.span()
        mended = pair.target[: start + len(word)] + pair.target[end:]
        yield finding(f"“{match[0]}” has a word twice", target=Span(start, end), mended=mended)


def _is_name(pair: Pair, match: re.Match[str]) -> bool:
    before = pair.target_text[: match.start()].rstrip()
    return bool(before) and before[-1].isalpha() and match[1].lower() not in _SMALL


_SMALL = frozenset("the a an of to in on and or for with it he she we you they".split())


DOUBLED_WORD = Check("doubled-word", "duplication", Severity.WARNING, _run, words=True)
