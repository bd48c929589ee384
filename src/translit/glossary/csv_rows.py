"""A CSV file's bytes -> its rows, however Excel or a person wrote them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from translit.errors import GlossaryError
from translit.glossary.encodings import SAVE_AGAIN, decoded
from translit.glossary.folding import INVISIBLE
from translit.patterns import lazy

__all__ = ["Row", "rows"]

_SEPARATORS = ",;\t"
"""Excel separates by what the system's list separator is, and "Unicode text" by tabs."""

_NAMED_SEPARATOR = lazy(
    r'\A[ \t]*"?sep=(?P<separator>[^"\r\n])"?(?P=separator)*[ \t]*(?:\r\n?|\n|\Z)', re.IGNORECASE
)
"""The line before the header in which Excel is told the separator: `sep=;`."""

_FAILED = lazy(
    r"#(?:NAME\?|REF!|VALUE!|NULL!|NUM!|DIV/0!|N/A|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!"
    r"|BUSY!|PYTHON!|EXTERNAL!|GETTING_DATA|NOM\?|¿NOMBRE\?|NOME\?|VALEUR!|¡VALOR!|WERT!|BEZUG!"
    r"|ZAHL!|NUL!|NV|名称[?？]|名稱[?？]|引用!|參照!|值!|数值!|數值!)|(?:Err|错误|錯誤)[:：]\d{3}",
)
"""What a spreadsheet shows for a formula that it could not work out, in some languages: it takes a
cell that begins with `=`, `+`, `-` or `@` for a formula."""

_TOO_NARROW = lazy(r"#{3,}")
"""What a spreadsheet shows where a cell is too narrow."""

_UNSEEN = lazy(
    rf"(?![\u200c\u200d\ufe0e\ufe0f])[{INVISIBLE}]"
    # Joiners and variation selectors belong to emoji and to other scripts, never to these.
    r"|(?:(?<=[\x00-\u02ff\u2e80-\u9fff\uff00-\uffef])|\A)[\u200c\u200d\ufe0e\ufe0f]+"
)


class Row(NamedTuple):
    """The cells of one row; it begins on `line` of the file, of which the first is 1."""

    line: int
    cells: tuple[str, ...]
    """Without the blanks around them, and without the empty ones at the end of the row."""


def rows(data: bytes, *, path: object) -> Iterator[Row]:
    """The rows of a table that hold something; what begins with `#` is a comment.

    Raises GlossaryError for bytes or quotation marks that make no table, and for a cell in which a
    spreadsheet shows an error instead of what a person typed.
    """
    text = decoded(data, path=path).removeprefix("\ufeff")
    separator, text, line = _separator(text)
    # newline="" keeps \r\n inside quoted cells, and counts the lines of the file.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    before = line - 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise GlossaryError(_reason(error), path=path, line=line) from None
        if cells is None:
            return
        row = Row(line, _trimmed(cells))
        if failed := _failed(row.cells):
            what = f"“{failed}” is a spreadsheet's error; type the text with ' before it"
            raise GlossaryError(what, path=path, line=line)
        if row.cells and not row.cells[0].startswith("#"):
            yield row
        line = before + reader.line_num + 1


def _separator(text: str) -> tuple[str, str, int]:
    """The separator, the table, and the line on which it begins.

    The separator is the one that the header is written with, if no line before it names one.
    """
    if named := _NAMED_SEPARATOR.match(text):
        return named["separator"], text[named.end() :], 2
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            return max(_SEPARATORS, key=line.count), text, 1
    return ",", text, 1


def _failed(cells: tuple[str, ...]) -> str:
    """The cell in which a spreadsheet shows an error; empty if there is none."""
    for number, cell in enumerate(cells):
        if _FAILED.fullmatch(cell) or (_TOO_NARROW.fullmatch(cell) and (number or cells[1:])):
            return cell
        if number == 0 and cell.startswith("#"):
            return ""  # a comment
    return ""


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    trimmed = [_UNSEEN.sub("", cell).strip() for cell in cells]
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    return tuple(trimmed)


def _reason(error: csv.Error) -> str:
    reason = str(error)
    if "unexpected end" in reason:
        return 'a quotation mark opens here and never closes; write " inside a cell as ""'
    if "expected after" in reason:
        return 'text follows a closing quotation mark; write " inside a cell as ""'
    return f"not a CSV row ({reason}); open the file in a spreadsheet and {SAVE_AGAIN}"
