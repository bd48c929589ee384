"""Sentences and what an engine made of them -> scores, and how they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from translit.engines import Spent
from translit.errors import EngineError
from translit.glossary import used
from translit.model import Code, outside
from translit.pretranslation import Outcome, Report
from translit.pretranslation.levels.order import LEVELS
from translit.pretranslation.levels.steps.split import STEP as PIECED
from translit.splice import signature

from .facts import tells
from .rows import Amount, Sentence

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

__all__ = [
    "Likeness",
    "Scores",
    "Share",
    "as_json",
    "as_table",
    "codes",
    "holds",
    "measured",
    "metrics",
    "plain",
]

_NOTHING = Spent()

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
    context: Share
    """Facts that only the sentences before can tell, in the targets there are."""
    untranslated: Share
    pieced: Share
    """Sentences that had to be cut at their locks: they read worst."""
    seconds: float
    report: Report
    spent: Spent = Spent()
    """What the engine was asked, where it counts that."""

    @property
    def speed(self) -> float:
        """Sentences a second."""
        return self.untranslated.of / self.seconds if self.seconds else 0.0

    def each(self, number: int) -> float:
        """So much for each sentence."""
        return number / self.untranslated.of if self.untranslated.of else 0.0


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
    name: str,
    rows: Sequence[Sentence],
    outcomes: Sequence[Outcome],
    *,
    seconds: float = 0.0,
    spent: Spent = _NOTHING,
) -> Scores:
    """The scores of the outcomes of these sentences."""
    told: list[bool] = []
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
        told += [tells(text, fact) for fact in sentence.facts]
        if wanted := signature(sentence.request.unit.codes):
            marked.append(signature(found) == wanted)
    chrf, bleu = (_likeness(metric, hypotheses, references) for metric in metrics())
    return Scores(
        name, chrf, bleu, _share(kept), _share(right), _share(marked), _share(told),
        _share([not outcome.target for outcome in outcomes]),
        _share([outcome.level == PIECED.level for outcome in outcomes]),
        seconds, Report.of(outcomes), spent,
    )  # fmt: skip


def _share(facts: Sequence[bool]) -> Share:
    return Share(sum(facts), len(facts))


def _likeness(metric: Metric, hypotheses: list[str], references: list[str]) -> Likeness:
    """The score of the whole set; what has no target counts as an empty one."""
    if not any(references):
        return Likeness(0.0, "")
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


_SHARES = (
    ("terms", "terms held"),
    ("amounts", "amounts held"),
    ("markup", "markup kept"),
    ("context", "context told"),
    ("untranslated", "untranslated"),
    ("pieced", "pieced together"),
)


def as_json(scores: Scores) -> dict[str, Any]:
    """The scores in plain values."""
    shares = {name: getattr(scores, name) for name, _ in _SHARES}
    return {
        "engine": scores.engine,
        "sentences": scores.untranslated.of,
        "chrf": scores.chrf._asdict(),
        "bleu": scores.bleu._asdict(),
        **{name: {**share._asdict(), "percent": share.percent} for name, share in shares.items()},
        "seconds": scores.seconds,
        "sentences_per_second": scores.speed,
        "spent": scores.spent._asdict(),
        **scores.report.as_json(),
    }


def as_table(results: Sequence[Scores]) -> str:
    """The scores of all engines side by side, for a terminal."""
    rows = [
        ("", [one.engine for one in results]),
        ("sentences", [str(one.untranslated.of) for one in results]),
        ("chrF", [_scored(one.chrf) for one in results]),
        ("BLEU", [_scored(one.bleu) for one in results]),
        *((shown, [_shown(getattr(one, name)) for one in results]) for name, shown in _SHARES),
        ("sentences a second", [_figure(one.speed) for one in results]),
    ]
    if any(one.spent.requests for one in results):
        rows += [
            ("requests a sentence", [_each(one, one.spent.requests) for one in results]),
            ("tokens read a sentence", [_each(one, one.spent.read) for one in results]),
            ("tokens written a sentence", [_each(one, one.spent.written) for one in results]),
        ]
    levels = [one.report.as_json()["levels"] for one in results]
    for level in LEVELS:
        if any(level in one for one in levels):
            counts = [one.get(level, 0) for one in levels]
            shares = [100 * n / one.untranslated.of for n, one in zip(counts, results, strict=True)]
            rows.append((level, [f"{share:.1f} %" for share in shares]))
    widths = [max(len(cells[at]) for _, cells in rows) for at in range(len(results))]
    lines = [
        f"{name:<32}"
        + "".join(f"  {cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        for name, cells in rows
    ]
    left = [
        f"{one.engine}, left: {reason} ({count})"
        for one in results
        for reason, count in one.report.as_json()["reasons"].items()
    ]
    signed = filter(None, (results[0].chrf.signature, results[0].bleu.signature))
    return "\n".join((*lines, *left, *(f"scored by {one}" for one in signed)))


def _scored(likeness: Likeness) -> str:
    return f"{likeness.score:.1f}" if likeness.signature else "-"


def _shown(share: Share) -> str:
    return f"{share.percent:.1f} % of {share.of}" if share.of else "-"


def _figure(figure: float) -> str:
    return f"{figure:.0f}" if figure >= 10 else f"{figure:.2f}"  # three digits


def _each(scores: Scores, number: int) -> str:
    return f"{scores.each(number):.2f}" if number else "-"
