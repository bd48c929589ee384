"""PO text: what holds for any text and any catalog."""

from __future__ import annotations

import polib
from hypothesis import given, settings

from tests.catalog.gettext_tools import msgcat, needs_gettext
from tests.catalog.strategies import catalogs, plain_texts, po_texts
from translit.catalog import po
from translit.errors import CatalogError
from translit.model import State


@given(po_texts)
@settings(max_examples=400, deadline=None)
def test_any_text_loads_or_is_refused_by_line(text: str) -> None:
    try:
        written = po.dumps(po.loads(text, path="a.po"))
    except CatalogError as error:
        line = error.line
    else:
        line = 1
        assert po.dumps(po.loads(written, path="a.po")) == written
    assert line in range(1, text.count("\n") + 2)


@given(catalogs())
@settings(max_examples=100, deadline=None)
def test_a_catalog_that_was_written_is_read_again(catalog: po.Catalog) -> None:
    assert po.loads(po.dumps(catalog), path="a.po") == catalog


@given(catalogs())
@settings(max_examples=50, deadline=None)
def test_line_ends_of_windows_change_nothing(catalog: po.Catalog) -> None:
    text = po.dumps(catalog)
    assert po.loads(text.replace("\n", "\r\n"), path="a.po") == catalog


@needs_gettext
@given(catalogs())
@settings(max_examples=40, deadline=None)
def test_gettext_finds_nothing_to_change(catalog: po.Catalog) -> None:
    text = po.dumps(catalog)
    assert msgcat(text) == text


@given(catalogs(texts=plain_texts))
@settings(max_examples=40, deadline=None)
def test_polib_reads_the_same(catalog: po.Catalog) -> None:
    theirs = polib.pofile(po.dumps(catalog))
    assert len(theirs) == len(catalog.entries)
    for their, our in zip(theirs, catalog.entries, strict=True):
        assert (their.msgid, their.msgstr, their.msgctxt) == (our.source, our.target, our.context)
        assert their.fuzzy == (our.state is State.FUZZY)
        assert bool(their.obsolete) == our.obsolete
        if not our.obsolete:  # polib drops what an obsolete entry was before
            assert (their.previous_msgid or "") == (our.previous or "")
        assert (their.msgid_plural or None) == (our.plural or None)
        assert tuple(their.msgstr_plural.values()) == our.plural_targets
