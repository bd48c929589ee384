"""A catalog and the units of today's post -> the catalog that a translator finds today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from translit.catalog.carrying import retired, singular, without_loans
from translit.catalog.entries import Catalog
from translit.catalog.header import Header
from translit.catalog.matching import match
from translit.catalog.shape import CodesOf
from translit.model import Entry, Unit, UnitKey

__all__ = ["update"]


def update(  # noqa: PLR0913  # what the catalog does not know itself
    old: Catalog | None,
    units: Iterable[Unit],
    *,
    header_for_new: Header,
    references: Callable[[Unit], str],
    notes: Callable[[Unit], Sequence[str]],
    codes_of: CodesOf,
) -> Catalog:
    """Bring a catalog up to date with its post; a second time changes nothing.

    - Entries stand in the order of the units, one for each key.
    - What is reviewed stays so wherever its unit moved, back from the obsolete ones too, and
      where only URLs, line breaks or blanks beside Han characters changed.
    - A source that was changed, joined or split gets the earlier target, fuzzy, with the source
      that it was made for as `previous`.
    - Entries whose unit is gone become obsolete where a person or an engine wrote anything in
      them. A reviewed target that was lent to a changed source becomes so too: the author may
      take the change back, and then nothing is left of the loan.
    - A plural entry of another tool becomes, where its unit is, an ordinary one to be reviewed.
    - The header, its comment and the translator's comments stay. `header_for_new` gives what
      the header lacks.
    """
    catalog = old or Catalog()
    fresh = _fresh(units, references, notes)
    wanted = {entry.key for entry in fresh}
    entries = [singular(entry) if entry.key in wanted else entry for entry in catalog.entries]
    matched = match(fresh, entries, codes_of=codes_of)
    gone = sorted(matched.left, key=lambda entry: not entry.obsolete)
    kept = [entry for entry in map(retired, gone) if entry is not None]
    kept = without_loans(kept, beside=matched.entries)
    header = catalog.header.completed(header_for_new)
    return replace(catalog, header=header, entries=(*matched.entries, *kept))


def _fresh(
    units: Iterable[Unit],
    references: Callable[[Unit], str],
    notes: Callable[[Unit], Sequence[str]],
) -> list[Entry]:
    """An entry without a target for each key, with the places and notes of all its units."""
    places: dict[UnitKey, tuple[dict[str, None], dict[str, None]]] = {}
    for unit in units:
        if unit.source:  # the empty msgid is the header's
            where, what = places.setdefault(unit.key, ({}, {}))
            where.update(dict.fromkeys([references(unit)]))
            what.update(dict.fromkeys(notes(unit)))
    return [
        Entry(key.source, context=key.context or None, references=tuple(where), notes=tuple(what))
        for key, (where, what) in places.items()
    ]
