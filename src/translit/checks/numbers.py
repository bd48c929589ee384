"""Amounts, figures and dates that differ in value: 8亿 beside *800 billion*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translit.checks.values import Check, Pair, finding
from translit.glossary import outside, uses
from translit.model import Code, Finding, Severity, Span
from translit.placeholders import names_in
from translit.quantities import extra, missing

__all__ = ["NUMBERS", "wrong"]

_NUMERAL = re.compile(
    r"[\d零〇一二两三四五六七八九十百千万亿兆半双俩廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億兩]"
)
"""What every number of a source has at least one of."""

_DIGIT = re.compile(r"\d")


def wrong(source: str, shown: str, names: Sequence[str], *, locale: str) -> str:
    """Which amount or numeral of a source its translation lacks, or has beside them; or nothing.

    `names` are no numbers, the 4 of `4K` is none.
    """
    for name in names:
        if name in source and name in shown:
            source, shown = source.replace(name, " ", 1), shown.replace(name, " ", 1)
    if _NUMERAL.search(source) and (lost := missing(source, shown, locale=locale)):
        return f"{lost[0]} is not in the translation"
    if _DIGIT.search(shown) and (more := extra(source, shown, locale=locale)):
        return f"{more[0]} is in the translation, but not in the source"
    return ""


def _run(pair: Pair) -> Iterator[Finding]:
    if pair.target == pair.source:
        return  # which is another finding
    source = _text(pair.source, pair.unit.codes, [match.span for match in pair.terms])
    used = [span for match in pair.terms for span in uses(pair.target, match.term, pair.codes)[:1]]
    target = _text(pair.target, pair.codes, used)
    if not (_NUMERAL.search(source) or _DIGIT.search(target)):
        return
    names = [span.of(pair.source) for span in names_in(pair.source, pair.unit.codes)]
    if what := wrong(source, target, names, locale=pair.locale):
        figure = what.split(" is ", 1)[0]
        yield finding(what, source=_place(pair.source, figure), target=_place(target, figure))


def _text(text: str, codes: Sequence[Code], terms: Sequence[Span]) -> str:
    return outside(text, (*(code.span for code in codes), *terms))


def _place(text: str, figure: str) -> Span | None:
    at = text.find(figure)
    return Span(at, at + len(figure)) if at >= 0 else None


NUMBERS = Check("numbers", "numbers", Severity.ERROR, _run)
