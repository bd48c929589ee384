"""Jobs -> the answers of an engine that can write nothing else than what holds its terms."""

from __future__ import annotations

from translit.pretranslation.levels.means import Step, Way, always
from translit.pretranslation.values import Level

__all__ = ["STEP"]

STEP = Step(
    Level("held to its terms", 57),
    "A model of llama.cpp's is asked so that it cannot end before all that is demanded stands in "
    "its answer, and writes neither Chinese nor figures of its own.",
    (Way(lambda means, jobs: means.conversation.held(jobs)),),
    translating=0,
    is_plain=lambda job: not always(job),
    for_pieces=True,
)
