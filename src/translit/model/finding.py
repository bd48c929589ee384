"""What is wrong with a translation, and how much that matters."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from translit.model.unit import Span

__all__ = ["Finding", "Severity"]


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """Wrong: a reader would be told something else, or see something broken."""
    WARNING = "warning"
    """Most likely wrong."""
    HINT = "hint"
    """Worth a look."""


class Finding(NamedTuple):
    """A problem in a translation."""

    check: str
    """The id of the check that found it: `numbers`."""
    severity: Severity
    message: str
    source: Span | None = None
    """Its place in the source, if it has one."""
    target: Span | None = None
    """Its place in the target, if it has one."""
    mended: str | None = None
    """The whole target without it, where that can be had mechanically."""
