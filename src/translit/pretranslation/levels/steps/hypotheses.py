"""Jobs as they were asked first -> the other answers that an engine had to them."""

from __future__ import annotations

from collections.abc import Sequence

from translit.pretranslation.levels.answers import Candidates, read
from translit.pretranslation.levels.cut_sentences import bared
from translit.pretranslation.levels.means import Means, Step, Way, simple
from translit.pretranslation.values import Job, Level

__all__ = ["STEP"]

_HYPOTHESES = 4
"""How many other translations of a sentence are looked at."""


def _candidates(means: Means, jobs: Sequence[Job]) -> Candidates:
    jobs = simple(jobs)
    yield from means.conversation.held(jobs, variant=1)
    sent = [means.segment(job) for job in jobs]
    segments = [one.text for one in sent]
    repaired = means.asked.retranslate(segments)
    others = means.asked.hypotheses(segments, _HYPOTHESES)
    for job, one, again, more in zip(jobs, sent, repaired, others, strict=True):
        for answer in filter(None, (*more, again)):
            yield from read(job, one, answer)


def _bared(means: Means, jobs: Sequence[Job]) -> Candidates:
    yield from bared(jobs, means.pieces)


STEP = Step(
    Level("another answer of the model", 70),
    "The engine's other translations of the sentence are looked at, and that of the sentence "
    "without its full stop.",
    (Way(_bared), Way(_candidates)),
    for_pieces=True,
)
