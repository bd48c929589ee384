"""The small functions that write English, by the names that a case file calls them.

`python -m tests.pretranslation.rules` writes what they answer now into it; read the diff.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Literal

from tests.calls import refresh
from tests.cases_reader import CASES
from translit import glossary
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.model import Role, Span, Syntax, Unit
from translit.placeholders import Lock, LockKind, hide
from translit.pretranslation.demands import locked
from translit.pretranslation.levels.attention import attended
from translit.pretranslation.levels.holding import is_strained
from translit.pretranslation.phrases.edge_punctuation import divided, separator
from translit.pretranslation.phrases.planner import Planner
from translit.pretranslation.plans import Kind, Markup, Node, Phrase
from translit.pretranslation.values import Job
from translit.pretranslation.writing import rules
from translit.pretranslation.writing.blanks import blank_between
from translit.pretranslation.writing.english_signs import punctuated
from translit.pretranslation.writing.joining import (
    Piece,
    bare_signs,
    escaped,
    inside_quotes,
    joined,
    untitled,
)
from translit.pretranslation.writing.marked_spans import nested_alike, only_place
from translit.pretranslation.writing.rules.articles import articled
from translit.pretranslation.writing.rules.capitals import capital, small, titled
from translit.pretranslation.writing.rules.closing import closed, sentence_ends
from translit.pretranslation.writing.rules.quotes import paired
from translit.pretranslation.writing.sentence import Sentence, TitleCase
from translit.pretranslation.writing.wrapping import Chunk, Unanswered, wrapped

_READER = open_format(FormatOptions())


def _joined(*pieces: tuple[str, str]) -> str:
    return joined(Piece(text, Kind[kind]) for text, kind in pieces)


def _escaped(text: str, syntax: str, before: str = "", bare: str = "") -> str:
    return escaped(text, Syntax[syntax], before=before, bare=frozenset(bare.split()))


def _locks(post: str, terms: str = "", locale: str = "en", **source: str) -> list[str]:
    """What of the first unit must come out: its place, its target, its kind."""
    document = _READER.parse(post)
    known = glossary.loads(f"source,target,forbidden\n{terms}\n".encode(), path="g.csv")
    unit = document.units[0]
    return [
        f"{lock.span.of(unit.source)} = {lock.target} ({lock.kind})"
        for lock in locked(unit, known, locale=locale, **source).locks
    ]


def _bare_signs(text: str) -> list[str]:
    return sorted(bare_signs(text))


def _place(text: str, wanted: str, nth: int = 0, of: int = 1) -> str | None:
    found = only_place(text, wanted, nth=nth, of=of)
    return None if found is None else found.of(text)


def _nested(*pairs: tuple[int, int, int, int]) -> bool:
    return nested_alike([Span(*one[:2]) for one in pairs], [Span(*one[2:]) for one in pairs])


def _english(  # noqa: PLR0913  # where an answer stands, a fact each
    rule: str,
    source: str,
    *parts: str | int,
    kind: str = "CODE",
    role: str = "PARAGRAPH",
    context: str = "",
    case: TitleCase = "sentence",
    said: Sequence[str | int] = (),
    begins: bool = True,
    ends: bool = True,
) -> list[str]:
    """The parts of an answer by one rule of English; what is demanded is {so} or {这样→so}."""
    text, locks = "", []
    for number, piece in enumerate(re.split(r"[{}]", source)):
        shown, arrow, target = piece.partition("→")
        if number % 2:
            span = Span(len(text), len(text) + len(shown))
            locks.append(Lock(span, target if arrow else shown, LockKind[kind]))
        text += shown
    unit = Unit(text, Role[role], Syntax.MARKDOWN, (Span(0, len(text)),), 1, context=context)
    phrase = Phrase(Job(text, tuple(locks)), begins=begins, ends=ends)
    applied = import_module(f"{rules.__name__}.{rule}").RULE.applied
    written = applied(Sentence(parts, phrase, unit, case, tuple(said)))
    return [one if isinstance(one, str) else f"[{locks[one].target}]" for one in written]


def _wrapped(chunks: Sequence[str], *marks: tuple[int, int, str, str]) -> list[str]:
    """The pieces with their kinds; what stands in {braces} is no text that a mark may divide."""
    told = [
        Chunk(inner, (Piece(f"`{inner}`", Kind.WORD),))
        if (inner := one.strip("{}")) != one
        else Chunk(one, (Piece(one),), divisible=True)
        for one in chunks
    ]
    around = [
        (Span(start, end), Piece(opening, Kind.OPEN), Piece(closing, Kind.CLOSE))
        for start, end, opening, closing in marks
    ]
    try:
        return [f"{one.text} {one.kind.name}" for one in wrapped(told, str.upper, around)]
    except Unanswered as reason:
        return [str(reason)]


def _separator(text: str, start: int = 0) -> tuple[str, str, bool] | None:
    found = separator(text, Span(start, len(text)))
    return None if found is None else (found.rest.of(text), found.written, found.begins)


def _divided(
    text: str,
    *taken: tuple[int, int],
    begins: bool = True,
    ends: bool = True,
    quoted: bool | None = None,
) -> list[str]:
    """Each part: what it is written as behind `=`, and whether it begins, ends or is drawn."""
    spans = [Span(*one) for one in taken]
    return [
        one.span.of(text)
        + (f" = {one.written}" if one.written else "")
        + " <" * one.begins
        + " >" * one.ends
        + " drawn" * one.drawn
        for one in divided(text, spans, begins=begins, ends=ends, quoted=quoted)
    ]


def _planned(
    post: str, terms: str = "", *, nth: int = 0, whole: bool = False, **options: Any
) -> list[str]:
    """How a unit of a post is divided: a phrase with its marks in [ ], or markup."""
    segmentation: Literal["sentence", "paragraph"] = "paragraph" if whole else "sentence"
    document = open_format(FormatOptions(segmentation=segmentation)).parse(post)
    known = glossary.loads(f"source,target,forbidden\n{terms}\n".encode(), path="g.csv")
    unit = document.units[nth]
    demanded = locked(unit, known, locale="en")
    planner = Planner(unit, demanded.locks, demanded.forbidden, **options)
    return [_node(node) for node in planner.plan()]


def _node(node: Node) -> str:
    if isinstance(node, Markup):
        return f"{node.kind.name}: {_parts(node)}"
    marks = ", ".join(
        f"{_parts(one.start)}…{_parts(one.end)} [{_node(one.alone)}]" for one in node.marks
    )
    facts = (
        node.job.text,
        *(f"lock {lock.span.of(node.job.text)} = {_demanded(lock)}" for lock in node.job.locks),
        *(f"inside ({_nodes(one)})" for one in node.insides if one),
        *((f"marks {marks}",) if marks else ()),
        *(f"never {one}" for one in node.job.forbidden),
    )
    return f"{'<' * node.begins}{' | '.join(facts)}{'>' * node.ends}"


def _demanded(lock: Lock) -> str:
    """What must come out, what an engine may see of it, and that it is an address."""
    shown = f" seen as {lock.shown}" if lock.shown not in ("", lock.target) else ""
    return lock.target + shown + " (address)" * (lock.kind is LockKind.URL)


def _nodes(nodes: Sequence[Node]) -> str:
    return "; ".join(map(_node, nodes))


def _parts(markup: Markup) -> str:
    return "".join(one if isinstance(one, str) else f"({_nodes(one)})" for one in markup.parts)


def _attended(
    source: str, target: str, *pairs: tuple[tuple[int, int], tuple[int, int]], term: str = ""
) -> str:
    """Which words come from what stands in {braces}; of a source with a term, hidden or not."""
    text = source.replace("{", "").replace("}", "")
    mark = Span(source.index("{"), source.index("}") - 1)
    places = [found.span() for found in re.finditer(term, text)] if term else []
    locks = [Lock(Span(*place), "Shallotpeat", LockKind.TERM) for place in places]
    hidden = hide(text, locks, ["QZX", "XJV"][: len(locks)])
    return attended(hidden, mark, target, [(Span(*one), Span(*other)) for one, other in pairs])


def _strained(source: str, *parts: str | int) -> bool:
    """Of a source whose terms stand in [brackets], and an answer with their numbers in it."""
    text, locks = "", []
    for number, piece in enumerate(re.split(r"[\[\]]", source)):
        if number % 2:
            span = Span(len(text), len(text) + len(piece))
            locks.append(Lock(span, piece, LockKind.TERM))
        text += piece
    return is_strained(Job(text, tuple(locks)), tuple(parts))


FUNCTIONS: dict[str, Callable[..., object]] = {
    "articled": articled,
    "attended": _attended,
    "bare_signs": _bare_signs,
    "blank_between": blank_between,
    "capital": capital,
    "closed": closed,
    "divided": _divided,
    "english": _english,
    "escaped": _escaped,
    "inside_quotes": inside_quotes,
    "joined": _joined,
    "locks": _locks,
    "nested": _nested,
    "only_place": _place,
    "paired": paired,
    "planned": _planned,
    "punctuated": punctuated,
    "sentence_ends": sentence_ends,
    "separator": _separator,
    "small": small,
    "strained": _strained,
    "titled": titled,
    "untitled": untitled,
    "wrapped": _wrapped,
}


if __name__ == "__main__":
    refresh(CASES / "pretranslation" / "calls.txt", FUNCTIONS)
