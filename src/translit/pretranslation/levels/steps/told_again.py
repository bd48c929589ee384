"""Jobs -> the answers of an engine that is told why its last ones could not be used."""

from __future__ import annotations

from translit.pretranslation.levels.means import Step, Way
from translit.pretranslation.values import Level

__all__ = ["STEP"]

STEP = Step(
    Level("asked again", 55),
    "The same, with its last answer and the reason why that cannot be used; twice at most.",
    (Way(lambda means, jobs: means.conversation.candidates(jobs)),),
    translating=0,
    telling=2,
)
