"""Jobs -> the answers of an engine that understands what it is told; again, with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from translit.pretranslation.levels.answers import Candidates
from translit.pretranslation.levels.means import Means, Way
from translit.pretranslation.values import Job

__all__ = ["WAY"]


def _candidates(means: Means, jobs: Sequence[Job]) -> Candidates:
    return means.conversation.candidates(jobs)


WAY = Way(_candidates)
