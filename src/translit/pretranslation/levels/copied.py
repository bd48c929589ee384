"""Jobs without Chinese outside of their locks -> answers, for which no engine is asked."""

from __future__ import annotations

from translit.placeholders import Parts
from translit.pretranslation.levels.answers import tidied
from translit.pretranslation.levels.cut_sentences import edge
from translit.pretranslation.values import Job
from translit.pretranslation.writing.blanks import blank_between

__all__ = ["copied"]


def copied(job: Job) -> Parts:
    """The locks of a job, and what stands between them, which is not Chinese."""
    parts: list[str | int] = []
    at = 0
    last = ""
    for number, lock in enumerate(job.locks):
        if lock.always:
            between = job.text[at : lock.span.start]
            first, following = edge(job, lock)
            parts += [_apart(last, between, first), number]
            last, at = following, lock.span.end
    return tidied((*parts, _apart(last, job.text[at:], "")), job.text)


def _apart(before: str, text: str, after: str) -> str:
    """What stands between two locks, with blanks where words would run into each other."""
    if not text:
        return " " if blank_between(before, after) else ""
    if before.isalnum() and text[:1].isalnum():
        text = f" {text}"
    return f"{text} " if text[-1:].isalnum() and after.isalnum() else text
