"""Jobs -> answers that are made to go on with a lock, where the engine left it out."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from translit.languages import has_han
from translit.patterns import lazy
from translit.placeholders import Hidden
from translit.pretranslation.levels.answers import Candidates, read
from translit.pretranslation.levels.means import Means, Step, Way, simple
from translit.pretranslation.values import Job, Level

__all__ = ["STEP"]

_MOST_FORCED = 4
"""How many locks of one sentence are forced, one after the other."""


def _candidates(means: Means, jobs: Sequence[Job]) -> Candidates:
    """Force the first lock that did not come, where attention reaches it, and see the rest."""
    # One that is kept to its terms has written each of them, wherever that led.
    jobs = [] if means.conversation.holds else simple(jobs, locked=True)
    sent = {job: means.switched(job) for job in jobs}
    texts = dict(zip(jobs, means.asked.translate([sent[job].text for job in jobs]), strict=True))
    todo = jobs
    for _ in range(_MOST_FORCED):
        todo = [job for job in todo if texts[job]]
        prefixes = _prefixes(means, todo, sent, texts)
        todo = [job for job in todo if prefixes.get(job)]
        if not todo:
            return
        segments = [sent[job].text for job in todo]
        answers = means.asked.complete(segments, [prefixes[job] for job in todo])
        texts = dict(zip(todo, answers, strict=True))
        for job in todo:
            yield from read(job, sent[job], texts[job])


def _prefixes(
    means: Means, jobs: Sequence[Job], sent: dict[Job, Hidden], texts: dict[Job, str]
) -> dict[Job, str]:
    """For each job, its translation as far as the first lock that is missing, and the lock."""
    alignments = means.asked.alignments(
        [sent[job].text for job in jobs], [texts[job] for job in jobs]
    )
    prefixes = {}
    for job, alignment in zip(jobs, alignments, strict=True):
        hidden, text = sent[job], texts[job]
        missing = [word for word in hidden.words if word.lower() not in text.lower()]
        if not missing:
            continue
        start = hidden.text.find(missing[0])
        end = start + len(missing[0])
        reached = [
            target.start
            for target, source in alignment
            if source.start < end and start < source.end and 0 <= target.start <= len(text)
        ]
        place = min(reached) if reached else _likely(hidden, missing[0], text)
        if place is not None:
            prefixes[job] = f"{text[:place].rstrip()} {missing[0]}".lstrip()
    return prefixes


_ALIKE = 70
"""Per cent of likeness from which a word is a demanded one, misspelt."""

_FIGURES = lazy(r"[$€£¥]?\d[\d,.]*\d|[$€£¥]?\d")


def _likely(hidden: Hidden, word: str, text: str) -> int | None:
    """Where a lock belongs in an answer without it, of an engine that shows no attention.

    There, if the sentence begins with it; where the answer has it misspelt, or another figure.
    """
    if not has_han(hidden.text.partition(word)[0]):
        return 0
    if any(sign.isdigit() for sign in word):
        kept = " ".join(hidden.words)
        wrong = (one for one in _FIGURES.finditer(text) if one[0] not in kept)
        return next((one.start() for one in wrong), None)
    near = fuzz.partial_ratio_alignment(word.lower(), text.lower(), score_cutoff=_ALIKE)
    if near is None:
        return None
    return text[: near.dest_start + 1].rfind(" ") + 1


STEP = Step(
    Level("led from term to term", 90),
    "The engine is made to go on from a beginning that ends with the lock.",
    (Way(_candidates),),
)
