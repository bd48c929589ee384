"""A unit and its target -> findings: what is wrong with a translation, found by rule.

One check a file, one table of all (`all_checks.CHECKS`). `running.found` runs them. The same checks
serve `translit check`, the verification of an engine's answers, and the page. Here stands what one
is made of: who asks for one judgement does not wait for the others to be read.
"""

from __future__ import annotations

from translit.checks.pairs import Across, Check, Pair, finding

__all__ = ["Across", "Check", "Pair", "finding"]
