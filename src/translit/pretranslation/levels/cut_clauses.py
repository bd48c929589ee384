"""Jobs -> their text cut at its commas, translated clause by clause, and joined."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from translit.languages import HAN
from translit.model import Span
from translit.patterns import lazy
from translit.placeholders import Parts
from translit.pretranslation.levels.answers import Candidates
from translit.pretranslation.values import Answer, Job
from translit.pretranslation.writing.rules.capitals import names_in, small
from translit.pretranslation.writing.rules.closing import closed

__all__ = ["by_clauses"]

Solver = Callable[[Sequence[Job]], Mapping[Job, Answer]]

_COMMA = lazy(r"[，；](?=\S)|(?<!\d)[,;](?=\s?\S)")

_SIGNS = {"，": ", ", "；": "; ", ",": ", ", ";": "; "}

_OPENING, _CLOSING = "“‘（(「『《【[", "”’）)」』》】]"

_SHORTEST = 6
"""Han characters that a clause has at least; a shorter one stays with the next."""

_MOST = 6
"""Clauses of a sentence: each is a request of its own."""


def by_clauses(jobs: Sequence[Job], solve: Solver) -> Candidates:
    """The jobs of which every clause could be translated, and their parts."""
    cut = {job: clauses for job in jobs if 1 < len(clauses := _clauses(job)) <= _MOST}
    asked = [clause for clauses in cut.values() for _, clause in clauses]
    answers = solve(asked)
    for job, clauses in cut.items():
        if all(answers[clause].parts for _, clause in clauses):
            yield job, _joined(job, clauses, answers)


def _clauses(job: Job) -> list[tuple[int, Job]]:
    """The clauses, each with the number of its first lock."""
    cuts = [0, *_places(job), len(job.text)]
    return [_part(job, start, end) for start, end in pairwise(cuts)]


def _places(job: Job) -> Iterator[int]:
    """Where a clause ends: at a comma outside of brackets, quotes, locks and marked-up spans."""
    taken = (*(lock.span for lock in job.locks), *job.marks)
    last = 0
    for found in _COMMA.finditer(job.text):
        end = found.end()
        if any(span.start < end < span.end for span in taken):
            continue
        before, behind = job.text[last:end], job.text[end:]
        if _is_open(before) or not (_is_clause(before) and _is_clause(behind)):
            continue
        yield end
        last = end


def _is_open(text: str) -> bool:
    """Whether a bracket or a quotation is open where a text ends."""
    opened = sum(sign in _OPENING for sign in text) - sum(sign in _CLOSING for sign in text)
    return opened != 0 or text.count('"') % 2 == 1


def _is_clause(text: str) -> bool:
    return len(HAN.findall(text)) >= _SHORTEST


def _part(job: Job, start: int, end: int) -> tuple[int, Job]:
    inside = [n for n, lock in enumerate(job.locks) if start <= lock.span.start < end]
    locks = tuple(
        lock._replace(span=Span(lock.span.start - start, lock.span.end - start))
        for lock in (job.locks[n] for n in inside)
    )
    return inside[0] if inside else 0, Job(job.text[start:end], locks, (), job.forbidden)


def _joined(job: Job, clauses: Sequence[tuple[int, Job]], answers: Mapping[Job, Answer]) -> Parts:
    parts: list[str | int] = []
    for at, (first, clause) in enumerate(clauses):
        own = [part if isinstance(part, str) else part + first for part in answers[clause].parts]
        if at and own and isinstance(own[0], str):
            own[0] = small(own[0], names=names_in(job.text))
        if at < len(clauses) - 1:
            sign = _SIGNS[clause.text[-1]]
            if own and isinstance(own[-1], str):
                own[-1] = closed(own[-1], "") + sign
            else:
                own.append(sign)
        parts += own
    return _merged(parts)


def _merged(parts: Sequence[str | int]) -> Parts:
    """The parts, of which no two texts stand side by side."""
    merged: list[str | int] = []
    for part in parts:
        if merged and isinstance(part, str) and isinstance(last := merged[-1], str):
            merged[-1] = last + part
        else:
            merged.append(part)
    return tuple(merged)
