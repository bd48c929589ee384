"""An answer that says something else than its source."""

from __future__ import annotations

from collections.abc import Iterator

from translit.checks.talk import said
from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]


def _reasons(answered: Answered) -> Iterator[str]:
    yield said(answered.job.text, answered.whole)


FAULT = Fault(80, _reasons)
