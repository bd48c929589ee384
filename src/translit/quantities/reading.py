"""A Chinese sentence -> its quantities: rules in their order, each with the place it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from translit.patterns import lazy
from translit.quantities import amounts, shares, times
from translit.quantities.change import change
from translit.quantities.currencies import CURRENCIES, alternatives
from translit.quantities.currency_words import LETTERED, MONEY
from translit.quantities.halves import half
from translit.quantities.idioms import without_idioms
from translit.quantities.numerals import folded
from translit.quantities.quantity import Quantity

__all__ = ["RULES", "readings", "readings_of"]

_SIGNS = "".join(one.sign for one in CURRENCIES)
_OWN = "".join(one.own for one in CURRENCIES)
_FIRST = "".join(sorted({name[0] for one in CURRENCIES for name in one.names}))
"""Characters with which the name of a currency begins."""

_START = lazy(
    rf"[\d零〇一二两三四五六七八九十百千万亿廿卅几{_SIGNS}]|数(?=\ufffc{{0,300}}[零〇一二两三四五六七八九十百千万亿廿卅])"
    r"|上(?=\ufffc{0,300}[十百千万亿]|个? ?世纪)|本(?= ?世纪)|好(?=几)|半(?= ?[个亿成])"
    r"|介(?=于)|处(?=[于在])|位(?=于)"
    rf"|在(?= ?[\d零〇一二两三四五六七八九十百千万亿廿卅几数上{_SIGNS}{_FIRST}])"
    rf"|(?:{alternatives()})(?= ?[\d一二两三四五六七八九十百千])"
    rf"|{LETTERED}(?= ?\d)"
)
_NUMERALS = lazy(r"\d+|[几数]?[零〇一二两三四五六七八九十百千万亿廿卅]+")
_NAME = lazy(r"[A-Za-z_]-?\Z")
"""What makes a number a part of a name: `GPT-4`, `V3`."""

_COUNTED = lazy(
    r"(?<=[A-Za-z]{2})(?:\d[\d,]+ ?[十百千]?(?!万[能众物事一岁分])[万亿]"
    rf"|\d[\d,]*(?:\.\d+)? ?[十百千]?[万亿]+(?:{alternatives('元')}))"
)
"""A number behind a word that is no part of a name: `OpenAI2000亿`, but not `Qwen3万亿参数`."""

_Rule = Callable[[str, int, str], Quantity | None]

_ASKED: tuple[tuple[str, _Rule], ...] = (
    ("月", times.date),
    ("代纪", times.period),
    ("%分", shares.percent),
    ("点", shares.points),
    ("分", shares.fraction),
    ("成", shares.tenths),
    (f"块元{_OWN}", change),
    ("间", amounts.between),
    ("、", amounts.listed),
    ("几数", amounts.vague),
    ("上几", amounts.over),
    ("半", half),
    (MONEY, amounts.in_front),
    (f"千万亿兆wW{MONEY}", amounts.amount),
    ("万亿", amounts.round_amount),
)
"""The rules, each with the signs of which a text must have one for it: most texts have few."""

RULES = tuple((frozenset(signs), rule) for signs, rule in _ASKED)


def readings(text: str, *, locale: str) -> Iterator[Quantity]:
    """The quantities of a sentence, ascending and disjoint; idioms that hold numerals are none."""
    return readings_of(without_idioms(folded(text)), locale=locale)


def readings_of(plain: str, *, locale: str) -> Iterator[Quantity]:
    """The quantities of a folded text whose idioms are hidden."""
    held = frozenset(plain)
    rules = [rule for signs, rule in RULES if not signs.isdisjoint(held)]
    place = 0 if rules else len(plain)
    while start := _START.search(plain, place):
        at = start.start()
        found = None
        if not (plain[at].isdigit() and (_in_name(plain, at) or _in_number(plain, at))):
            found = next(filter(None, (rule(plain, at, locale) for rule in rules)), None)
        if found is not None:
            yield _apart(plain, found)
        place = found.span.end if found else _past(plain, at)


def _apart(text: str, found: Quantity) -> Quantity:
    """A quantity with a blank behind it where a figure or a letter follows: 1.5亿5G用户."""
    after = text[found.span.end : found.span.end + 1]
    close = after.isascii() and after.isalnum() and found.target[-1].isalnum()
    return found._replace(target=f"{found.target} ") if close else found


def _in_name(text: str, at: int) -> bool:
    """Whether a digit belongs to a name: `GPT-4`, `V3`; but not in `OpenAI2000亿`."""
    return _NAME.search(text, max(0, at - 2), at) is not None and not _COUNTED.match(text, at)


def _in_number(text: str, at: int) -> bool:
    """Whether a digit goes on what was read, or stands behind a point: `3.5万` is no `5万`."""
    before = text[max(0, at - 2) : at]
    return before[-1:].isdigit() or (before[-1:] in {".", ","} and before[0].isdigit())


def _past(text: str, at: int) -> int:
    """Where to go on behind what is no quantity: never inside of a run of numerals."""
    run = _NUMERALS.match(text, at)
    return run.end() if run else at + 1
