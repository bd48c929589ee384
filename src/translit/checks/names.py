"""Latin names, `@users`, versions and file names of a source that its target lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit.checks.pairs import Check, Pair, finding
from translit.model import Finding, Severity, Span
from translit.patterns import lazy

__all__ = ["NAMES"]

_NAME = lazy(
    r"(?<![\w@./\\-])(?:"
    r"@[A-Za-z0-9][\w-]*"  # a user
    r"|[vV]?\d+(?:\.\d+){2,}[\w-]*|[vV]\d+(?:\.\d+)*"  # a version
    r"|[\w-]+\.(?:md|py|js|ts|json|ya?ml|toml|html?|css|sh|txt|csv|exe|zip|pdf|png|jpe?g|po)"
    r"|[A-Za-z]+[-_]?\d+(?:[.-]\d+)*[A-Za-z]*"  # GPT-4o
    r"|[A-Za-z]*[a-z][A-Z]\w*"  # OpenAI
    r"|[A-Z][A-Za-z]+(?:-[A-Z]?[A-Za-z]+)*"  # Gemini, NASA
    r"|[A-Z]{2,}"
    r")(?![\w@])",
    re.ASCII,
)

_LATIN = lazy("[0-9A-Za-z_]")

_GAPS = lazy(r"[\s\u00a0_-]+")

_COMMON = frozenset("OK Ok VS Vs NO No PS TV PK KTV APP App Email Tip Tips Note TODO WIFI".split())
"""Words that Chinese borrows and English may put otherwise: `App`, `PK`, `VS`."""


def _run(pair: Pair) -> Iterator[Finding]:
    if not _LATIN.search(pair.source_text):
        return
    written = _folded(pair.target)
    told = set()
    demanded = _folded(" ".join(match.span.of(pair.source) for match in pair.terms))
    for match in _NAME.finditer(pair.source_text):
        name = match[0]
        if name in _COMMON or name in told or _folded(name) in written:
            continue
        if _folded(name) in demanded:
            continue  # a term of the glossary has its own target
        told.add(name)
        yield finding(f"“{name}” is not in the translation", source=Span(*match.span()))


def _folded(text: str) -> str:
    return _GAPS.sub("", text).casefold()


NAMES = Check("names", "omission", Severity.WARNING, _run)
