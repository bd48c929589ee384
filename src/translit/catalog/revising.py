"""One edit of one entry -> the PO file's new text: what Poedit would save, and no byte besides."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from translit.catalog import po
from translit.catalog.syntax import ACTIVE, BLANKS, OBSOLETE
from translit.catalog.writer import block
from translit.errors import CatalogError
from translit.model import Entry, State, UnitKey

__all__ = ["Conflict", "Revised", "Revision", "Version", "revised", "version_of"]


class Version(NamedTuple):
    """What a person may change in an entry."""

    target: str
    state: State
    comment: str = ""
    previous: str | None = None
    """The source that the target was made for, where it is not that of today."""
    previous_context: str | None = None
    previous_plural: str | None = None

    def of(self, entry: Entry) -> Entry:
        """The entry as this version has it."""
        return replace(
            entry,
            target=self.target,
            state=self.state,
            comment=self.comment,
            previous=self.previous,
            previous_context=self.previous_context,
            previous_plural=self.previous_plural,
        )

    def accepted(self, target: str | None = None) -> Version:
        """Reviewed, with another target or as it is. Without any text it is untranslated again.

        Poedit takes the earlier source away together with the mark of what needs work.
        """
        text = self.target if target is None else target
        state = State.TRANSLATED if text.strip() else State.UNTRANSLATED
        return Version(text if text.strip() else "", state, self.comment)

    def rejected(self) -> Version:
        """One step back: what was reviewed needs work, what needs work is untranslated."""
        if self.state is State.TRANSLATED:
            return self._replace(state=State.FUZZY)
        return Version("", State.UNTRANSLATED, self.comment)

    def commented(self, comment: str) -> Version:
        """With another comment; the state stays, as in Poedit."""
        lines = [line.rstrip() for line in comment.strip().splitlines()]
        return self._replace(comment="\n".join(lines))


def version_of(entry: Entry) -> Version:
    """What stands in an entry."""
    return Version(
        entry.target,
        entry.state,
        entry.comment,
        entry.previous,
        entry.previous_context,
        entry.previous_plural,
    )


@dataclass(frozen=True, slots=True)
class Revision:
    """An edit: what a person saw in an entry, and what they want there."""

    key: UnitKey
    seen: Version
    wanted: Version


class Conflict(Exception):  # noqa: N818  # no error: somebody else has edited the entry
    """The entry is not what the person saw; `now` is what stands there, None if it is gone."""

    def __init__(self, now: Version | None) -> None:
        super().__init__("the entry has changed")
        self.now = now


class Revised(NamedTuple):
    """A PO file after an edit."""

    text: str
    catalog: po.Catalog
    """What the text reads as: it was read to be sure of it, and need not be read again."""


def revised(  # noqa: PLR0913  # an edit, its file, and who makes it when
    text: str,
    revision: Revision,
    *,
    path: object,
    translator: str,
    now: datetime,
    read: po.Catalog | None = None,
) -> Revised:
    """A PO file after an edit. `read` is what `text` reads as, where that is known already.

    The entry is written as `dumps` writes it, the header gets its revision date and, where one is
    known, its translator; every other byte stays. A revision that changes nothing changes nothing.
    Raises Conflict where the entry is not what the person saw, and CatalogError where the text is
    no PO file.
    """
    catalog = po.loads(text, path=path) if read is None else read
    # Beside it, another tool's plural message may have the same source; no post has those.
    plain = (one for one in catalog.active if one.plural is None)
    entry = next((one for one in plain if one.key == revision.key), None)
    if entry is None:
        raise Conflict(None)
    there = version_of(entry)
    if there == revision.wanted:
        return Revised(text, catalog)  # somebody else has done the same
    if there != revision.seen:
        raise Conflict(there)
    header = catalog.header.with_fields(_fields(catalog.header, translator, now))
    wanted = catalog.with_entries(
        revision.wanted.of(one) if one is entry else one for one in catalog.entries
    )
    wanted = replace(wanted, header=header)
    changed = {entry.line: revision.wanted.of(entry)}
    if catalog.header.entry.line:
        changed[catalog.header.entry.line] = header.entry
    result = _spliced(text, changed)
    # Whatever a file looks like: what is written reads as what is wanted, or is written anew.
    if (reads := _reads_as(result, wanted, path)) is None:
        result = po.dumps(wanted)
        reads = po.loads(result, path=path)
    return Revised(result, reads)


def _fields(header: po.Header, translator: str, now: datetime) -> Mapping[str, str]:
    if header.entry == Entry(source=""):
        return {}  # the file has none, and is not ours to begin
    fields = {"PO-Revision-Date": now.strftime("%Y-%m-%d %H:%M%z")}
    return {**fields, "Last-Translator": translator} if translator else fields


def _reads_as(text: str, wanted: po.Catalog, path: object) -> po.Catalog | None:
    """What a text reads as, if that is what is wanted; the same flags in another order are."""
    try:
        reads = po.loads(text, path=path)
    except CatalogError:
        return None
    return reads if po.dumps(reads) == po.dumps(wanted) else None


def _spliced(text: str, changed: Mapping[int, Entry]) -> str:
    """The text with the entries of these lines written anew, in the line ends that it has."""
    at = len(text) - len(text.removeprefix("\ufeff"))
    read = text[at:].replace("\r\n", "\n")
    # Where a line end has lost its carriage return: behind it, places differ by one more.
    lost = [one.start() - number for number, one in enumerate(re.finditer("\r\n", text[at:]))]
    pieces, end = [], 0
    for line, start, stop in _places(read):
        if line in changed:
            written = block(changed[line]).removesuffix("\n")
            begins, ends = (at + place + bisect_left(lost, place) for place in (start, stop))
            pieces += [text[end:begins], written.replace("\n", "\r\n") if lost else written]
            end = ends
    return "".join([*pieces, text[end:]])


def _places(text: str) -> Iterator[tuple[int, int, int]]:
    """The line of each message, where its comments begin, and where it ends."""
    line, counted, end = 1, 0, 0
    while match := ACTIVE.match(text, end) or OBSOLETE.match(text, end):
        message = match.end(1)
        line += text.count("\n", counted, message)
        start = message - len(text[end:message].lstrip(BLANKS))
        counted, end = message, match.end()
        yield line, start, end
