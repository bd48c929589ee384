"""Findings as SARIF 2.1.0 (OASIS), which code scanning services read."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from translit import __version__
from translit.checks.all_checks import ACROSS, CHECKS
from translit.workflows.check import Checked, Located

__all__ = ["written"]

_LEVELS = {"error": "error", "warning": "warning", "hint": "note"}

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def written(checked: Checked) -> str:
    """One run with a result a finding."""
    known = {check.id: check.type for check in CHECKS} | {check.id: check.type for check in ACROSS}
    rules = [{"id": name, "properties": {"its-type": kind}} for name, kind in known.items()]
    driver = {"name": "translit", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": list(map(_result, checked.findings)),
    }
    values = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(values, ensure_ascii=False, indent=2)


def _result(one: Located) -> dict[str, Any]:
    location = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(one.catalog)},
            "region": {"startLine": max(1, one.line)},
        }
    }
    return {
        "ruleId": one.finding.check,
        "level": _LEVELS[one.finding.severity],
        "message": {"text": one.finding.message},
        "locations": [location],
    }
