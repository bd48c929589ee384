"""Jobs with the demanded texts written into the Chinese, in English: many models copy them."""

from __future__ import annotations

from collections.abc import Sequence

from translit.pretranslation.levels.answers import Candidates
from translit.pretranslation.levels.means import Means, Step, Way, always, simple
from translit.pretranslation.values import Job, Level

__all__ = ["STEP"]


def _candidates(means: Means, jobs: Sequence[Job]) -> Candidates:
    # An engine that takes no terms was sent the same when it was told what stands around.
    new = [job for job in simple(jobs) if not means.conversation.has_seen(job)]
    return means.translated(new, means.switched)


STEP = Step(
    Level("terms placed by the model", 60),
    "The English of each lock is written into the Chinese sentence, for the engine to copy.",
    (Way(_candidates),),
    is_plain=lambda job: not always(job),
    for_pieces=True,
)
