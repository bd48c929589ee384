"""A post that is reviewed -> what the checks find in it, each time that an entry has changed.

What is found in an entry by itself is kept as long as the entry is; where its addresses lead, and
what it has in common with others, is looked at anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from translit.checks import Pair
from translit.checks.links import LINKS
from translit.checks.markup import MARKUP
from translit.checks.running import Choice, across, found, quieted
from translit.formats import Link, Reparsing
from translit.model import Entry, Finding, Unit, UnitKey
from translit.page.viewing import Seen
from translit.project import Project
from translit.splice import translate
from translit.workflows.arrival import Arrivals, View
from translit.workflows.found_in_whole import of_the_whole

__all__ = ["LiveFindings"]


@dataclass(slots=True)
class LiveFindings:
    """What is found in one post."""

    project: Project
    post: Path
    choice: Choice
    _found: dict[Entry, tuple[Pair, list[Finding]]] = field(default_factory=dict)
    _by_itself: Choice = field(init=False)
    """All checks but that of addresses, which is decided by other sentences as well."""
    _view: View | None = None
    """Where the addresses of the English page lead; None where nobody asks."""

    def __post_init__(self) -> None:
        self._by_itself = replace(self.choice, ignored=self.choice.ignored | {LINKS.id})

    def forget(self) -> None:
        """The post is another one by now."""
        self._found.clear()

    def of(self, seen: Seen, units: Mapping[str, Unit]) -> dict[UnitKey, list[Finding]]:
        """What is found in each translation, also beside the others."""
        if not isinstance(seen.reader, Reparsing):
            return {}
        self._view = self._looking_from(seen)
        kept: dict[Entry, tuple[Pair, list[Finding]]] = {}
        for unit in units.values():
            entry = seen.entries.get(unit.key)
            if entry is not None and entry.target.strip():
                known = self._found.get(entry)
                if known is None:
                    pair = self._pair(seen, seen.reader, unit, entry)
                    known = pair, found(pair, self._by_itself)
                kept[entry] = known
        self._found = kept
        pairs = [pair for pair, _ in kept.values()]
        findings = [[*some, *self._astray(pair)] for pair, some in kept.values()]
        for number, one in across(pairs, self.choice):
            findings[number].append(one)
        return {pair.unit.key: some for pair, some in zip(pairs, findings, strict=True) if some}

    def of_whole(self, seen: Seen) -> tuple[str, ...]:
        """What is found in the post as a whole, which no sentence shows.

        Of what other answers are made from too, only values that stay as they are are looked at:
        it may run beside them, on a project and with a reader of its own.
        """
        told = any(one.check == MARKUP.id for some in seen.findings.values() for one in some)
        stored = self.project.post(self.post)
        some = of_the_whole(
            self.project,
            self.post,
            stored,
            _targets(seen),
            self.choice,
            self._looking_from(seen),
            markup=not told,
        )
        return tuple(one.finding.message for one in some)

    def typed(
        self, seen: Seen, reader: Reparsing, unit: Unit, entry: Entry
    ) -> tuple[Pair, list[Finding]]:
        """A translation that is not saved yet, beside its source, and what is found in it."""
        pair = self._pair(seen, reader, unit, entry)
        return pair, [*found(pair, self._by_itself), *self._astray(pair)]

    def _looking_from(self, seen: Seen) -> View | None:
        """Where addresses lead, seen from the English page as it would be built now."""
        if not self.choice.wants(LINKS) or self.post == self.project.layout.words:
            return None

        def english() -> str:
            return translate(seen.document, _targets(seen))

        text = seen.document.text
        return Arrivals(self.project).seen_from(self.post, seen.reader, text, english)

    def _astray(self, pair: Pair) -> list[Finding]:
        """The addresses that lead nowhere."""
        if self._view is None or quieted(pair) & {LINKS.id, "all"}:
            return []
        return [self.choice.judged(LINKS, one) for one in LINKS.run(pair)]

    def _amiss(self, link: Link) -> str:
        """Why an address leads nowhere from the page as it would be now."""
        return self._view.amiss(link) if self._view is not None else ""

    def _pair(self, seen: Seen, reader: Reparsing, unit: Unit, entry: Entry) -> Pair:
        """An entry beside its unit, for the checks. Its codes are read once, wherever it leads."""
        return Pair(
            unit,
            entry.target,
            reader,
            seen.document.labels,
            seen.glossary,
            seen.target_locale,
            entry,
            seen.catalog,
            self._amiss,
            seen.source_locale,
        )


def _targets(seen: Seen) -> dict[UnitKey, str]:
    """The translations that there are."""
    units = {unit.key for unit in seen.document.units}
    return {
        key: entry.target
        for key, entry in seen.entries.items()
        if key in units and entry.target.strip()
    }
