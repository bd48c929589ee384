"""Sentences and what an engine made of them -> scores, and how they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from translit.errors import EngineError
from translit.glossary import outside, used
from translit.model import Code
from translit.pretranslation import Outcome, Report
from translit.splice import signature

from .rows import Amount, Sentence

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

__all__ = [
    "Likeness",
    "Scores",
    "Share",
    "as_json",
    "as_text",
    "codes",
    "holds",
    "measured",
    "metrics",
    "plain",
]

_CODE = "\ufffc"
"""What `outside` puts in the place of a code."""


class Share(NamedTuple):
    """So many of so many."""

    number: int
    of: int

    @property
    def percent(self) -> float:
        """A hundred of nothing."""
        return 100 * self.number / self.of if self.of else 100.0


class Likeness(NamedTuple):
    """A score of sacrebleu's, 0 to 100, and the signature that says how it was computed."""

    score: float
    signature: str


@dataclass(frozen=True, slots=True)
class Scores:
    """What was measured of one engine."""

    engine: str
    chrf: Likeness
    bleu: Likeness
    terms: Share
    """Of the demanded terms of the sentences that have a target; so have the next two."""
    amounts: Share
    markup: Share
    """Sentences with inline codes whose targets hold exactly these."""
    untranslated: Share
    seconds: float
    report: Report

    @property
    def speed(self) -> float:
        """Sentences a second."""
        return self.untranslated.of / self.seconds if self.seconds else 0.0


def codes(sentence: Sentence, text: str) -> tuple[Code, ...]:
    """The inline codes of a target of the sentence."""
    unit, reader, labels, _ = sentence.request
    return reader.codes(text, syntax=unit.syntax, labels=labels)


def plain(text: str, found: Iterable[Code]) -> str:
    """A text without its codes: copied markup shall earn nothing."""
    return " ".join(outside(text, (code.span for code in found)).replace(_CODE, " ").split())


def holds(text: str, amount: Amount) -> bool:
    """Whether an amount is written in a text, in one of its forms, as a whole word."""
    forms = "|".join(map(re.escape, amount.forms))
    return re.search(rf"(?<![\w.,])(?:{forms})(?![\w]|[.,]\d)", text, re.IGNORECASE) is not None


def measured(
    name: str, rows: Sequence[Sentence], outcomes: Sequence[Outcome], *, seconds: float = 0.0
) -> Scores:
    """The scores of the outcomes of these sentences."""
    kept: list[bool] = []
    right: list[bool] = []
    marked: list[bool] = []
    hypotheses, references = [], []
    for sentence, outcome in zip(rows, outcomes, strict=True):
        found = codes(sentence, outcome.target)
        text = plain(outcome.target, found)
        hypotheses.append(text)
        references.append(plain(sentence.reference, codes(sentence, sentence.reference)))
        if not outcome.target:
            continue
        kept += [used(outcome.target, term, found) for term in sentence.terms]
        right += [holds(text, amount) for amount in sentence.amounts]
        if wanted := signature(sentence.request.unit.codes):
            marked.append(signature(found) == wanted)
    chrf, bleu = (_likeness(metric, hypotheses, references) for metric in metrics())
    return Scores(
        name, chrf, bleu, _share(kept), _share(right), _share(marked),
        _share([not outcome.target for outcome in outcomes]), seconds, Report.of(outcomes),
    )  # fmt: skip


def _share(facts: Sequence[bool]) -> Share:
    return Share(sum(facts), len(facts))


def _likeness(metric: Metric, hypotheses: list[str], references: list[str]) -> Likeness:
    """The score of the whole set; what has no target counts as an empty one."""
    score = metric.corpus_score(hypotheses, [references]).score
    return Likeness(score, str(metric.get_signature()))


def metrics() -> tuple[Metric, Metric]:
    """chrF and BLEU. Raises EngineError where sacrebleu is not installed."""
    try:
        from sacrebleu.metrics import BLEU, CHRF
    except ImportError as error:
        what = "sacrebleu is not installed; run make evaluate, which installs it"
        raise EngineError(what) from error
    return CHRF(), BLEU()


def as_json(scores: Scores) -> dict[str, Any]:
    """The scores in plain values."""
    shares = {
        name: getattr(scores, name) for name in ("terms", "amounts", "markup", "untranslated")
    }
    return {
        "engine": scores.engine,
        "sentences": scores.untranslated.of,
        "chrf": scores.chrf._asdict(),
        "bleu": scores.bleu._asdict(),
        **{name: {**share._asdict(), "percent": share.percent} for name, share in shares.items()},
        "seconds": scores.seconds,
        "sentences_per_second": scores.speed,
        **scores.report.as_json(),
    }


def as_text(scores: Scores) -> str:
    """The scores for a terminal."""
    rows = [
        ("chrF", f"{scores.chrf.score:.1f}", scores.chrf.signature),
        ("BLEU", f"{scores.bleu.score:.1f}", scores.bleu.signature),
        *(
            (name, f"{share.percent:.1f} %", f"{share.number} of {share.of}")
            for name, share in (
                ("terms held", scores.terms),
                ("amounts held", scores.amounts),
                ("markup kept", scores.markup),
                ("untranslated", scores.untranslated),
            )
        ),
        ("speed", f"{scores.speed:.0f}", "sentences a second"),
    ]
    counts = scores.report.as_json()
    return "\n".join((
        f"{scores.engine}: {scores.untranslated.of} sentences",
        *(f"  {name:<13}{figure:>8}  {detail}" for name, figure, detail in rows),
        *(f"  {count:>21}  {level}" for level, count in counts["levels"].items()),
        *(f"  {count:>21}  left: {reason}" for reason, count in counts["reasons"].items()),
    ))  # fmt: skip
