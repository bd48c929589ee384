"""Capitals stand where a sentence or a title has them, and names keep theirs."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from translit.patterns import lazy
from translit.placeholders import Parts
from translit.pretranslation.writing.sentence import EnglishRule, Sentence, TitleCase, is_title

__all__ = ["RULE", "capital", "names_in", "small", "titled"]

_WORD = lazy(r"[^\W\d_][\w'’-]*")

_LATIN_WORD = lazy(r"[A-Za-z\u00c0-\u024f][0-9A-Za-z\u00c0-\u024f_'’-]*")
"""A name in a Chinese text, in which Han characters stand close to it: `Go语言`."""

_FIRST = lazy(r"\W*([A-Za-z][\w-]*)", re.ASCII)
"""The word that begins a text: `npm`."""

_SAID = frozenset("ah bye but hello hey hi no oh ok okay please so thanks well wow yes".split())
"""Words that are no name, though a Chinese sentence may begin with them."""

_LITTLE = frozenset(
    "a an the and but or nor as at by for from in into of off on onto per to up via vs with".split()
)
"""Words that a title leaves small inside."""

_PROPER = frozenset(
    "i i'm i've i'll monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december english chinese china "
    "america american europe european japan japanese beijing shanghai internet google microsoft "
    "apple amazon meta facebook twitter windows linux android python java silicon valley".split()
)
"""Words that keep their capital inside of a sentence."""


def capital(text: str) -> str:
    """The text with a capital at its beginning, unless a name or a number stands there."""
    found = re.match(r"[\s\"“‘'(\[]*([a-z])([\w'’-]*+)(?!\.\w)", text)
    if found is None or any(sign.isupper() or sign.isdigit() or sign == "_" for sign in found[2]):
        return text
    return text[: found.start(1)] + found[1].upper() + text[found.end(1) :]


def small(text: str, *, names: Collection[str] = ()) -> str:
    """The text without the capital of its first word, unless that is a name."""
    found = _WORD.search(text)
    if found is None or text[: found.start()].strip(" \"“‘'(["):
        return text
    return text[: found.start()] + _small(found[0], names) + text[found.end() :]


def titled(
    text: str,
    case: TitleCase,
    *,
    names: Collection[str] = (),
    first: bool = True,
    whole: str = "",
) -> str:
    """The text as a title, or a part of the title `whole`, in the configured case.

    Sentence case changes only what is written As a Title Is; `names` keep their capitals.
    """
    if case == "title":
        text = _WORD.sub(lambda word: _large(word[0], inner=bool(word.start())), text)
    elif case == "sentence" and _is_title(whole or text):
        text = _WORD.sub(lambda word: _small(word[0], names), text)
    return capital(text) if first and case != "as-is" else text


def _is_title(text: str) -> bool:
    words = [word[0] for word in _WORD.finditer(text)]
    long = [word for word in words if len(word) > 3 and not word.isupper()]  # noqa: PLR2004
    return len(words) > 2 and bool(long) and all(word[0].isupper() for word in long)  # noqa: PLR2004


def _small(word: str, names: Collection[str]) -> str:
    plain = word.removesuffix("'s").removesuffix("’s")
    if plain == "A":
        return "a"
    if plain in names or plain.lower() in _PROPER or not plain[1:].islower():
        return word
    return word[:1].lower() + word[1:]


def _large(word: str, *, inner: bool) -> str:
    named = not word.islower()  # iPhone
    return word if named or (inner and word in _LITTLE) else word[:1].upper() + word[1:]


def _applied(sentence: Sentence) -> Parts:
    return tuple(
        _cased(sentence, part, first=number == 0) if isinstance(part, str) else part
        for number, part in enumerate(sentence.parts)
    )


def _cased(sentence: Sentence, text: str, *, first: bool) -> str:
    names = names_in(sentence.unit.source)
    begins = first and sentence.phrase.begins
    if is_title(sentence.unit):
        case = sentence.title_case
        return titled(text, case, names=names, first=begins, whole=sentence.whole)
    if not first:
        return text
    if not begins:
        return small(text, names=names)
    return _named(capital(text), sentence.phrase.job.text)


@lru_cache(maxsize=4)
def names_in(source: str) -> frozenset[str]:
    """The Latin words of a source; asked for at each part of its target."""
    return frozenset(_LATIN_WORD.findall(source))


def _named(text: str, source: str) -> str:
    """The text with its first word as its source begins with it: `npm`, but `Hello`."""
    word, named = _FIRST.match(text), _FIRST.match(source)
    if not word or not named or named[1] in _SAID or word[1].lower() != named[1]:
        return text
    return text[: word.start(1)] + named[1] + text[word.end(1) :]


RULE = EnglishRule(40, _applied)
