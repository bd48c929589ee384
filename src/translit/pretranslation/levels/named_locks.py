"""Jobs with a placeholder for every lock, a name that the model copies."""

from __future__ import annotations

from collections.abc import Sequence

from translit.pretranslation.levels.answers import Candidates
from translit.pretranslation.levels.means import Means, Way, simple, with_names
from translit.pretranslation.values import Job, Level

__all__ = ["WAY"]


def _candidates(means: Means, jobs: Sequence[Job]) -> Candidates:
    some = simple(jobs, locked=means.first is not Level.PLACEHOLDERS)
    return means.translated(some, lambda job: with_names(job, means.alphabet))


WAY = Way(_candidates)
