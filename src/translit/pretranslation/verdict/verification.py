"""A job and what an engine answered -> why it must not be used; nothing, if it may.

What is looked for stands in `verdict.faults`: a new kind of fault is a file there, and a case file
in `tests/cases/faults/`.
"""

from __future__ import annotations

from translit.placeholders import Parts
from translit.pretranslation.values import Job
from translit.pretranslation.verdict.answered import NOTHING, Answered, Fault
from translit.rooms import rows

__all__ = ["NOTHING", "fault"]

_FAULTS = sorted(
    rows("translit.pretranslation.verdict.faults", "FAULT", Fault), key=lambda one: one.turn
)


def fault(job: Job, parts: Parts, *, locale: str = "en", source: str = "zh_CN") -> str:
    """Why the parts are no translation of the job; empty where none of the checks says so."""
    answered = Answered(job, parts, locale, source)
    reasons = (reason for one in _FAULTS for reason in one.reasons(answered))
    return next(filter(None, reasons), "")
