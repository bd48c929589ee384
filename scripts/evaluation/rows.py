"""sentences.tsv and glossary.csv -> the sentences of the evaluation set, and their terms."""

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
from translit.model import Term
from translit.pretranslation import Request

__all__ = ["COLUMNS", "Amount", "Sentence", "sentences", "terms"]

COLUMNS = ("kind", "source", "reference", "terms", "amounts")

_HERE = Path(__file__).parent
_READER = open_format(FormatOptions())
_FOOTNOTE = re.compile(r"\[\^(\w+)\]")


class Amount(NamedTuple):
    """An amount of a source, and the ways in which a translation may write it."""

    source: str
    forms: tuple[str, ...]
    """The way of our own first."""


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


def sentences(path: Path = _HERE / "sentences.tsv") -> list[Sentence]:
    """The set. Raises PostError, with the line, for a row that cannot be used."""
    lines = path.read_text("utf-8").splitlines()
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        what = f"the first line must be the columns {', '.join(COLUMNS)}, divided by tabs"
        raise PostError(what, path=path, line=1)
    return [_sentence(line, number, path) for number, line in enumerate(lines[1:], 2)]


def _sentence(row: str, line: int, path: Path) -> Sentence:
    cells = row.split("\t")
    if len(cells) != len(COLUMNS):
        what = f"has {len(cells)} cells, not {len(COLUMNS)}; divide them by single tabs"
        raise PostError(what, path=path, line=line)
    kind, source, reference, terms, amounts = cells
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
        tuple(Term((name,), target) for name, target in _pairs(terms, path, line)),
        tuple(
            Amount(written, tuple(forms.split("|")))
            for written, forms in _pairs(amounts, path, line)
        ),
    )


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
