"""Words that no dictionary has. Off by default; needs `pip install "translit[spelling]"`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from translit.checks.pairs import Check, Pair, finding
from translit.errors import ConfigError
from translit.model import Finding, Severity, Span
from translit.patterns import lazy

__all__ = ["SPELLING"]

_WORD = lazy(r"(?<![\w@#./-])[A-Za-z][a-z]{3,}(?:['’][a-z]+)?(?![\w@./-])")


@cache
def _dictionary() -> Any:  # noqa: ANN401  # the library has no types
    try:
        from spellchecker import SpellChecker
    except ImportError:
        raise ConfigError(
            'the check spelling needs a dictionary; pip install "translit[spelling]"'
        ) from None
    return SpellChecker(language="en", distance=1)


def _run(pair: Pair) -> Iterator[Finding]:
    known = _known(pair)
    told = set()
    for match in _WORD.finditer(pair.target_text):
        word = match[0].lower().replace("’", "'")
        stem = word.split("'")[0]
        if match[0][0].isupper() or stem in known or stem in told:
            continue  # a capital makes a name of it, or the beginning of a sentence
        if _dictionary().unknown([stem]):
            told.add(stem)
            yield finding(f"“{match[0]}” is in no dictionary", target=Span(*match.span()))


def _known(pair: Pair) -> set[str]:
    """The words of the source and of the glossary."""
    texts = (pair.source, *(term.target for term in pair.glossary.terms))
    return {word.lower() for text in texts for word in re.findall(r"[A-Za-z]+", text)}


SPELLING = Check("spelling", "misspelling", Severity.HINT, _run, words=True, wanted=False)
