"""A match of a source that differs in a number, a term or a code only -> a match of the new one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from translit.model import HIDDEN, Code, Match, Span, TermMatch
from translit.patterns import lazy
from translit.quantities import Quantity

__all__ = ["Sentence", "repaired"]

_SCORE = 0.99
"""What a repaired match scores: as good as can be, but a person must see it."""

_WORD_WITH_DIGITS = lazy(
    r"(?<![0-9A-Za-z_])[A-Za-z_]*+[0-9][0-9A-Za-z_]*+(?:[.,:/-][0-9][0-9A-Za-z_]*+)*"
)
"""A number, or a name that holds one: `3`, `1,200`, `3.14`, `v2`, `2024-05-01`."""

_CONVERTED = frozenset("万亿千百十兆月折成")
"""What follows a number that English writes in other figures, or in words: 3万, 5月, 7折."""

_HAN = {
    **{str(number): (han,) for number, han in enumerate("零一二三四五六七八九十")},
    **{str(10 + number): (f"十{han}",) for number, han in enumerate("一二三四五六七八九", 1)},
    "2": ("二", "两", "双", "俩"),
    "20": ("二十", "廿"),
}
"""Numbers that authors write in Han characters as often as in figures."""

_ARTICLE = lazy(r"\ban?\s+[*_`~\"'“‘\[(]*\Z", re.IGNORECASE)

"""Stands for the characters of the codes of a translation."""

_NUMBER, _TERM, _AMOUNT = _WRITTEN = ("number", "term", "amount")
"""Kinds of parts that are words; the rest are codes."""


class Sentence(NamedTuple):
    """A source with what is known of it."""

    text: str
    codes: Sequence[Code] = ()
    terms: Sequence[TermMatch] = ()
    amounts: Sequence[Quantity] = ()
    """Those that English writes in other figures or words than Chinese does."""


class _Part(NamedTuple):
    """What may differ between two sources, in one of them."""

    kind: str
    """What it is; parts of different kinds never stand for each other."""
    span: Span
    target: str
    """What stands for it in a translation."""


def repaired(match: Match, *, old: Sentence, new: Sentence) -> Match | None:
    """A match for the new source, made from one for the old; None where there is any doubt.

    The sources must be equal but for numbers, terms and codes, and each that differs must stand in
    the translation exactly once.
    """
    before, after = _parts(old), _parts(new)
    if match.source != old.text or _frame(old, before) != _frame(new, after):
        return None
    changed = [
        (one, other) for one, other in zip(before, after, strict=True) if one.target != other.target
    ]
    kinds = {one.kind for one, _ in changed}
    shown = _without_codes(match.target, before)
    if _NUMBER in kinds and not _same_numbers(before, _without_amounts(shown, before)):
        return None
    replacements = {}
    for one, other in changed:
        span = _only_place(one, shown if one.kind in _WRITTEN else match.target)
        alone = sum(part.target == one.target for part in before) == 1
        if span is None or not alone or not _fits(one, other, old.text, match.target[: span.start]):
            return None
        replacements[span] = other.target
    target = _replaced(match.target, replacements)
    return None if target is None else Match(new.text, target, _SCORE, match.origin)


def _parts(sentence: Sentence) -> list[_Part]:
    """The codes, terms and numbers of a sentence, in its order; none overlaps another."""
    text = sentence.text
    numbers = (Span(*number.span()) for number in _WORD_WITH_DIGITS.finditer(text))
    found = [
        *(
            _Part(f"code {code.kind} {code.type}", code.span, code.written or code.span.of(text))
            for code in sentence.codes
        ),
        *(_Part(_TERM, term.span, term.term.target) for term in sentence.terms),
        *(_Part(_AMOUNT, amount.span, amount.target) for amount in sentence.amounts),
        *(_Part(_NUMBER, span, span.of(text)) for span in numbers),
    ]
    taken = bytearray(len(text))
    parts = []
    for part in found:
        start, end = part.span
        if 1 not in taken[start:end]:
            taken[start:end] = b"\1" * (end - start)
            parts.append(part)
    return sorted(parts, key=lambda part: part.span)


def _frame(sentence: Sentence, parts: Sequence[_Part]) -> list[str]:
    """What must be equal: the text between the parts, and of what kinds these are."""
    edges = [0, *(edge for part in parts for edge in part.span), len(sentence.text)]
    between = [sentence.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [*between, *(part.kind for part in parts)]


def _without_codes(target: str, parts: Sequence[_Part]) -> str:
    """A translation with the codes of its source hidden, every other character in its place."""
    codes = {part.target for part in parts if part.kind not in _WRITTEN} - {""}
    for code in sorted(codes, key=len, reverse=True):
        target = target.replace(code, HIDDEN * len(code))
    return target


def _without_amounts(shown: str, parts: Sequence[_Part]) -> str:
    """A translation without the amounts of its source, so far as they are written as we do."""
    for part in parts:
        if part.kind == _AMOUNT and (place := _only_place(part, shown)):
            shown = shown[: place.start] + HIDDEN + shown[place.end :]
    return shown


def _same_numbers(parts: Sequence[_Part], shown: str) -> bool:
    """Whether a translation has the numbers of its source in figures, each as often, and no other.

    If it has not, one of its numbers may stand for 三 or 80亿, and which is which is not known.
    """
    numbers = Counter(part.target for part in parts if part.kind == _NUMBER)
    return numbers == Counter(_WORD_WITH_DIGITS.findall(shown))


def _only_place(part: _Part, target: str) -> Span | None:
    """Where a part stands in a translation as a whole word, if it stands there once."""
    edge = r"(?![0-9A-Za-z_%])(?![.,][0-9])" if part.kind in _WRITTEN else ""
    start = r"(?<![0-9A-Za-z_])(?<![0-9][.,])" if edge else ""
    places = list(re.finditer(f"{start}{re.escape(part.target)}{edge}", target))
    return Span(*places[0].span()) if len(places) == 1 and part.target else None


def _fits(one: _Part, other: _Part, source: str, before: str) -> bool:
    """Whether the sentence stays English when one part takes the place of another.

    `before` is what stands before it in the translation.
    """
    if _ARTICLE.search(before):
        return False  # `a` may have to be `an`
    if one.kind == _TERM:
        return one.target[:1].isupper() == other.target[:1].isupper()
    if one.kind != _NUMBER:
        return True
    if {one.target, other.target} & {"0", "1"}:
        return False  # what follows is in the singular, or in the plural
    if source[one.span.end :].lstrip()[:1] in _CONVERTED:
        return False
    # 五个人用5天: that the 5 of the translation is the days' cannot be told.
    return not any(han in source for han in _HAN.get(one.target, ()))


def _replaced(target: str, replacements: Mapping[Span, str]) -> str | None:
    """The target with its places rewritten; None where two of them overlap."""
    if any(one.end > after.start for one, after in pairwise(sorted(replacements))):
        return None
    for span in sorted(replacements, reverse=True):
        target = target[: span.start] + replacements[span] + target[span.end :]
    return target
