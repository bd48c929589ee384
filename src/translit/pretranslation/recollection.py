"""A unit and a memory -> the earlier translation to begin its review with, if there is one."""

from __future__ import annotations

from translit.catalog.origin import Origin, origin_note
from translit.glossary import EMPTY, Glossary
from translit.memory import Memory, Sentence, repaired
from translit.model import Match
from translit.pretranslation.acceptance import accepted
from translit.pretranslation.locks import Locked, locked
from translit.pretranslation.values import Level, Outcome, Request

__all__ = ["recall"]

_ALIKE = 0.75
"""How much alike the sources must be for a translation to be worth beginning with."""


def recall(
    request: Request,
    memory: Memory,
    glossary: Glossary = EMPTY,
    *,
    locale: str = "en",
    min_score: float = _ALIKE,
) -> Outcome | None:
    """The best earlier translation that holds the codes, terms and amounts of the unit.

    The same source first; then one that differs in numbers, terms or codes only, made to fit; then
    the most alike. None where no translation could be verified.
    """
    unit = request.unit
    demanded = locked(unit, glossary, locale=locale)
    for match in memory.exact(unit.source, context=unit.context):
        if found := _outcome(request, match, demanded, Level.EXACT, locale):
            return found
    new = Sentence(unit.source, unit.codes, demanded.terms)
    alike = memory.matches(unit.source, min_score=min_score)
    for match in alike:
        codes = request.reader.codes(match.source, syntax=unit.syntax, labels=request.labels)
        old = Sentence(match.source, codes, glossary.find(match.source, codes))
        made = repaired(match, old=old, new=new)
        if made and (found := _outcome(request, made, demanded, Level.REPAIRED, locale)):
            return found
    for match in alike:
        if found := _outcome(request, match, demanded, Level.ALIKE, locale):
            return found
    return None


def _outcome(
    request: Request, match: Match, demanded: Locked, level: Level, locale: str
) -> Outcome | None:
    verdict = accepted(request, match.target, demanded, locale=locale)
    if not verdict.target:
        return None
    score = f"{int(match.score * 100)} %"
    detail = "; ".join(
        (
            f"{score}, repaired" if level is Level.REPAIRED else score,
            *(f"term undecided: {source}" for source in demanded.undecided),
        )
    )
    note = origin_note(Origin.MEMORY, detail)
    return Outcome(request, verdict.target, level, (note,))
