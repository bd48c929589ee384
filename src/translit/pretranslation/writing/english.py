"""What an engine wrote -> English as it is written: punctuation, quotes, articles, capitals."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection
from typing import Literal

__all__ = [
    "JOINING",
    "TitleCase",
    "articled",
    "blank_between",
    "capital",
    "closed",
    "paired",
    "punctuated",
    "sentence_ends",
    "small",
    "titled",
    "unechoed",
    "untitled",
]

TitleCase = Literal["sentence", "title", "as-is"]

_WIDE = {
    "，": ", ", "、": ", ", "。": ". ", "：": ": ", "；": "; ", "？": "? ", "！": "! ", "（": " (",
    "）": ") ", "【": " [", "】": "] ", "〔": " (", "〕": ") ", "《": " “", "》": "” ", "〈": " “",
    "〉": "” ", "「": " “", "」": "” ", "『": " “", "』": "” ", "〝": " “", "〞": "” ",
    "\u3000": " ", "～": "–", "〜": "–", "・": " ", "｜": " | ", "￥": "¥", "￠": "¢", "￡": "£",
}  # fmt: skip
"""Full-width punctuation, as English writes it."""

_INVISIBLE = dict.fromkeys("\u00ad\u200b\u200c\u2060\ufeff", "")

_MAPPED = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | _WIDE | _INVISIBLE
)

_TIDYING = (
    (re.compile(r"\s+"), " "),
    (re.compile(r" ?(?:-{2,3}|—+|──+) ?"), "—"),
    (re.compile(r"…{2,}|\.{4,}|。{3,}"), "…"),
    (re.compile(r" +([,.;:?!)\]’…])(?![\w.])"), r"\1"),
    (re.compile(r"([(\[]) +"), r"\1"),
    (re.compile(r",(?=[,.;:?!])|(?<=[;:?!]),"), ""),
    (re.compile(r"\.(?=[?!])"), ""),
    (re.compile(r"([?!])\.(?!\.)"), r"\1"),
)

_AROUND_QUOTES = re.compile("(“) +| +(”)")
_BESIDE_QUOTES = re.compile(r"(?<=[\w,.;:!?%\ufffc])(?=“)|(?<=”)(?=[\w\ufffc])")
_STRAIGHT = re.compile(r"(?:(?<=[A-Za-z\ufffc,:])|(?<![^\s(\[—“]))\" *([^\"]*?) *\"(?!\w)")
"""What straight quotes quote; but not between 12" and 15"."""

_SINGLE = re.compile(r"(?<![^\s(\[—\"“])' +([^']*?) +'(?!\w)")
_AROUND_SINGLE = re.compile("(‘) +")

JOINING = frozenset("+=&/×~^")
"""Signs that may stand alone between two pieces of markup, as in `Ctrl`+`C`, and join them."""

_CLOSING = ".!?;:,…"

_ENDS = {
    "。": ".",
    "．": ".",
    "！": "!",
    "？": "?",
    "；": ";",
    "：": ":",
    "…": "…",
    "，": ",",
    "、": ",",
} | {mark: mark for mark in "!?;:.,"}
"""The mark at the end of a source, and what its translation ends with."""

_QUOTES = "”’\"')]》」』）】*_~ "
"""What may stand behind the mark that ends a sentence."""

_ARTICLE = re.compile(r"\b([Aa])n?(?=\s*[\"“‘(\[]?\Z)")

_OPENING = re.compile(r"(?:more than|over|between|the)\b")
"""How an amount may begin with more than its figure; an engine writes it as well."""

_AN = re.compile(
    r"(?:8|1[18](?!\d)|[aio](?!nce|ne\b)|e(?!u)|u(?!ni(?!n|m)|s[eu]|t[ei]|bi)|ho(?:ur|nest|no))"
)
"""How a word in small letters begins that takes `an`: an hour, an 8; but a unit, a user, a one."""

_SPELT = re.compile(r"[A-Z](?:[A-Z0-9-]|s?\b)")
"""What is read letter by letter: LLM, F-16, API."""

_ABBREVIATED = re.compile(r"(?:\b(?:[A-Za-z]\.){2,}|\b(?:etc|Inc|Ltd|Corp|Jr|St|Mr|vs)\.)\Z")

_WORD = re.compile(r"[^\W\d_][\w'’-]*")

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


def punctuated(text: str) -> str:
    """The text with English punctuation, paired quotes and single blanks; its edges stay."""
    text = text.translate(_MAPPED)
    for pattern, replacement in _TIDYING:
        text = pattern.sub(replacement, text)
    return _AROUND_SINGLE.sub(r"\1", _SINGLE.sub(r"'\1'", text))


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


_BEGINNING = re.compile(r"(?:[.!?…][”’\")]*\s+|:\s*(?=[“\"‘]))[“\"‘]?\Z")


def sentence_ends(text: str) -> bool:
    """Whether what follows the text begins a sentence: behind a full stop, or said in quotes."""
    found = _BEGINNING.search(text)
    return found is not None and not _ABBREVIATED.search(text[: found.start() + 1])


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


def blank_between(before: str, after: str) -> bool:
    """Whether English puts a blank between two characters that came together."""
    if not before or not after or before.isspace() or after.isspace():
        return False
    if before in "([{“‘/—–-$€£¥#@|\\" or after in ")]}”’/—–-.,;:?!%…'|\\":
        return before == "|" or after == "|"
    return True


def articled(before: str, target: str) -> str:
    """What stands before a demanded text, its last article as the text asks for."""
    word = target.lstrip("*_~`[\"'“‘(")
    if not word[:1].isalnum():
        return before
    spelt = _SPELT.match(word)
    vowel = word[0] in "AEFHILMNORSX" if spelt else _AN.match(word.lower())
    return _ARTICLE.sub(r"\g<1>n" if vowel else r"\g<1>", before)


def unechoed(before: str, target: str) -> str:
    """What stands before an amount, without the words that it begins with: no `the the 1990s`."""
    opening = _OPENING.match(target)
    if opening is None:
        return before
    return re.sub(rf"\b{re.escape(opening[0])}\s*\Z", "", before, flags=re.IGNORECASE)


_TITLE_SIGNS = {"[": "(", "]": ")", "{": "(", "}": ")", "\\": "/"}
_OPENING_QUOTE = re.compile(r"(?<![^\s(\[—“])\"(?=\S)")


def untitled(text: str, source: str) -> str:
    """The text without the signs of `!!! note "…"` that its source has not."""
    if '"' not in source:
        text = _OPENING_QUOTE.sub("“", text).replace('"', "”")
    return text.translate(
        {ord(sign): other for sign, other in _TITLE_SIGNS.items() if sign not in source}
    )


def closed(text: str, source: str) -> str:
    """The text with the closing punctuation of its source: `。` is a full stop, nothing nothing."""
    bare = source.rstrip(_QUOTES)
    mark = _ENDS.get(bare[-1:], "")
    text = text.rstrip(" ")
    body = text.rstrip("”’\"')]")
    tail = text[len(body) :]
    if not mark:
        return text if _ABBREVIATED.search(body) else body.rstrip(" .,;:") + tail
    if (mark == "." and body.endswith("?")) or (mark == ";" and body.endswith((".", "!", "?"))):
        return text  # 谁能想到。 is a question in English, and ； ends a sentence more often than ;
    body = body.rstrip(" " + _CLOSING)
    quoted = tail[:1] in {"”", '"', "’", "'"} and mark in ".!?…"
    inside = quoted if mark == "." else bare != source.rstrip("*_~ ")
    return body + mark + tail if inside else body + tail + mark


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
