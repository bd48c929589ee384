"""Quotation marks stand in pairs, close to what they quote, single ones inside of double ones."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from translit.patterns import lazy
from translit.placeholders import Parts
from translit.pretranslation.writing.sentence import EnglishRule, Sentence

__all__ = ["RULE", "paired"]

_AROUND_QUOTES = lazy("(“) +| +(”)")

_BESIDE_QUOTES = lazy(r"(?<=[\w,.;:!?%\ufffc])(?=“)|(?<=”)(?=[\w\ufffc])")

_STRAIGHT = lazy(r"(?:(?<=[A-Za-z\ufffc,:])|(?<![^\s(\[—“]))\" *([^\"]*?) *\"(?!\w)")
"""What straight quotes quote; but not between 12" and 15"."""

_LOCK = "\ufffc"
"""Stands for a demanded text while the quotes around it are paired."""


_SIGNS = lazy('["“”]')

_MEASURE = "\ufffe"
"""Stands for the sign of inches or seconds while quotes are paired; no text has this character."""


def paired(text: str, figures: str = "") -> str:
    """The text with its double quotes in pairs, close to what they quote; one too many goes.

    The signs of inches and seconds are no quotes, and stay. `figures` is the text with a figure
    for each demanded text that ends in one.
    """
    measures = list(_measures(figures or text))
    if not measures:
        return _paired(text)
    signs = list(text)
    written = iter([signs[place] for place in measures])
    for place in measures:
        signs[place] = _MEASURE
    return re.sub(_MEASURE, lambda _: next(written), _paired("".join(signs)))


def _measures(text: str) -> Iterator[int]:
    """Where a mark stands for inches or seconds: behind a figure, and closing no quotation."""
    places = [match.start() for match in _SIGNS.finditer(text)]
    straight, curly = False, 0
    for number, place in enumerate(places):
        if text[place] != "“" and text[place - 1 : place].isdigit():
            closes = straight or curly > 0
            later = places[number + 1] if number + 1 < len(places) else -1
            # “it is 5” and 6" more: a curly mark is closed by its own kind.
            alike = text[place] == '"' or text[later] == "”"
            if not closes or (alike and _may_close(text, later)):
                yield place
                continue
        if text[place] == '"':
            if not straight and curly and _may_close(text, place):
                curly -= 1
            else:
                straight = not straight
        else:
            curly = curly + 1 if text[place] == "“" else max(0, curly - 1)


def _may_close(text: str, place: int) -> bool:
    """Whether a mark ends a quotation, by what stands beside it."""
    if place < 1 or text[place] == "“" or text[place - 1].isspace():
        return False
    return not text[place + 1 : place + 2].isalnum()


def _paired(text: str) -> str:
    curly = "“" in text or "”" in text
    if text.count('"') % 2:
        if not curly:
            before, _, after = text.rpartition('"')
            return before + (after.lstrip() if before[-1:] in {"", " "} else after)
        text = text.replace('"', "”")
    if curly:
        text = _AROUND_QUOTES.sub(r"\1\2", _nested(text))
        return _BESIDE_QUOTES.sub(" ", text)
    return _STRAIGHT.sub(_straight, text)


def _straight(found: re.Match[str]) -> str:
    """What is quoted, with blanks around it where a word, a bracket or a lock stands there."""
    text, (start, end) = found.string, found.span()
    left = "" if start == 0 or text[start - 1] in " \t([—“" else " "
    right = " " if text[end : end + 1] in ("(", "\ufffc") else ""
    return f'{left}"{found[1]}"{right}'


def _nested(text: str) -> str:
    """The text with its curly quotes in pairs: single ones inside of double ones."""
    signs = list(text)
    opened: list[int] = []
    alone: list[int] = []
    for at, sign in enumerate(signs):
        if sign == "“":
            opened.append(at)
        elif sign == "”":
            if not opened:
                alone.append(at)
                continue
            start = opened.pop()
            if opened:
                signs[start], signs[at] = "‘", "’"
    if len(opened) + len(alone) > 1:  # ”yes“: somebody mistook one for the other
        places = [at for at, sign in enumerate(text) if sign in "“”"]
        for at, sign in zip(places, itertools.cycle("“”"), strict=False):
            signs[at] = sign
        opened, alone = places[len(places) // 2 * 2 :], []
    if not opened and not alone:
        return "".join(signs)
    for at in (*opened, *alone):
        signs[at] = ""
    return re.sub(" {2,}", " ", "".join(signs))


def _applied(sentence: Sentence) -> Parts:
    """Pair also those that have a demanded text between them."""
    parts = sentence.parts
    if not any(_SIGNS.search(part) for part in parts if isinstance(part, str)):
        return parts
    text = "".join(part if isinstance(part, str) else _LOCK for part in parts)
    locks = iter([part for part in parts if not isinstance(part, str)])
    if text.count(_LOCK) != sum(1 for part in parts if not isinstance(part, str)):
        return parts
    locked = sentence.phrase.job.locks
    figures = "".join(
        part if isinstance(part, str) else "0" if locked[part].target[-1:].isdigit() else _LOCK
        for part in parts
    )
    return tuple(
        next(locks) if piece == _LOCK else piece
        for piece in re.split(f"({_LOCK})", paired(text, figures))
        if piece
    )


RULE = EnglishRule(10, _applied)
