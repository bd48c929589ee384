"""Jobs -> the answers to their clauses, joined: a long sentence is cut at its commas."""

from __future__ import annotations

from translit.pretranslation.levels.cut_clauses import by_clauses
from translit.pretranslation.levels.means import Step, Way
from translit.pretranslation.values import Level

__all__ = ["STEP"]

STEP = Step(
    Level("clause by clause", 65),
    "A long sentence is cut at its commas; each clause is translated with its own terms, and they "
    "are joined. It reads like the Chinese: clauses in a row.",
    (Way(lambda means, jobs: by_clauses(jobs, means.pieces)),),
    translating=0,
)
