"""Jobs with the demanded texts written into the Chinese, in English: many models copy them."""

from __future__ import annotations

from collections.abc import Sequence

from translit.pretranslation.levels.answers import Candidates
from translit.pretranslation.levels.means import Means, Way, simple
from translit.pretranslation.values import Job

__all__ = ["WAY"]


def _candidates(means: Means, jobs: Sequence[Job]) -> Candidates:
    return means.translated(simple(jobs), means.switched)


WAY = Way(_candidates)
