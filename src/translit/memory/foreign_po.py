"""PO files that others made -> earlier translations, as polib reads them; none is written back.

Our own catalogs have a reader of their own, which loses nothing; here the texts are all we need.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from translit.errors import CatalogError
from translit.languages import has_han
from translit.memory import Remembered
from translit.patterns import lazy

if TYPE_CHECKING:
    from polib import POEntry, POFile

__all__ = ["loads"]

_CHARSET = lazy(rb"Content-Type:[^\n\"]*?charset=([\w.:-]+)", re.IGNORECASE)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")
)  # fmt: skip

_LINE = lazy(r'\s*(?:#(?!~).*|(?:#~\|?\s*)?(?:msg[\w\[\]]+\s*)?(?:"(?:[^"\\]|\\.)*")?\s*)')
"""A comment, a keyword, a text with both of its quotation marks: polib takes one for two."""

_AT_LINE = lazy(r"\(line (\d+)\)")


def loads(
    data: bytes, *, path: object, source: str, target: str, obsolete: bool = False
) -> Iterator[Remembered]:
    """The pairs of a file's accepted entries, in their order; of the obsolete ones if asked for.

    A file that translates into the source's language, as those of programs do, is read the other
    way round. Raises CatalogError, with the line, for a file that cannot be read, or that is of
    another language.
    """
    catalog = _parsed(_decoded(data, path), path)
    language = _language(catalog.metadata.get("Language", ""))
    known = (_language(source), _language(target))
    if language and language not in known:
        what = f"translates into {language}; name files that do into {target}"
        raise CatalogError(what, path=path)
    for entry in catalog:
        if entry.fuzzy or (entry.obsolete and not obsolete):
            continue
        for one, other in _pairs(entry):
            turned = language == known[0] if language else has_han(other) and not has_han(one)
            texts = (other, one) if turned else (one, other)
            if all(text.strip() for text in texts):
                yield Remembered(*texts, str(path), entry.msgctxt or "")


def _pairs(entry: POEntry) -> Iterator[tuple[str, str]]:
    """The singular and what it becomes; of a plural, each of its other forms."""
    forms = [text for _, text in sorted(entry.msgstr_plural.items())]
    if not forms:
        yield entry.msgid, entry.msgstr
        return
    yield entry.msgid, forms[0]
    for form in forms[1:]:
        yield entry.msgid_plural, form


def _parsed(text: str, path: object) -> POFile:
    import polib  # needed where a project names such files only

    for number, line in enumerate(text.split("\n"), 1):
        if not _LINE.fullmatch(line):
            raise CatalogError("is no line of a PO file; open it in Poedit", path=path, line=number)
    try:
        catalog = polib.pofile(f"{text}\n")  # a text with a line break names no file
    except (OSError, ValueError, IndexError, KeyError) as error:
        at = _AT_LINE.search(str(error))
        where = int(at[1]) if at else None
        raise CatalogError("is not valid PO; open it in Poedit", path=path, line=where) from None
    if not catalog and not catalog.metadata and text.strip():
        raise CatalogError("has no entries; name a PO file with translations", path=path)
    return catalog


def _decoded(data: bytes, path: object) -> str:
    """The text, by its byte order mark, or the encoding that its header names."""
    named = _CHARSET.search(data)
    declared = named[1].decode("ascii", "replace") if named else "utf-8"
    # What a template has where its translator is to write an encoding.
    declared = "utf-8" if declared == "CHARSET" else declared
    encoding = next((one for mark, one in _MARKS if data.startswith(mark)), declared)
    try:
        text = data.decode(encoding)
    except LookupError:
        what = f"names an encoding that does not exist ({declared}); save it as UTF-8 in Poedit"
        raise CatalogError(what, path=path, line=data.count(b"\n", 0, named.start()) + 1 if named
                           else 1) from None  # fmt: skip
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"is not {encoding}; save it as UTF-8 in Poedit"
        raise CatalogError(what, path=path, line=line) from None
    except ValueError as error:
        raise CatalogError(f"cannot be read ({error}); save it as UTF-8", path=path) from None
    return text.replace("\r\n", "\n")


def _language(code: str) -> str:
    return code.replace("_", "-").partition("-")[0].casefold().strip()
