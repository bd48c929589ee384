"""What holds for any catalog and any edit."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings

from tests.catalog.strategies import translated, units
from translit.catalog import po
from translit.catalog.update import update
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.model import State, Unit

_CODES = open_format(FormatOptions()).codes


def _update(old: po.Catalog | None, units: Sequence[Unit]) -> po.Catalog:
    return update(
        old,
        units,
        header_for_new=po.Header().with_fields({"Language": "en"}),
        references=lambda _: "posts/a.md",
        notes=lambda _: ("paragraph",),
        codes_of=_CODES,
    )


@given(translated(), units, units)
@settings(max_examples=100, deadline=None)
def test_a_second_update_changes_nothing(
    old: po.Catalog, before: list[Unit], after: list[Unit]
) -> None:
    catalog = _update(_update(old, before), after)
    assert _update(catalog, after) == catalog
    assert po.loads(po.dumps(catalog), path="a.po") == catalog


@given(translated(), units)
@settings(max_examples=100, deadline=None)
def test_there_is_one_entry_for_each_key_in_the_order_of_the_units(
    old: po.Catalog, after: list[Unit]
) -> None:
    keys = list(dict.fromkeys(unit.key for unit in after if unit.source))
    assert [entry.key for entry in _update(old, after).active] == keys


@given(translated(), units)
@settings(max_examples=100, deadline=None)
def test_no_target_and_no_comment_is_lost(old: po.Catalog, after: list[Unit]) -> None:
    catalog = _update(old, after)
    new = {entry.key: entry for entry in catalog.active}
    targets = "\n".join(entry.target for entry in catalog.entries)
    comments = "\n".join(entry.comment for entry in catalog.entries)
    reviewed = {entry.target.split("https://")[0] for entry in catalog.entries}
    plurals = {target for entry in catalog.entries for target in entry.plural_targets}
    for entry in old.entries:
        assert entry.comment in comments
        assert entry.target.split("https://")[0] in targets
        for form in entry.plural_targets:
            assert form in plurals or form in targets or " ".join(form.split()) in comments
        if entry.state is State.TRANSLATED:
            # But for a new URL, as it was: no part of a longer one.
            assert entry.target.split("https://")[0] in reviewed
            if entry.context is None and entry.key in new and entry.plural is None:
                assert new[entry.key].state is State.TRANSLATED


@given(translated(), units)
@settings(max_examples=100, deadline=None)
def test_nothing_becomes_reviewed_that_no_person_has_reviewed(
    old: po.Catalog, after: list[Unit]
) -> None:
    reviewed = {entry.target for entry in old.entries if entry.state is State.TRANSLATED}
    prefixes = {target.split("https://")[0] for target in reviewed}
    for entry in _update(old, after).entries:
        if entry.state is State.TRANSLATED:
            assert entry.target in reviewed or entry.target.split("https://")[0] in prefixes
