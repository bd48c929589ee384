"""A check of somebody else's, as a plugin offers it."""

from __future__ import annotations

from collections.abc import Iterator

from translit.checks import Check, Pair, finding
from translit.model import Finding, Severity


def _run(pair: Pair) -> Iterator[Finding]:
    if "rain" in pair.target:
        yield finding("it rains")


NO_RAIN = Check("no-rain", "style", Severity.HINT, _run)
