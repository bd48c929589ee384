"""Jobs -> the answers of an engine that understands what it is told."""

from __future__ import annotations

from translit.pretranslation.levels.means import Step, Way, always
from translit.pretranslation.values import Level

__all__ = ["STEP"]


STEP = Step(
    Level("told its terms", 50),
    "An engine that understands ([`llm`](engines.md#llm)) sees the Chinese sentence, "
    "and is told what must be in its answer.",
    (Way(lambda means, jobs: means.conversation.candidates(jobs)),),
    translating=0,
    is_plain=lambda job: not always(job),
)
