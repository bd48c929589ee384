"""Jobs with a placeholder for every lock, a name that the model copies."""

from __future__ import annotations

from collections.abc import Sequence

from translit.pretranslation.levels.answers import Candidates
from translit.pretranslation.levels.means import Means, Step, Way, simple, with_names
from translit.pretranslation.values import Job, Level

__all__ = ["STEP"]


def _candidates(means: Means, jobs: Sequence[Job]) -> Candidates:
    some = simple(jobs, locked=means.first != STEP.level)
    return means.translated(some, lambda job: with_names(job, means.alphabet))


STEP = Step(
    Level("terms put back afterwards", 80),
    "A made-up name stands for each lock.",
    (Way(_candidates),),
    hidden=with_names,
    is_plain=lambda job: not job.locks,
)
