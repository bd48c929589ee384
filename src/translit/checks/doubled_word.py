"""A word or a phrase that stands twice in a row."""

from __future__ import annotations

from collections.abc import Iterator

from translit.checks.doublings import doublings
from translit.checks.pairs import Check, Pair, finding
from translit.model import Finding, Severity, Span

__all__ = ["DOUBLED_WORD"]


def _run(pair: Pair) -> Iterator[Finding]:
    text, target = pair.target_text, pair.target
    for start, again, end, is_word in doublings(text, pair.source):
        once = start + len(text[again:end])
        mended = target[:once] + target[end:]
        what = "a word" if is_word else "the same words"
        message = f"“{text[start:end]}” has {what} twice"
        yield finding(message, target=Span(start, end), mended=mended)


DOUBLED_WORD = Check("doubled-word", "duplication", Severity.WARNING, _run, words=True)
