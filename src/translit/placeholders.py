"""A source and its locks -> what an engine may see of it, and the way back from its answer."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from translit.model import Code, Span
from translit.patterns import lazy
from translit.quantities.currencies import alternatives

__all__ = [
    "ALPHABETS",
    "Hidden",
    "Lock",
    "LockKind",
    "Parts",
    "disjoint",
    "found",
    "hide",
    "names",
    "names_in",
    "restore",
]

Parts = tuple[str | int, ...]
"""A text: what is free in it, and the numbers of the locks that stand between."""


class LockKind(StrEnum):
    """Why a span of the source must come out as demanded."""

    CODE = "code"
    """Markup, a formula, a footnote mark, a marked-up span without Chinese."""
    URL = "address"
    TERM = "term"
    AMOUNT = "amount"
    NAME = "name"
    """A name that an engine may misspell: `snake_case`, `iPhone`, `GPT-4o`."""


class Lock(NamedTuple):
    """A span of a source that must come out as demanded."""

    span: Span
    target: str
    """What must stand for it in the translation."""
    kind: LockKind
    always: bool = True
    """False: only where an engine did not hold it by itself."""
    shown: str = ""
    """What an engine may see of it, in the target language; empty where it may see a name only."""
    note: str = ""
    """What the glossary says of it, for an engine that understands."""


class Hidden(NamedTuple):
    """A source as an engine sees it: with a word for each of its locks."""

    text: str
    source: str
    locks: tuple[Lock, ...]
    words: tuple[str, ...]
    """What stands for each of the locks."""
    blanks: tuple[tuple[str, str], ...]
    """What was put before and after each word, to keep it apart from letters."""


ALPHABETS: dict[str, tuple[str, ...]] = {
    "capitals": ("QZX", "XJV", "ZKQ", "VXW", "JQZ", "KVX", "WZJ", "XQK", "ZVJ", "QWX"),
    "names": ("Quzex", "Zovix", "Xaquo", "Vezok", "Jixuq", "Kuvax", "Wozij", "Ziqua"),
    "numbered": ("X1X", "X2X", "X3X", "X4X", "X5X", "X6X", "X7X", "X8X", "X9X"),
    "symbols": ("⟦0⟧", "⟦1⟧", "⟦2⟧", "⟦3⟧", "⟦4⟧", "⟦5⟧", "⟦6⟧", "⟦7⟧", "⟦8⟧", "⟦9⟧"),
}
"""Names that stand for locks; which of them a model copies depends on the model.

The symbols are pieces of the starter model's own, which has learnt to copy them.
"""

_LETTER = lazy(r"[0-9A-Za-z_\u00c0-\u024f]")
"""A letter or digit of English; Han characters divide its words as blanks do."""

_TAIL = lazy(rf"(?!e?s(?!{_LETTER.pattern})){_LETTER.pattern}")
"""What makes a longer word of one, and not its plural."""

_NAME = lazy(
    r"(?<![0-9A-Za-z_.@/\\-])(?:"
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an e-mail address
    r"|@?[A-Za-z0-9]*_[A-Za-z0-9_]*[A-Za-z0-9]"  # snake_case
    r"|[A-Za-z][A-Za-z0-9-]*(?:\.[A-Za-z0-9]+)*\.(?:com|org|net|io|ai|cn|py|js|ts|md|json|ya?ml|"
    r"toml|html|css|sh|go|rs|cpp|java|php|txt|csv|exe|zip|pdf|png|jpe?g)"
    r"|[A-Za-z]*[a-z][A-Z][A-Za-z0-9]*"  # iPhone, OpenAI
    r"|[A-Za-z]+(?:-[A-Za-z]+)*-?\d+(?:[.-]\d+)*[A-Za-z]*"  # GPT-4o, v2.3, i9-14900K
    r"|\d+(?:\.\d+)?[A-Za-z][A-Za-z0-9]*"  # 4K, 8C16T
    r")(?![0-9A-Za-z_@])",
    re.ASCII,
)

_LATIN = lazy("[0-9A-Za-z_]")
"""What a text has that has a name: half of the sentences have none."""

_COUNTED = lazy(
    r"(?<=[A-Za-z]{2})(?:\d[\d,]+(?= ?[十百千]?(?!万[能众物事一岁分])[万亿])"
    rf"|\d[\d,]*(?:\.\d+)?(?= ?[十百千]?[万亿]+(?:{alternatives('元')})))"
)
"""A number that belongs to the 万 or 亿 behind it, not to the word before it: `OpenAI2000亿`."""

_NEAR = 24
"""How far behind a name the words for its number reach, in characters."""


def names_in(text: str, codes: Iterable[Code] = ()) -> Iterator[Span]:
    """The names with `_`, digits or odd capitals that stand in a text outside its codes."""
    if not _LATIN.search(text):
        return
    taken = [code.span for code in codes]
    for match in _NAME.finditer(text):
        start, end = match.span()
        if counted := _COUNTED.search(text, start, end + _NEAR):
            end = min(end, counted.start())
        if not any(span.start < end and start < span.end for span in taken):
            yield Span(start, end)


def disjoint(locks: Iterable[Lock]) -> tuple[Lock, ...]:
    """The locks that do not overlap, in the order of the text.

    What is always locked goes first, then the longest, then the leftmost.
    """
    ranked = sorted(
        locks, key=lambda lock: (not lock.always, lock.span.start - lock.span.end, lock.span)
    )
    taken = bytearray(max((lock.span.end for lock in ranked), default=0))
    kept = []
    for lock in ranked:
        start, end = lock.span
        if start < end and 1 not in taken[start:end]:
            taken[start:end] = b"\1" * (end - start)
            kept.append(lock)
    return tuple(sorted(kept))


def names(text: str, count: int, *, alphabet: str = "capitals") -> tuple[str, ...]:
    """So many different placeholders, none of which stands in `text` in any case."""
    low = text.lower()
    stems = ALPHABETS[alphabet]
    words = ("".join(word) for size in itertools.count(1) for word in product(stems, repeat=size))
    free = (word for word in words if word.lower() not in low)
    return tuple(itertools.islice(free, count))


def hide(source: str, locks: Sequence[Lock], words: Sequence[str]) -> Hidden:
    """The source with `words` in the place of its locks, which ascend and never overlap.

    `restore(hide(source, locks, names(source, len(locks)))) == source`.
    """
    parts: list[str] = []
    blanks = []
    at = 0
    last = ""
    # Where some words are made of others, two side by side could be a third.
    apart = len({*map(len, words)}) > 1
    for lock, word in zip(locks, words, strict=True):
        before = source[at : lock.span.start]
        touches = apart and not before and bool(parts) and not last.isspace()
        last = before[-1:] or last
        left = " " if touches or _LETTER.match(last) else ""
        right = " " if _LETTER.match(source[lock.span.end : lock.span.end + 1]) else ""
        parts += [before, left, word, right]
        blanks.append((left, right))
        last, at = right or word[-1:], lock.span.end
    parts.append(source[at:])
    return Hidden("".join(parts), source, tuple(locks), tuple(words), tuple(blanks))


def restore(hidden: Hidden, text: str | None = None) -> str:
    """The text (that of `hidden`, if none is given) with the sources of its locks put back."""
    text = hidden.text if text is None else text
    if not hidden.words:
        return text
    word = "|".join(map(re.escape, sorted(set(hidden.words), key=len, reverse=True)))
    numbers = {word: number for number, word in enumerate(hidden.words)}
    parts, at = [], 0
    for match in re.finditer(word, text):
        number = numbers[match[0]]
        left, right = hidden.blanks[number]
        start = match.start() - len(left)
        parts += [text[at:start], hidden.locks[number].span.of(hidden.source)]
        at = match.end() + len(right)
    return "".join((*parts, text[at:]))


def found(hidden: Hidden, answer: str) -> Parts | None:
    """An answer, divided at its locks; None unless every one came back.

    The words of terms, names and amounts may come in another case, in the plural, and terms and
    names more often than they were sent; all others must come exactly as often.
    """
    if not hidden.locks:
        return (answer,)
    wanted: dict[str, list[int]] = {}
    for number, word in enumerate(hidden.words):
        wanted.setdefault(_alike(word), []).append(number)
    parts: list[str | int] = []
    at = 0
    needed = {word: len(numbers) for word, numbers in wanted.items()}
    places = list(_places(answer, wanted))
    exact = Counter(answer[start:end] for start, end in places)
    for start, end in places:
        written = answer[start:end]
        numbers = wanted[_alike(written)]
        same = (number for number in numbers if hidden.words[number] == written)
        number = next(same, numbers[0])
        word, lock = hidden.words[number], hidden.locks[number]
        if written != word and not _same(hidden, number):
            return None
        if written != word and exact[word] >= needed[_alike(word)]:
            continue  # another word: Garlic, fond of garlic bread
        again = len(numbers) == 1 and number in parts
        if again and not (lock.kind in _REPEATABLE and _same(hidden, number)):
            return None
        parts += [answer[at:start], number]
        if len(numbers) > 1:
            numbers.remove(number)
        at = end
    parts.append(answer[at:])
    return tuple(parts) if {*range(len(hidden.locks))} <= {*parts} else None


def _places(text: str, words: Iterable[str]) -> Iterator[Span]:
    """Where words stand whole in a text, as `_alike` has both; none overlaps a longer one."""
    low = _alike(text)
    found = []
    for word in words:
        start = low.find(word)
        while start >= 0:
            end = start + len(word)
            if not (start and _LETTER.match(low[start - 1])) and not _TAIL.match(low, end):
                found.append(Span(start, end))
            start = low.find(word, end)
    at = 0
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start >= at:
            yield span
            at = span.end


_ALIKE = str.maketrans({"-": " ", "\u2010": " ", "\u2011": " ", "’": "'"})


def _alike(text: str) -> str:
    """The text in small letters, place for place; `open-source` is `open source`."""
    low = text.lower()
    if len(low) != len(text):  # İ has two characters in lower case: nothing stands in its place
        low = "".join(small if len(small := one.lower()) == 1 else one for one in text)
    return low.translate(_ALIKE)


_REPEATABLE = frozenset((LockKind.TERM, LockKind.NAME))


def _same(hidden: Hidden, number: int) -> bool:
    """Whether an engine saw the demanded text itself, and may have bent it to its sentence."""
    return hidden.words[number] == hidden.locks[number].shown
