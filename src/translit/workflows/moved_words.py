"""The catalog of the site's words -> with what posts had for them before there was one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from translit.catalog import po
from translit.errors import TranslitError
from translit.model import Entry, Role, State, UnitKey
from translit.project import Project

__all__ = ["Words", "with_earlier"]


class _Earlier(NamedTuple):
    """What a post's own catalog has for a word."""

    target: str
    state: State
    catalog: str


def with_earlier(project: Project, new: po.Catalog, old: po.Catalog | None) -> po.Catalog:
    """The catalog with what the catalogs of posts have for words that are new in it.

    Of several translations the reviewed one counts that most posts have; the comment of the entry
    tells of the others, so that none is lost.
    """
    known = {entry.key for entry in old.entries} if old else set()
    bare = {
        entry.source
        for entry in new.active
        if entry.state is State.UNTRANSLATED and not entry.target and entry.key not in known
    }
    if not bare:
        return new
    found = _earlier(project, bare)
    entries = [
        _begun(entry, found[entry.source])
        if not entry.obsolete and entry.source in bare and entry.source in found
        else entry
        for entry in new.entries
    ]
    return new.with_entries(entries)


def _earlier(project: Project, words: set[str]) -> Mapping[str, list[_Earlier]]:
    keys = set(project.config.words.among(project.config.front_matter.translate))
    found: defaultdict[str, list[_Earlier]] = defaultdict(list)
    layout = project.layout
    for path in layout.catalogs() if keys else ():
        if path == layout.catalog(layout.words):
            continue
        try:
            catalog = project.catalog(path).catalog
        except TranslitError:
            continue  # what is wrong with it, its own post tells
        for entry in catalog.entries if catalog else ():
            if entry.source in words and entry.context in keys and entry.target.strip():
                # An entry that has left its post keeps its state there.
                found[entry.source].append(_Earlier(entry.target, entry.state, layout.shown(path)))
    return found


def _begun(entry: Entry, earlier: Iterable[_Earlier]) -> Entry:
    ranked = Counter(
        {
            (state is State.TRANSLATED, target): sum(
                1 for one in earlier if (one.target, one.state) == (target, state)
            )
            for target, state in {(one.target, one.state) for one in earlier}
        }
    )
    reviewed, target = max(ranked, key=lambda one: (one[0], ranked[one], one[1]))
    others = sorted({one.target for one in earlier} - {target})
    comment = entry.comment
    if others:
        comment = "\n".join(filter(None, (comment, "Posts also had: " + "; ".join(others))))
    state = State.TRANSLATED if reviewed else State.FUZZY
    return replace(entry, target=target, state=state, comment=comment)


class Words:
    """What the words of the site are in English; with `draft`, what nobody has reviewed as well."""

    def __init__(self, project: Project, *, draft: bool) -> None:
        self._project = project
        layout = project.layout
        self.catalog = layout.shown(layout.catalog(layout.words))
        self.known: Mapping[str, str] = _targets(project, draft=draft)

    def of(self, post: Path) -> dict[UnitKey, str]:
        """Those of a post, as its document has them."""
        words = self._project.words.of(post)
        return {UnitKey(Role.WORD, one): self.known[one] for one in words if one in self.known}

    def counts(self, post: Path) -> tuple[int, int]:
        """How many of the words of a post are reviewed, and how many there are."""
        words = self._project.words.of(post)
        return sum(one in self.known for one in words), len(words)


def _targets(project: Project, *, draft: bool) -> dict[str, str]:
    if not project.words.are_kept:
        return {}
    catalog = project.catalog(project.layout.catalog(project.layout.words)).catalog
    return {
        entry.source: entry.target
        for entry in (catalog.active if catalog else ())
        if entry.target.strip()
        and (entry.state is State.TRANSLATED or (draft and entry.state is State.FUZZY))
    }
