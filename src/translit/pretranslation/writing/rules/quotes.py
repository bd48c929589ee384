"""Quotation marks stand in pairs, close to what they quote, single ones inside of double ones."""

from __future__ import annotations

import itertools
import re

from translit.placeholders import Parts
from translit.pretranslation.writing.sentence import EnglishRule, Sentence

__all__ = ["RULE", "paired"]

_AROUND_QUOTES = re.compile("(“) +| +(”)")

_BESIDE_QUOTES = re.compile(r"(?<=[\w,.;:!?%\ufffc])(?=“)|(?<=”)(?=[\w\ufffc])")

_STRAIGHT = re.compile(r"(?:(?<=[A-Za-z\ufffc,:])|(?<![^\s(\[—“]))\" *([^\"]*?) *\"(?!\w)")
"""What straight quotes quote; but not between 12" and 15"."""

_LOCK = "\ufffc"
"""Stands for a demanded text while the quotes around it are paired."""


def paired(text: str) -> str:
    """The text with its double quotes in pairs, close to what they quote; one too many goes."""
    curly = "“" in text or "”" in text
    if text.count('"') % 2:
        if not curly:
            before, _, after = text.rpartition('"')
            return before + (after.lstrip(" ") if before[-1:] in {"", " "} else after)
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
    text = "".join(part if isinstance(part, str) else _LOCK for part in parts)
    locks = iter([part for part in parts if not isinstance(part, str)])
    if text.count(_LOCK) != sum(1 for part in parts if not isinstance(part, str)):
        return parts
    return tuple(
        next(locks) if piece == _LOCK else piece
        for piece in re.split(f"({_LOCK})", paired(text))
        if piece
    )


RULE = EnglishRule(10, _applied)
