"""What `translit check` found -> one text: a format a module, one table of all."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from translit.workflows.check import Checked

__all__ = ["FORMATS", "rendered"]

FORMATS = ("text", "json", "github", "sarif", "junit")
"""For a person; other programs; GitHub's annotations; code scanning (SARIF 2.1.0); test reports."""


def rendered(checked: Checked, form: str) -> str:
    """What was found in the format of that name; ends in a newline, or is empty."""
    write: Callable[[Checked], str] = import_module(f"translit.cli.findings.{form}").written
    text = write(checked)
    return text if not text or text.endswith("\n") else f"{text}\n"
