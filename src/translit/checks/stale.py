"""A target that was made for a source which has changed since."""

from __future__ import annotations

from collections.abc import Iterator

from translit.checks.pairs import Check, Pair, finding
from translit.model import Finding, Severity, State

__all__ = ["STALE"]


def _run(pair: Pair) -> Iterator[Finding]:
    entry = pair.entry
    if entry is None or entry.state is not State.FUZZY or entry.previous is None:
        return
    yield finding(f"the source has changed since it was translated; it was “{entry.previous}”")


STALE = Check("stale", "inconsistent-entities", Severity.WARNING, _run)
