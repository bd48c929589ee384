"""The bytes of a CSV file -> its rows, however Excel or a person wrote them."""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import NamedTuple

from translit.errors import GlossaryError

__all__ = ["Row", "rows"]

_MARKS = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
"""Byte order marks and what they say; Excel's "Unicode text" is UTF-16."""

_SEPARATORS = ",;\t"
"""Excel separates by what the system's list separator is, and "Unicode text" by tabs."""

_HAN_IN_UTF8 = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}")

_SAVE_AGAIN = "save it as “CSV UTF-8”"

_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"
"""What comes along when text is copied from a web page."""


class Row(NamedTuple):
    """The cells of one row; it begins on `line` of the file, of which the first is 1."""

    line: int
    cells: tuple[str, ...]
    """Without the blanks around them, and without the empty ones at the end of the row."""


def rows(data: bytes, *, path: object) -> Iterator[Row]:
    """The rows of a table that hold something; what begins with `#` is a comment.

    Raises GlossaryError for bytes or quotation marks that make no table.
    """
    text = _decoded(data, path)
    # newline="" keeps \r\n inside quoted cells, and counts the lines of the file.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise GlossaryError(_reason(error), path=path, line=line) from None
        if cells is None:
            return
        row = Row(line, _trimmed(cells))
        if row.cells and not row.cells[0].startswith("#"):
            yield row
        line = reader.line_num + 1


def _decoded(data: bytes, path: object) -> str:
    marked = (encoding for mark, encoding in _MARKS if data.startswith(mark))
    encoding = next(marked, None) or ("utf-8" if _is_utf8(data) else "gb18030")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        line = data.count(b"\n", 0, error.start) + 1
        raise GlossaryError(f"not {name} text; {_SAVE_AGAIN}", path=path, line=line) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise GlossaryError(f"holds NUL characters; {_SAVE_AGAIN}", path=path, line=line)
    return text


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, be it damaged, rather than GB18030.

    GB18030 can read nearly anything: a UTF-8 file with one broken byte would come out as nonsense.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        broken = data.decode("utf-8", "replace").count("\ufffd")
        return len(_HAN_IN_UTF8.findall(data)) > broken
    return True


def _separator(text: str) -> str:
    """The separator that the header is written with."""
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            return max(_SEPARATORS, key=line.count)
    return ","


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    trimmed = [cell.strip().strip(_INVISIBLE).strip() for cell in cells]
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    return tuple(trimmed)


def _reason(error: csv.Error) -> str:
    reason = str(error)
    if "unexpected end" in reason:
        return 'a quotation mark opens here and never closes; write " inside a cell as ""'
    if "expected after" in reason:
        return 'text follows a closing quotation mark; write " inside a cell as ""'
    return f"not a CSV row ({reason}); open the file in a spreadsheet and {_SAVE_AGAIN}"
