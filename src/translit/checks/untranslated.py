"""Chinese that is left in a target, or a target that is its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit.checks.pairs import Check, Pair, finding
from translit.languages import HAN, has_han
from translit.model import Finding, Severity, Span
from translit.patterns import lazy

__all__ = ["UNTRANSLATED"]

_RUN = lazy(rf"{HAN.pattern}(?:[，。、；：？！·]?{HAN.pattern})*")

_GLOSSED = lazy(r"[(（“\"‘「《『]\s*\Z")
"""What stands before a Chinese word that is named on purpose: `Garlic (大蒜)`."""


def _run(pair: Pair) -> Iterator[Finding]:
    if pair.target.strip() == pair.source.strip():
        if has_han(pair.source_text):
            yield finding("the translation is the source", target=Span(0, len(pair.target)))
        return
    allowed = [match.term.target for match in pair.terms if has_han(match.term.target)]
    for run in _RUN.finditer(pair.target_text):
        span = Span(*run.span())
        if any(run[0] in one for one in allowed) or _is_named(pair, span):
            continue
        yield finding(f"“{run[0]}” is left in Chinese", target=span)


def _is_named(pair: Pair, span: Span) -> bool:
    """Whether a word of the source is named in brackets or quotes, with English before it."""
    before = pair.target_text[: span.start]
    return (
        span.of(pair.target) in pair.source
        and _GLOSSED.search(before) is not None
        and re.search(r"[A-Za-z]", before) is not None
    )


UNTRANSLATED = Check("untranslated", "untranslated", Severity.ERROR, _run)
