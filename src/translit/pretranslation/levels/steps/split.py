"""Jobs -> the answers to their pieces, joined: at the terms first, then at the figures too."""

from __future__ import annotations

from collections.abc import Sequence

from translit.pretranslation.levels.answers import Candidates, bracketed, numbered
from translit.pretranslation.levels.cut_sentences import split
from translit.pretranslation.levels.means import Means, Step, Way, always
from translit.pretranslation.values import Job, Level

__all__ = ["STEP"]


def _coarsely(means: Means, jobs: Sequence[Job]) -> Candidates:
    """Split at what is always locked: pieces between terms read better than between figures."""
    whole = {job._replace(locks=always(job)): job for job in jobs}
    for job, parts in split(list(whole), means.pieces):
        yield whole[job], numbered(parts, job.locks, whole[job].locks)


def _finely(means: Means, jobs: Sequence[Job]) -> Candidates:
    """Split at the dates and figures as well."""
    yield from split([job for job in jobs if len(always(job)) < len(job.locks)], means.pieces)


STEP = Step(
    Level("pieced together: read carefully", 100),
    "The parts between the locks are translated one by one, and joined. "
    "This always holds the locks, and reads worst.",
    (Way(_coarsely, bracketed), Way(_finely, bracketed)),
)
