"""Checks and pairs -> findings, as the configuration and the translator's comments want them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from translit.checks.all_checks import ACROSS, CHECKS
from translit.checks.pairs import Across, Check, Pair
from translit.model import Finding, Severity
from translit.patterns import lazy

__all__ = ["Choice", "across", "found", "quieted"]

_IGNORE = lazy(r"^\s*ignore:\s*(.+)$", re.MULTILINE | re.IGNORECASE)
_ALL = "all"


@dataclass(frozen=True)
class Choice:
    """Which checks run, and how severe their findings are."""

    checks: tuple[Check, ...] = CHECKS
    across: tuple[Across, ...] = ACROSS
    selected: frozenset[str] = frozenset()
    """Only these; empty: all that run where nobody asks for them by name."""
    ignored: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """By check; the others have their own."""

    @cached_property
    def running(self) -> tuple[Check, ...]:
        """The checks of one pair that run, in the order of the table."""
        return tuple(check for check in self.checks if self.wants(check))

    def wants(self, check: Check | Across) -> bool:
        """Whether a check runs."""
        if check.id in self.ignored:
            return False
        return check.id in self.selected if self.selected else check.wanted

    def judged(self, check: Check | Across, finding: Finding) -> Finding:
        """The finding with its check's name and severity."""
        severity = self.severities.get(check.id, check.severity)
        return finding._replace(check=check.id, severity=severity)


def found(pair: Pair, choice: Choice = Choice()) -> list[Finding]:  # frozen
    """What the checks find in one pair, in the order of the table."""
    if not pair.target.strip():
        return []
    quiet = quieted(pair)
    return [
        choice.judged(check, one)
        for check in choice.running
        if (not quiet or not quiet & {check.id, _ALL}) and (not check.words or pair.is_english)
        for one in check.run(pair)
    ]


def across(
    pairs: Sequence[Pair],
    choice: Choice = Choice(),  # frozen
) -> Iterator[tuple[int, Finding]]:
    """What the checks of all pairs together find, each with the number of its pair."""
    for check in choice.across:
        if not choice.wants(check):
            continue
        for number, one in check.run(pairs):
            if not quieted(pairs[number]) & {check.id, _ALL}:
                yield number, choice.judged(check, one)


def quieted(pair: Pair) -> set[str]:
    """The checks that a translator's comment silences for one entry: `ignore: numbers, names`."""
    if pair.entry is None or not pair.entry.comment:
        return set()
    return {
        name.strip().lower()
        for line in _IGNORE.findall(pair.entry.comment)
        for name in re.split(r"[,\s]+", line)
        if name.strip()
    }
