"""An answer with other numbers than its source."""

from __future__ import annotations

from collections.abc import Iterator

from translit.checks.numbers import wrong
from translit.placeholders import LockKind
from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]


def _reasons(answered: Answered) -> Iterator[str]:
    names = [lock.target for lock in answered.job.locks if lock.kind is LockKind.NAME]
    yield wrong(
        answered.numbered,
        answered.shown,
        names,
        locale=answered.locale,
        source_locale=answered.source,
    )


FAULT = Fault(90, _reasons)
