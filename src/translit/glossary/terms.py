"""The rows of a glossary's table -> terms, each of them checked."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from translit.errors import GlossaryError
from translit.glossary import conditions
from translit.glossary.csv_rows import Row
from translit.glossary.finder import key
from translit.glossary.hiding import hidden, never
from translit.model import Term

__all__ = ["COLUMNS", "terms"]

COLUMNS = ("source", "target", "when", "unless", "forbidden", "note")
"""The columns that a glossary may have, in the order in which we write them."""

_REQUIRED = ("source", "target")

_HEADER = ",".join(COLUMNS)


def terms(rows: Iterable[Row], *, path: object) -> Iterator[Term]:
    """The terms of a table whose first row names the columns.

    Raises GlossaryError for a row that cannot be used, or that says again what another one says.
    """
    rest = iter(rows)
    header = next(rest, None)
    if header is None:
        what = f"is empty; the first row must be the header {_HEADER}"
        raise GlossaryError(what, path=path, line=1)
    columns = _columns(header, path)
    known: dict[object, list[Term]] = {}
    for row in rest:
        term = _term(row, columns, path)
        conditions.check(term, path=path)
        for source in term.sources:
            alike = known.setdefault(key(source), [])
            for earlier in alike:
                if what := hidden(term, source, earlier):
                    raise GlossaryError(what, path=path, line=row.line)
            alike.append(term)
        yield term


def _columns(header: Row, path: object) -> Sequence[str]:
    columns = [cell.casefold() for cell in header.cells]
    for number, column in enumerate(columns, 1):
        if what := _wrong_column(column, number, columns):
            raise GlossaryError(what, path=path, line=header.line)
    for column in _REQUIRED:
        if column not in columns:
            what = f"the column “{column}” is missing; the header may be {_HEADER}"
            raise GlossaryError(what, path=path, line=header.line)
    return columns


def _wrong_column(column: str, number: int, columns: Sequence[str]) -> str:
    """What is wrong with the name of a column; empty if nothing is."""
    if not set(columns) & set(COLUMNS):
        return f"the first row must be the header {_HEADER}"
    if not column:
        return f"column {number} has no name; the header may be {_HEADER}"
    if column not in COLUMNS:
        close = difflib.get_close_matches(column, COLUMNS, n=1)
        advice = f"did you mean “{close[0]}”?" if close else f"the columns are {_HEADER}"
        return f"unknown column “{column}”; {advice}"
    if column in columns[: number - 1]:
        return f"the column “{column}” stands here twice; remove one"
    return ""


def _term(row: Row, columns: Sequence[str], path: object) -> Term:
    if len(row.cells) > len(columns):
        what = (
            f"has {len(row.cells)} cells, the header {len(columns)};"
            ' put a cell that holds a separator in quotation marks ("a, b")'
        )
        raise GlossaryError(what, path=path, line=row.line)
    # The empty cells at the end of a row are left out, by us and by Excel.
    cells = dict.fromkeys(COLUMNS, "") | dict(zip(columns, row.cells, strict=False))
    term = Term(
        sources=_variants(cells["source"]),
        target=_one_line(cells["target"]),
        when=cells["when"],
        unless=cells["unless"],
        forbidden=_variants(cells["forbidden"]),
        note=_one_line(cells["note"]),
        line=row.line,
    )
    if what := _wrong_cell(cells, term):
        raise GlossaryError(what, path=path, line=row.line)
    return term


def _wrong_cell(cells: Mapping[str, str], term: Term) -> str:
    """What is wrong with the cells of a row; empty if nothing is."""
    if not term.sources:
        return "the source is empty; write the Chinese term, or begin the row with # as a comment"
    if not term.target:
        return f"“{term.sources[0]}” has no target; write one, or begin the row with # as a comment"
    if "|" in term.target:
        return f"a term has one target, not “{term.target}”; give each its row and its conditions"
    if term.target in term.forbidden:
        return f"“{term.target}” is the target and forbidden as well; remove one"
    return _unusable(cells, term)


def _unusable(cells: Mapping[str, str], term: Term) -> str:
    """Why a row with a source and a target would never count; empty if it may."""
    signs = [source for source in term.sources if not any(map(str.isalnum, source))]
    if signs:
        return f"“{signs[0]}” is no word; a term has a letter, a digit or a Chinese character"
    broken = [name for name in ("when", "unless") if {*"\r\n"} & {*cells[name]}]
    if broken:
        return f"“{broken[0]}” has a line break; write alternatives as a|b"
    return never(term)


def _variants(cell: str) -> tuple[str, ...]:
    """The texts of a cell that lists some: divided by `|`, also a full-width one."""
    return tuple(dict.fromkeys(filter(None, map(_one_line, re.split(r"[|｜]", cell)))))


def _one_line(cell: str) -> str:
    return " ".join(cell.split())
