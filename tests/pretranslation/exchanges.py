"""The small functions between a unit and an engine's answer, by the names a case file calls them.

`python -m tests.pretranslation.exchanges` writes what they answer now into it; read the diff.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from tests.calls import refresh
from tests.cases_reader import CASES
from translit import glossary
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.memory import Memory, Remembered
from translit.placeholders import Parts
from translit.pretranslation import Request, pretranslate, recall
from translit.pretranslation.demands import locked
from translit.pretranslation.levels import answers
from translit.pretranslation.levels.copied import copied
from translit.pretranslation.levels.cut_clauses import by_clauses
from translit.pretranslation.levels.cut_sentences import bared, split
from translit.pretranslation.levels.holding import demanded
from translit.pretranslation.levels.means import switched, with_names, worded
from translit.pretranslation.phrases import Planner
from translit.pretranslation.plans import Node, phrases
from translit.pretranslation.values import PLAIN, UNTRANSLATED, Answer, Job
from translit.pretranslation.verdict import fault
from translit.pretranslation.verdict.acceptance import accepted
from translit.pretranslation.writing import Renderer, TitleCase, Unanswered

_READER = open_format(FormatOptions())
_WAYS = {"switched": switched, "worded": worded, "names": with_names}


def _request(post: str) -> Request:
    document = _READER.parse(f"{post}\n")
    return Request(document.units[0], _READER, document.labels)


def _known(terms: str) -> glossary.Glossary:
    return glossary.loads(f"source,target,forbidden\n{terms}\n".encode(), path="g.csv")


def _job(post: str, terms: str, **source: str) -> Job:
    """The first sentence of a post as an engine is asked for it."""
    unit = _request(post).unit
    demands = locked(unit, _known(terms), locale="en", **source)
    return next(phrases(Planner(unit, demands.locks, demands.forbidden).plan())).job


def _shown(job: Job, parts: Parts) -> list[str]:
    """The parts, what is locked in [ ]."""
    return [one if isinstance(one, str) else f"[{job.locks[one].target}]" for one in parts]


def _accepted(
    post: str, target: str, terms: str = "", locale: str = "en", **source: str
) -> tuple[str, ...]:
    """A target as it may stand there, and why it may not."""
    request = _request(post)
    demands = locked(request.unit, _known(terms), locale=locale, **source)
    return tuple(accepted(request, target, demands, locale=locale, **source))


def _recalled(
    post: str, *pairs: tuple[str, ...], terms: str = "", **options: Any
) -> tuple[str, ...] | None:
    """The target that a memory has, and the note on it; a pair may have a context behind it."""
    memory = Memory(
        Remembered(source, target, "post.po", *context) for source, target, *context in pairs
    )
    request = _request(post)
    found = recall(request, memory, _known(terms), **options)
    assert found is None or found.request is request
    return found and (found.target, *found.notes)


def _sent(post: str, way: str, terms: str = "", alphabet: str = "capitals") -> str:
    """What an engine sees."""
    return _WAYS[way](_job(post, terms), alphabet).text


def _read(post: str, answer: str, terms: str = "", way: str = "switched") -> list[list[str]]:
    """An answer to what an engine was sent, as parts; none where a lock did not come back."""
    job = _job(post, terms)
    found = answers.read(job, _WAYS[way](job, "capitals"), answer)
    return [_shown(job, parts) for _, parts in found]


def _named(post: str, *parts: str | int) -> list[str]:
    job = _job(post, "")
    return _shown(job, answers.named(parts, job.locks))


def _tidied(source: str, *parts: str | int) -> Parts:
    return answers.tidied(parts, source)


def _bracketed(*parts: str | int) -> Parts:
    return answers.bracketed(parts)


def _copied(post: str, terms: str = "") -> list[str]:
    job = _job(post, terms)
    return _shown(job, copied(job))


def _demanded(post: str, terms: str = "") -> tuple[object, ...]:
    """Which words must stand in an answer, which figures may, whether any may, which signs may."""
    job = _job(post, terms)
    return tuple(demanded(job, worded(job, "capitals")))


class _Solver:
    """Answers pieces as a table says, with what is locked in its place; notes what it is asked."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self.said, self.asked = said, list[str]()

    def __call__(self, jobs: Sequence[Job]) -> dict[Job, Answer]:
        self.asked += [job.text for job in jobs]
        return {
            job: Answer(_parts(job, self.said[job.text]), PLAIN)
            if job.text in self.said
            else Answer((), UNTRANSLATED)
            for job in jobs
        }


def _parts(job: Job, said: str) -> Parts:
    parts: list[str | int] = [said]
    for number, lock in enumerate(job.locks):
        before, found, after = str(parts.pop()).partition(lock.target)
        parts += [one for one in (before, number if found else "", after) if one != ""]
    return tuple(parts)


_CUTS = {"clauses": by_clauses, "pieces": split, "bare": bared}


def _cut(how: str, post: str, said: Mapping[str, str], terms: str = "") -> tuple[object, ...]:
    """What is asked of a sentence that is cut, and what becomes of the answers, if anything."""
    job, solve = _job(post, terms), _Solver(said)
    found = [_shown(job, parts) for _, parts in _CUTS[how]([job], solve)]
    return sorted(solve.asked), *found


class _Saying:
    """An engine that answers what a table says; notes what it is asked."""

    identity = ""

    def __init__(self, said: Mapping[str, str]) -> None:
        self.said, self.asked = said, list[str]()

    def translate(self, segments: Sequence[str]) -> list[str]:
        self.asked += segments
        return [self.said.get(segment, self.said.get("*", "")) for segment in segments]


def _drafted(
    post: str, said: Mapping[str, str], terms: str = "", **options: Any
) -> tuple[object, ...]:
    """What an engine is asked for a post, and of each unit its draft and note, or the reason."""
    document, engine = _READER.parse(f"{post}\n"), _Saying(said)
    requests = [Request(unit, _READER, document.labels) for unit in document.units]
    found = pretranslate(requests, engine=engine, glossary=_known(terms), **options)
    outcomes = [(one.target, *one.notes) if one.target else one.reason for one in found]
    return engine.asked, *outcomes


def _rendered(post: str, said: Mapping[str, str], terms: str = "", **options: Any) -> str:
    """The target of the first unit, with the answers to its phrases, or why there is none."""
    renderer, plan = _renderer(post, said, terms, **options)
    try:
        return renderer.target(plan)
    except Unanswered as reason:
        return f"no target: {reason}"


def _finds_marks(post: str, said: Mapping[str, str], terms: str = "", **options: Any) -> bool:
    """Whether the marked-up spans of the first sentence are found in its translation."""
    renderer, plan = _renderer(post, said, terms, **options)
    return renderer.finds_marks(next(phrases(plan)))


def _renderer(  # noqa: PLR0913  # a fact of a target each
    post: str,
    said: Mapping[str, str],
    terms: str,
    *,
    attended: Mapping[str, Sequence[str]] = MappingProxyType({}),
    case: TitleCase = "sentence",
    bare: str = "",
) -> tuple[Renderer, Sequence[Node]]:
    unit = _request(post).unit
    demands = locked(unit, _known(terms), locale="en")
    plan = Planner(unit, demands.locks, demands.forbidden).plan()
    jobs = [phrase.job for phrase in phrases(plan)]
    answers = {
        job: Answer(_parts(job, said[job.text]) if said[job.text] else (), PLAIN, "no answer")
        for job in jobs
        if job.text in said
    }
    marks = {job: attended.get(job.text, ()) for job in jobs}
    return Renderer(unit, answers, marks, case, bare=frozenset(bare)), plan


def _fault(post: str, *parts: str | int, terms: str = "", **source: str) -> str:
    """Why an answer must not be used."""
    return fault(_job(post, terms, **source), parts, **source)


FUNCTIONS: dict[str, Callable[..., object]] = {
    "accepted": _accepted,
    "bracketed": _bracketed,
    "copied": _copied,
    "cut": _cut,
    "demanded": _demanded,
    "drafted": _drafted,
    "fault": _fault,
    "finds_marks": _finds_marks,
    "named": _named,
    "read": _read,
    "rendered": _rendered,
    "recalled": _recalled,
    "sent": _sent,
    "tidied": _tidied,
}


if __name__ == "__main__":
    refresh(CASES / "pretranslation" / "exchanges.txt", FUNCTIONS)
