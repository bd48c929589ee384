"""Findings as JSON for other programs."""

from __future__ import annotations

import json
from typing import Any

from translit.workflows.check import Checked, Located

__all__ = ["written"]


def written(checked: Checked) -> str:
    """An object with `findings`, `entries` and `fixed`; places are code points, half-open."""
    values = {
        "findings": list(map(_value, checked.findings)),
        "entries": checked.entries,
        "fixed": checked.fixed,
    }
    return json.dumps(values, ensure_ascii=False, indent=2)


def _value(one: Located) -> dict[str, Any]:
    finding = one.finding
    return {
        "check": finding.check,
        "severity": finding.severity,
        "message": finding.message,
        "post": one.post,
        "catalog": one.catalog,
        "line": one.line,
        "reviewed": one.reviewed,
        "source": one.source,
        "target": one.target,
        "source_place": finding.source,
        "target_place": finding.target,
        "mended": finding.mended,
    }
