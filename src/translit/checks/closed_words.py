"""Words of a small table whose English is missing: *from red to green* for 从橙色到红色.

Colours, weekdays, months, points of the compass, countries, the great companies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from translit.checks.closed_table import TABLE
from translit.checks.pairs import Check, Pair, finding
from translit.model import Finding, Severity, Span
from translit.patterns import lazy

__all__ = ["CLOSED_WORDS"]


def _pattern(table: Mapping[str, str]) -> re.Pattern[str]:
    return lazy("|".join(map(re.escape, sorted(table, key=len, reverse=True))))


_WORDS = _pattern(TABLE)

_ENGLISH = {
    word: lazy(rf"(?<![A-Za-z])(?:{english})", re.IGNORECASE) for word, english in TABLE.items()
}


def _run(pair: Pair) -> Iterator[Finding]:
    told = set()
    terms = [match.span for match in pair.terms]
    for match in _WORDS.finditer(pair.source_text):
        word, span = match[0], Span(*match.span())
        if word in told or any(a < span.end and span.start < b for a, b in terms):
            continue
        english = TABLE[word]
        if english and not _ENGLISH[word].search(pair.target):
            told.add(word)
            first = english.split("|", 1)[0].replace("\\b", "")
            yield finding(f"“{word}” ({first}) is not in the translation", source=span)


CLOSED_WORDS = Check("closed-words", "mistranslation", Severity.HINT, _run, words=True)
