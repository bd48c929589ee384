"""A document, its catalog's entries and their findings -> the page of a post."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from translit.catalog.origin import is_origin
from translit.catalog.remarks import is_remark
from translit.glossary import EMPTY, Glossary
from translit.model import Code, CodeKind, Document, Entry, Finding, State, Unit, UnitKey
from translit.page.differences import changes
from translit.page.rendering import Renderer
from translit.page.views import Demand, DemandKind, Page, ShownUnit, unit_id
from translit.patterns import lazy
from translit.placeholders import LockKind
from translit.pretranslation.demands import locked

__all__ = ["Seen", "demands", "page", "shown_unit"]

_TERM_NOTE = "Term: "
_AGREES = lazy(r"agrees by (\d{1,3}) %")
_KINDS = {
    LockKind.TERM: DemandKind.TERM,
    LockKind.AMOUNT: DemandKind.AMOUNT,
    LockKind.NAME: DemandKind.NAME,
    LockKind.URL: DemandKind.ADDRESS,
}


def _none(_address: str) -> str | None:
    """No picture is shown."""
    return None


@dataclass(frozen=True, slots=True)
class Seen:
    """What of a project a page is made of."""

    post: str
    catalog: str
    document: Document
    reader: Any
    """Of the post's format."""
    entries: Mapping[UnitKey, Entry] = field(default_factory=dict)
    """The active ones of the catalog."""
    findings: Mapping[UnitKey, Sequence[Finding]] = field(default_factory=dict)
    whole: tuple[str, ...] = ()
    """Findings of the post as a whole."""
    glossary: Glossary = EMPTY
    source_locale: str = "zh_CN"
    target_locale: str = "en"
    image: Callable[[str], str | None] = _none
    """An address of a picture as the post has it -> the one in the page; None: it is not shown."""


def page(
    seen: Seen,
    renderer: Renderer | None = None,
    shown: Callable[[Unit], ShownUnit] | None = None,
) -> Page:
    """The page of a post. Every unit of the document is in it, and in a block of it.

    `renderer` is one of the same document, and `shown` answers its units as they are seen: what
    was rendered for one page need not be rendered again for the next.
    """
    renderer = renderer or Renderer(seen.document, seen.reader, seen.image)
    shown = shown or partial(shown_unit, renderer, seen)
    units = {unit.key: unit for unit in reversed(seen.document.units)}
    ordered = [units[key] for key in dict.fromkeys(unit.key for unit in seen.document.units)]
    targets = {
        key: entry.target for key, entry in seen.entries.items() if entry.target and key in units
    }
    matter, blocks = renderer.pairs(targets)
    title = next((one for one in ordered if one.context == "title"), None)
    return Page(
        post=seen.post,
        catalog=seen.catalog,
        title=title.source if title else "",
        target_title=targets.get(title.key, "") if title else "",
        source_locale=seen.source_locale,
        target_locale=seen.target_locale,
        matter=matter,
        blocks=blocks,
        units=tuple(map(shown, ordered)),
        stale={*units} != {*seen.entries},
        findings=seen.whole,
    )


def shown_unit(renderer: Renderer, seen: Seen, unit: Unit) -> ShownUnit:
    """A unit with all that a reviewer must know of it."""
    entry = seen.entries.get(unit.key) or Entry(unit.source)
    target = entry.target if entry.target.strip() else ""
    source = renderer.source(unit)
    origin = next(filter(is_origin, entry.notes), "")
    agrees = _AGREES.search(origin)
    previous = entry.previous
    return ShownUnit(
        id=unit_id(unit.key),
        unit=unit,
        target=target,
        state=entry.state if target else State.UNTRANSLATED,
        source_html=source,
        target_html=renderer.fragment(unit, target) if target else "",
        notes=tuple(_notes(entry.notes, unit)),
        origin=origin.removeprefix("Origin: "),
        comment=entry.comment,
        previous=changes(previous, unit.source) if previous and previous != unit.source else (),
        agreement=int(agrees[1]) / 100 if agrees else None,
        demands=demands(unit, seen.glossary, seen.target_locale, seen.source_locale),
        findings=tuple(seen.findings.get(unit.key, ())),
    )


def _notes(notes: Iterable[str], unit: Unit) -> Iterator[str]:
    """The notes, without what the page shows by itself: role, author, origin, terms, findings."""
    shown = {unit.role.value, f"Note: {unit.note}"}
    for note in notes:
        own = is_origin(note) or is_remark(note) or note.startswith(_TERM_NOTE)
        if not own and note not in shown:
            yield note


def demands(
    unit: Unit, glossary: Glossary, locale: str, source: str = "zh_CN"
) -> tuple[Demand, ...]:
    """What a translation of a unit must have: terms, amounts, names, addresses, and its codes."""
    found = locked(unit, glossary, locale=locale, source=source)
    notes = {match.span: match.term.note for match in found.terms}
    told = [
        Demand(_KINDS[lock.kind], lock.span.of(unit.source), lock.target, notes.get(lock.span, ""))
        for lock in found.locks
        if lock.kind in _KINDS
    ]
    codes = (Demand(DemandKind.CODE, text, text) for text in _codes(unit))
    return tuple(dict.fromkeys((*told, *codes)))


def _codes(unit: Unit) -> Iterator[str]:
    """The codes of a unit as a person writes them: a pair with nothing between its halves."""
    open_: list[Code] = []
    for code in unit.codes:
        if not code.essence:
            continue
        if code.kind is CodeKind.START:
            open_.append(code)
        elif code.kind is CodeKind.END and open_ and open_[-1].type == code.type:
            start = open_.pop()
            yield start.span.of(unit.source) + "…" + code.span.of(unit.source)
        elif code.type != "break":
            yield code.span.of(unit.source)
