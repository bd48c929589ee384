"""Amounts, figures and dates that differ in value: 8亿 beside *800 billion*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from translit.checks.pairs import Check, Pair, finding, is_english
from translit.glossary import uses
from translit.model import HIDDEN, Code, Finding, Severity, Span, outside
from translit.patterns import lazy
from translit.placeholders import names_in
from translit.quantities import Difference, compare

__all__ = ["NUMBERS", "differences", "wrong"]

_DIGITS = lazy(r"\d+")


def differences(
    source: str,
    shown: str,
    names: Iterable[str],
    *,
    locale: str,
    source_locale: str = "zh_CN",
) -> list[Difference]:
    """The numbers in which a source and its translation differ.

    `names` that both have are no numbers: the 4 of `4K`.
    """
    for name in dict.fromkeys(names):
        if name in source and name in shown:
            source = source.replace(name, HIDDEN * len(name))
            shown = shown.replace(name, HIDDEN * len(name))
    found = compare(source, shown, locale=locale, source_locale=source_locale)
    if not found or not locale.startswith("en") or is_english(source, shown):
        return found
    return [one for one in found if _digits(one.in_source) != _digits(one.in_target)]


def _digits(said: str) -> list[str]:
    """All that a pseudo-translation can be held to: it has neither *minus* nor *half past*."""
    return _DIGITS.findall(said)


def wrong(
    source: str,
    shown: str,
    names: Iterable[str],
    *,
    locale: str,
    source_locale: str = "zh_CN",
) -> str:
    """The first of the differences, as a sentence; empty where there is none."""
    found = differences(source, shown, names, locale=locale, source_locale=source_locale)
    return str(found[0]) if found else ""


def _run(pair: Pair) -> Iterator[Finding]:
    if pair.target == pair.source:
        return  # which is another finding
    source = _text(pair.source, pair.unit.codes, [match.span for match in pair.terms])
    # All of them: where Chinese has a pronoun, English may say the name again.
    terms = dict.fromkeys(match.term for match in pair.terms)
    used = [span for term in terms for span in uses(pair.target, term, pair.codes)]
    target = _text(pair.target, pair.codes, used)
    names = [span.of(pair.source) for span in names_in(pair.source, pair.unit.codes)]
    for one in differences(
        source, target, names, locale=pair.locale, source_locale=pair.source_locale
    ):
        yield finding(str(one), source=one.source, target=one.target)


def _text(text: str, codes: Sequence[Code], terms: Sequence[Span]) -> str:
    return outside(text, (*(code.span for code in codes), *terms))


NUMBERS = Check("numbers", "numbers", Severity.ERROR, _run)
