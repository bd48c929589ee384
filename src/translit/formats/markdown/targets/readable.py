"""A target -> the same target as Markdown must have it written to read it as the source.

`**绿色：**正常` is bold by the CJK-friendly rules; `**Green:**normal` is not by anyone's, and
`**Green:** normal` is: the blank is put there. What Markdown would take for markup, though the
source has none, gets a backslash.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter

from translit.formats.markdown.targets.lookalikes import lookalikes
from translit.model import Code
from translit.patterns import lazy

__all__ = ["readable"]

_Reading = Callable[[str], Sequence[Code]]
"""A text -> its inline codes."""

_RUN = lazy(r"(?<!\\)(\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|~~)")


def readable(target: str, wanted: Counter[str], codes_of: _Reading) -> str:
    """`target`, with the blanks and backslashes without which it does not read as `wanted`.

    `wanted` counts the essences of the codes that it must have. Where they cannot be had so, and
    where they are there already, it is answered as it is. Nothing is ever taken away but blanks.
    """
    codes = codes_of(target)
    if _count(codes) == wanted:
        return target
    for candidate in _candidates(target, codes, wanted, codes_of):
        if _count(codes_of(candidate)) == wanted:
            return candidate
    return target


def _candidates(
    target: str, codes: Sequence[Code], wanted: Counter[str], codes_of: _Reading
) -> Iterator[str]:
    yield _escaped(target, codes, wanted, codes_of)
    if _RUN.search(target):
        yield _spaced(target, [code for code in codes if code.type not in _EMPHASIS])


def _escaped(target: str, codes: Sequence[Code], wanted: Counter[str], codes_of: _Reading) -> str:
    """`target` with a backslash before what only looks like markup, as far as it is too much."""
    for _ in range(_MOST_PASSES):
        unmeant = _unmeant(target, codes, _count(codes) - wanted)
        if not unmeant:
            break
        target = _with_backslashes(target, unmeant)
        codes = codes_of(target)  # a sign may find another partner now
    return target


_MOST_PASSES = 8


def _unmeant(target: str, codes: Sequence[Code], surplus: Counter[str]) -> list[Code]:
    found: list[Code] = []
    for some in lookalikes(target, codes):
        if all(surplus[code.essence] > 0 for code in some):
            surplus.subtract(code.essence for code in some)
            found += some
    return sorted(found, key=attrgetter("span"))


def _with_backslashes(target: str, codes: Sequence[Code]) -> str:
    parts, at = [], 0
    for code in codes:
        sign = code.span.of(target)
        parts.append(target[at : code.span.start])
        # `](…)` is nothing once its `[` is text.
        if code.type in _EMPHASIS:
            parts.append("".join(f"\\{character}" for character in sign))
        elif sign[:1] in "[!<`$^{":
            parts.append(f"\\{sign}")
        else:
            parts.append(sign)
        at = code.span.end
    return "".join(parts) + target[at:]


_EMPHASIS = frozenset(("em", "strong", "strike"))


def _count(codes: Sequence[Code]) -> Counter[str]:
    return Counter(filter(None, (code.essence for code in codes)))


_BEHIND_A_WORD = " \n.,;:!?)]}"
_BEFORE_A_WORD = " \n([{"
"""Beside these no blank is put."""


def _spaced(target: str, codes: Sequence[Code]) -> str:
    """`target` with every second delimiter run taken as a closing one, and spaced as such."""
    opened: list[str] = []
    parts: list[str] = []
    at = 0
    for run in _RUN.finditer(target):
        if any(code.span.start < run.end() and run.start() < code.span.end for code in codes):
            continue
        before, mark, after = target[at : run.start()], run[1], target[run.end() :]
        parts.append(before)
        if opened and opened[-1] == mark:
            opened.pop()
            inner = "".join(parts)
            bare = inner.rstrip(" ")
            blank = len(inner) != len(bare) or (not bare[-1].isalnum() and after[:1].isalnum())
            parts = [bare, mark, " " if blank and after[:1] not in _BEHIND_A_WORD else ""]
            at = run.end()
        else:
            opened.append(mark)
            bare = after.lstrip(" ")
            outer = "".join(parts)
            blank = len(bare) != len(after) or (outer[-1:].isalnum() and not bare[:1].isalnum())
            parts.append((" " if blank and outer[-1:] not in _BEFORE_A_WORD else "") + mark)
            at = run.end() + len(after) - len(bare)
    return "".join(parts) + target[at:]
