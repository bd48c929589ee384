"""A PO file as a value: its header and its entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from translit.catalog.header import Header
from translit.model import Entry, State, UnitKey

__all__ = ["Catalog"]


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file; `loads(dumps(catalog)) == catalog` where obsolete entries stand last."""

    header: Header = field(default_factory=Header)
    entries: tuple[Entry, ...] = ()
    """All but the header, the obsolete ones too; no two have one context and source."""
    epilogue: str = ""
    """Comment lines behind the last entry, as they stand there; gettext tools drop them."""

    @property
    def active(self) -> Iterator[Entry]:
        """The entries whose units stand in a post."""
        return (entry for entry in self.entries if not entry.obsolete)

    @property
    def obsolete(self) -> Iterator[Entry]:
        """The entries that are kept for their targets only."""
        return (entry for entry in self.entries if entry.obsolete)

    def targets(self, *, fuzzy: bool) -> dict[UnitKey, str]:
        """What `splice.translate` takes: the reviewed targets, and on demand the fuzzy ones.

        An entry with plural forms has none: no unit can choose between them.
        """
        wanted = {State.TRANSLATED, State.FUZZY} if fuzzy else {State.TRANSLATED}
        return {
            entry.key: entry.target
            for entry in self.active
            if entry.target and entry.state in wanted
        }

    def counts(self) -> dict[State, int]:
        """How many active entries there are in each state; a state without any counts 0."""
        found = Counter(entry.state for entry in self.active)
        return {state: found[state] for state in State}

    def with_entries(self, entries: Iterable[Entry]) -> Catalog:
        """The same catalog with other entries."""
        return replace(self, entries=tuple(entries))
