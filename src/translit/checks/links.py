"""Addresses that will not lead anywhere from the built post."""

from __future__ import annotations

from collections.abc import Iterator

from translit.checks.pairs import Check, Pair, finding
from translit.formats import Linked
from translit.model import Finding, Severity

__all__ = ["LINKS"]

_LEADING = frozenset(("link", "image", "html", "shortcode", "wikilink"))


def _run(pair: Pair) -> Iterator[Finding]:
    if pair.leads_nowhere is None or not any(code.type in _LEADING for code in pair.codes):
        return
    if not isinstance(pair.reader, Linked):  # asked last: a protocol is looked at name by name
        return
    for link in pair.reader.addresses(pair.target, pair.codes):
        if what := pair.leads_nowhere(link):
            yield finding(what, target=link.span)


LINKS = Check("links", "uncategorized", Severity.WARNING, _run)
