"""An answer that is none, or lacks what was demanded."""

from __future__ import annotations

from collections.abc import Iterator

from translit.pretranslation.verdict.answered import NOTHING, Answered, Fault

__all__ = ["FAULT"]


def _reasons(answered: Answered) -> Iterator[str]:
    job, parts = answered.job, answered.parts
    if not parts:
        yield NOTHING
    demanded = {number for number, lock in enumerate(job.locks) if lock.always}
    if not demanded <= {part for part in parts if isinstance(part, int)}:
        yield "a demanded text did not come back"
    if not answered.free.strip() and not answered.may_be_silent:
        yield NOTHING


FAULT = Fault(10, _reasons)
