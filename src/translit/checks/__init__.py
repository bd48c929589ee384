"""A unit and its target -> findings: what is wrong with a translation, found by rule.

One check a file, one table of all (`table.CHECKS`). `found` runs them. The same checks serve
`translit check`, the verification of an engine's answers, and the page.
"""

from __future__ import annotations

from translit.checks.all_checks import ACROSS, CHECKS, IDS
from translit.checks.pairs import Across, Check, Pair, finding
from translit.checks.running import Choice, across, found

__all__ = [
    "ACROSS",
    "CHECKS",
    "IDS",
    "Across",
    "Check",
    "Choice",
    "Pair",
    "across",
    "finding",
    "found",
]
