"""Findings as GitHub's workflow commands, which it shows beside the lines of a pull request.

The format: docs.github.com, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from translit.workflows.check import Checked

__all__ = ["written"]

_LEVELS = {"error": "error", "warning": "warning", "hint": "notice"}


def written(checked: Checked) -> str:
    """One command a finding."""
    return "\n".join(
        f"::{_LEVELS[one.finding.severity]} file={_property(one.catalog)},line={one.line},"
        f"title={_property(one.finding.check)}::{_data(one.finding.message)}"
        for one in checked.findings
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
