"""A unit and a memory -> the earlier translation to begin its review with, if there is one."""

from __future__ import annotations

from collections.abc import Sequence

from translit.catalog.origin import Origin, origin_note
from translit.glossary import EMPTY, Glossary
from translit.memory import Memory, Sentence, contrary, differences, repaired
from translit.model import Code, Match
from translit.pretranslation.demands import Locked, locked
from translit.pretranslation.values import ALIKE, EXACT, REPAIRED, Level, Outcome, Request
from translit.pretranslation.verdict import accepted
from translit.quantities import Kind, Quantity, quantities

__all__ = ["recall"]

_ALIKE = 0.75
"""How much alike the sources must be for a translation to be worth beginning with."""

_REPAIRABLE = 0.5
"""How much alike they must be to differ in a number, a term or a code only: 一单12块5, 一单5块8."""

_TRIED = 8
"""How many matches are looked at for one that can be repaired."""


def recall(  # noqa: PLR0913  # each option by its name
    request: Request,
    memory: Memory,
    glossary: Glossary = EMPTY,
    *,
    locale: str = "en",
    min_score: float = _ALIKE,
    source: str = "zh_CN",
) -> Outcome | None:
    """The best earlier translation that holds the codes, terms and amounts of the unit.

    The same source first; then one that differs in numbers, terms or codes only, made to fit; then
    the most alike that says nothing else, as far as that can be told. None where no translation
    could be verified.
    """
    unit = request.unit
    demanded = locked(unit, glossary, locale=locale, source=source)

    def outcome(match: Match, level: Level) -> Outcome | None:
        verdict = accepted(request, match.target, demanded, locale=locale, source=source)
        return _outcome(request, match, demanded, level, verdict.target)

    for match in memory.exact(unit.source, context=unit.context):
        if exact := outcome(match, EXACT):
            return exact
    new = Sentence(
        unit.source, unit.codes, demanded.terms, _amounts(unit.source, unit.codes, locale, source)
    )
    least = min(_REPAIRABLE, min_score)
    found = memory.matches(unit.source, min_score=least, limit=_TRIED)
    for match in found:
        codes = request.reader.codes(match.source, syntax=unit.syntax, labels=request.labels)
        old = Sentence(
            match.source,
            codes,
            glossary.find(match.source, codes),
            _amounts(match.source, codes, locale, source),
        )
        made = repaired(match, old=old, new=new)
        if made and (fitting := outcome(made, REPAIRED)):
            return fitting
    for match in found:
        if match.score < min_score or contrary(match.source, unit.source):
            continue
        if alike := outcome(match, ALIKE):
            return alike
    return None


def _amounts(text: str, codes: Sequence[Code], locale: str, source: str) -> list[Quantity]:
    """What of a source is written otherwise in English; `50%` is not."""
    return [
        amount
        for amount in quantities(text, locale=locale, codes=codes, source=source)
        if amount.always or amount.kind is Kind.DATE
    ]


def _outcome(
    request: Request, match: Match, demanded: Locked, level: Level, target: str
) -> Outcome | None:
    if not target:
        return None
    score = f"{int(match.score * 100)} %"
    detail = "; ".join(
        (
            f"{score}, repaired" if level == REPAIRED else score,
            *_differences(request, match, level),
            *(f"term undecided: {source}" for source in demanded.undecided),
        )
    )
    note = origin_note(Origin.MEMORY, detail)
    return Outcome(request, target, level, (note,))


def _differences(request: Request, match: Match, level: Level) -> tuple[str, ...]:
    """What a reviewer must look at first in a translation of a source that is only alike."""
    differs = differences(match.source, request.unit.source) if level == ALIKE else ""
    return (f"differs: {differs}",) if differs else ()
