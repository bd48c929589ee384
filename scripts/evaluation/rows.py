"""sentences.tsv, posts.tsv, glossary.csv -> the sentences of the evaluation set, and their terms.

The first holds sentences that stand alone, the second posts, a sentence a row: a row that begins
with `# ` opens a post, and an empty line a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from translit import glossary
from translit.errors import PostError
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.glossary import Glossary
from translit.model import Document, Term
from translit.pretranslation import Request
from translit.quantities import quantities

__all__ = [
    "COLUMNS", "POST_COLUMNS", "Amount", "Fact", "Sentence", "all_sentences", "of_post", "posts",
    "sentences", "terms",
]  # fmt: skip

COLUMNS = ("kind", "source", "reference", "terms", "amounts")
POST_COLUMNS = ("source", "reference", "terms", "amounts", "context")

_HERE = Path(__file__).parent
_READER = open_format(FormatOptions())
_FOOTNOTE = re.compile(r"\[\^(\w+)\]")


class Amount(NamedTuple):
    """An amount of a source, and the ways in which a translation may write it."""

    source: str
    forms: tuple[str, ...]
    """The way of our own first."""


class Fact(NamedTuple):
    """What only the sentences before can tell, and the words in which a translation shows it."""

    kind: str
    """`who` is spoken of, `what`, in which `tense`, in which `sense` a word is meant."""
    forms: tuple[str, ...]
    """Words of which one is to stand in the target; `@she` and its like are sets of them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One row of the set: a sentence as it stands in a post, and what is demanded of its target."""

    line: int
    """Of the file; 1 is the first."""
    kind: str
    """What it is about: finance, gossip, how-to and so on."""
    request: Request
    reference: str
    """What a person made of the unit."""
    terms: tuple[Term, ...]
    """By the sources that stand in the sentence."""
    amounts: tuple[Amount, ...]
    document: Document
    """In which it stands: alone, or as a part of its post."""
    facts: tuple[Fact, ...] = ()


def all_sentences() -> list[Sentence]:
    """The whole set."""
    return [*sentences(), *posts()]


def sentences(path: Path = _HERE / "sentences.tsv") -> list[Sentence]:
    """Those that stand alone. Raises PostError, with the line, for a row that cannot be used."""
    return [_sentence(line, number, path) for number, line in _rows(path, COLUMNS)]


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    lines = path.read_text("utf-8").splitlines()
    if not lines or tuple(lines[0].split("\t")) != columns:
        what = f"the first line must be the columns {', '.join(columns)}, divided by tabs"
        raise PostError(what, path=path, line=1)
    return enumerate(lines[1:], 2)


def _cells(row: str, columns: tuple[str, ...], line: int, path: Path) -> list[str]:
    cells = row.split("\t")
    if len(cells) != len(columns):
        what = f"has {len(cells)} cells, not {len(columns)}; divide them by single tabs"
        raise PostError(what, path=path, line=line)
    return cells


def _sentence(row: str, line: int, path: Path) -> Sentence:
    kind, source, reference, terms, amounts = _cells(row, COLUMNS, line, path)
    # A footnote mark is one only where its footnote is; that one holds nothing to translate.
    document = _READER.parse(
        f"{source}\n" + "".join(map("\n[^{}]: .\n".format, _FOOTNOTE.findall(source)))
    )
    if len(document.units) != 1:
        what = f"is {len(document.units)} units, not one; write one sentence of Chinese"
        raise PostError(what, path=path, line=line)
    return Sentence(
        line,
        kind,
        Request(document.units[0], _READER, document.labels),
        reference,
        *_demanded(terms, amounts, path, line),
        document,
    )


def _demanded(
    terms: str, amounts: str, path: Path, line: int
) -> tuple[tuple[Term, ...], tuple[Amount, ...]]:
    return (
        tuple(Term((name,), target) for name, target in _pairs(terms, path, line)),
        tuple(
            Amount(written, tuple(forms.split("|")))
            for written, forms in _pairs(amounts, path, line)
        ),
    )


def posts(path: Path = _HERE / "posts.tsv") -> list[Sentence]:
    """Those that stand in posts. Raises PostError for a row that cannot be used."""
    found: list[Sentence] = []
    post: list[tuple[int, str]] = []
    for number, row in _rows(path, POST_COLUMNS):
        if row.startswith("# ") and post:
            found += _post(post, path)
            post = []
        post.append((number, row))
    return found + _post(post, path)


def _post(rows: list[tuple[int, str]], path: Path) -> list[Sentence]:
    """The sentences of one post, which are the units of what its rows are together."""
    written = [
        (number, _cells(row, POST_COLUMNS, number, path)) if row else (number, [])
        for number, row in rows
    ]
    text = "".join(_text(cells) for _, cells in written)
    document = _READER.parse(text)
    given = [(number, cells) for number, cells in written if cells]
    sources = [cells[0].removeprefix("# ") for _, cells in given]
    for (number, _), source, unit in zip(given, sources, document.units, strict=False):
        if unit.source != source:
            what = f"is no unit of its post, which has “{unit.source}” there"
            raise PostError(what, path=path, line=number)
    if len(document.units) != len(given):
        what = f"its post has {len(document.units)} units, not {len(given)}"
        raise PostError(what, path=path, line=rows[0][0])
    return [
        Sentence(
            number,
            "post",
            Request(unit, _READER, document.labels),
            cells[1],
            *_demanded(cells[2], cells[3], path, number),
            document,
            tuple(
                Fact(kind, tuple(forms.split("|")))
                for kind, forms in _pairs(cells[4], path, number)
            ),
        )
        for (number, cells), unit in zip(given, document.units, strict=True)
    ]


def of_post(path: Path) -> list[Sentence]:
    """The units of anybody's post, which has no references: what is demanded of it is found."""
    document = _READER.parse(path.read_text("utf-8"))
    known = terms()
    return [
        Sentence(
            unit.line,
            "post",
            Request(unit, _READER, document.labels),
            "",
            tuple(
                Term((match.span.of(unit.source),), match.term.target)
                for match in known.find(unit.source, unit.codes)
            ),
            tuple(
                Amount(one.span.of(unit.source), (one.target,))
                for one in quantities(unit.source, codes=unit.codes)
                if one.always and one.target
            ),
            document,
        )
        for unit in document.units
    ]


def _text(cells: list[str]) -> str:
    if not cells:
        return "\n\n"
    return f"{cells[0]}\n\n" if cells[0].startswith("# ") else cells[0]


def _pairs(cell: str, path: Path, line: int) -> Iterator[tuple[str, str]]:
    for pair in filter(None, cell.split("; ")):
        left, sign, right = pair.partition("=")
        if not (left and sign and right):
            what = f"“{pair}” is no pair; write source=target, and “; ” between two"
            raise PostError(what, path=path, line=line)
        yield left, right


def terms(path: Path = _HERE / "glossary.csv") -> Glossary:
    """The glossary of the set."""
    return glossary.loads(path.read_bytes(), path=path)
