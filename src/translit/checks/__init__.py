"""A unit and its target -> findings: what is wrong with a translation, found by rule.

One check a file, one table of all (`table.CHECKS`). `found` runs them. The same checks serve
`translit check`, the verification of an engine's answers, and the page.
"""

from __future__ import annotations

from translit.checks.running import Choice, across, found
from translit.checks.table import ACROSS, CHECKS, IDS
from translit.checks.values import Across, Check, Pair, finding

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
