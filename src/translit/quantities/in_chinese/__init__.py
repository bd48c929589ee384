"""A Chinese text -> the numbers that stand in it, each with what a translation may write for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from translit.patterns import lazy
from translit.quantities.clock import chinese_times
from translit.quantities.in_chinese.figures import figures, of_the_place, roughly
from translit.quantities.in_chinese.han import han
from translit.quantities.in_chinese.locked import locked
from translit.quantities.in_chinese.sayings import special
from translit.quantities.mentions import Mention
from translit.quantities.numerals import folded

__all__ = ["UNFOLDED", "chinese_numbers", "figures_of"]

_RULES: tuple[Callable[[str], Iterator[Mention]], ...] = (
    special,
    chinese_times,
    locked,
    roughly,
    figures,
    han,
)

_UNNAMED = frozenset("块$")
"""Signs of money that do not say whose it is."""

_SIGNS = "\\d零〇一二两三四五六七八九十百千万亿兆半双俩仨廿卅"
_WORDS = "对折|對折|花甲|古稀|耄耋|不惑|而立|期颐"
_ANY = lazy(f"[{_SIGNS}]|翻了?[番倍]|{_WORDS}")
UNFOLDED = lazy(
    f"[{_SIGNS}壹贰貳叁叄肆伍陆陸柒捌玖拾佰仟韆萬億兩雙倆翻\uf973\uf978\uf9b2\uf9d1\uf9d3]|{_WORDS}|期頤"
)
"""What becomes one of those by folding, too: most texts have none, and need not be folded."""


def chinese_numbers(text: str, money: str = "CNY") -> list[Mention]:
    """The numbers of a Chinese text, ascending and disjoint; `money` is that of where it stands."""
    if not UNFOLDED.search(text):
        return []
    plain = folded(text)
    found = _mentions(plain, _RULES) if _ANY.search(plain) else []
    if _UNNAMED.isdisjoint(plain):
        return found
    return [of_the_place(one, plain, money) for one in found]


def figures_of(text: str, *, amounts: bool = False) -> list[Mention]:
    """The figures of a text in any language; of a Chinese one its amounts too."""
    return _mentions(folded(text), (locked, figures) if amounts else (figures,))


def _mentions(plain: str, rules: Iterable[Callable[[str], Iterator[Mention]]]) -> list[Mention]:
    taken = bytearray(len(plain))
    found: list[Mention] = []
    for rule in rules:
        for one in rule(plain):
            start, end = one.span
            if 1 not in taken[start:end]:
                taken[start:end] = b"\1" * (end - start)
                found.extend(one.apart())
    return sorted(found)
