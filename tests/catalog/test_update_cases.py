"""What a translator finds after an author's edit."""

from __future__ import annotations

import pytest

from tests.cases_reader import CASES, Case, read_cases
from translit.catalog import po
from translit.catalog.update import update
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.model import Entry, State, Unit

_FORMAT = open_format(FormatOptions())
_EDIT = "====>\n"


def _updated(old: po.Catalog | None, post: str) -> po.Catalog:
    return update(
        old,
        _FORMAT.parse(post).units,
        header_for_new=po.Header(),
        references=lambda _: "posts/a.md",
        notes=_role,
        codes_of=_FORMAT.codes,
    )


def _role(unit: Unit) -> tuple[str, ...]:
    return (unit.role,)


def _reviewed(catalog: po.Catalog) -> po.Catalog:
    """Every target is its source, marked: so codes and URLs are those of the source."""
    return catalog.with_entries(
        Entry(
            source=entry.source,
            target=f"EN {entry.source}",
            state=State.TRANSLATED,
            context=entry.context,
            references=entry.references,
            notes=entry.notes,
        )
        for entry in catalog.entries
    )


def _shown(entry: Entry) -> str:
    facts = [f"{'obsolete ' if entry.obsolete else ''}{entry.state}", entry.source]
    facts += [entry.target] if entry.target else []
    facts += [f"made for {entry.previous}"] if entry.previous is not None else []
    return " | ".join(facts).replace("\n", "⏎")


@pytest.mark.parametrize("case", read_cases(CASES / "catalog" / "update.txt"), ids=str)
def test_an_edit_costs_no_review_but_its_own(case: Case) -> None:
    before, after = case.given.split(_EDIT)
    catalog = _updated(_reviewed(_updated(None, before)), after)
    assert "\n".join(map(_shown, catalog.entries)) == case.expected
    assert _updated(catalog, after) == catalog
