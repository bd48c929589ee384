"""What a page shows: a post beside its translation, by blocks, and each unit with its state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import NamedTuple

from translit.model import Finding, Severity, State, Unit, UnitKey

__all__ = [
    "BlockPair",
    "Change",
    "Demand",
    "DemandKind",
    "Page",
    "PostLine",
    "ShownUnit",
    "unit_id",
]

_LOW = 0.5
"""Below this two engines do not agree: what they drafted is worth a second look."""


def unit_id(key: UnitKey) -> str:
    """The name of a unit in a page: the same wherever its context and source are."""
    text = f"{key.context}\4{key.source}"  # as gettext joins the two
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class DemandKind(StrEnum):
    """What a translation must keep, and a reviewer may put in by one key."""

    TERM = "term"
    AMOUNT = "amount"
    NAME = "name"
    ADDRESS = "address"
    CODE = "code"


class Demand(NamedTuple):
    """Something of a source that its translation must have."""

    kind: DemandKind
    source: str
    target: str
    """How it is written in the translation."""
    note: str = ""
    """What the glossary says about it."""


class Change(NamedTuple):
    """A piece of the difference between two texts."""

    kind: str
    """`same`, `ins` (only the new text has it) or `del` (only the old one)."""
    text: str


@dataclass(frozen=True, slots=True)
class ShownUnit:
    """A unit as a reviewer sees it. The fields that end in `_html` are sanitised."""

    id: str
    unit: Unit
    target: str
    """As the catalog has it; empty where there is none."""
    state: State
    source_html: str
    target_html: str
    notes: tuple[str, ...] = ()
    """What the catalog says to a translator, but for what has a field of its own here."""
    origin: str = ""
    """Where the target came from, as the catalog says it."""
    comment: str = ""
    """What the translator wrote."""
    previous: tuple[Change, ...] = ()
    """From the source that the target was made for to the one of today; empty: it is the same."""
    agreement: float | None = None
    """How far a second engine agrees with the draft, 0 to 1; None where none was asked."""
    demands: tuple[Demand, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def key(self) -> UnitKey:
        """The key of the unit, and of its entry."""
        return self.unit.key

    @property
    def source(self) -> str:
        """The Chinese text, as the post has it."""
        return self.unit.source

    @property
    def waits(self) -> bool:
        """Whether a person has yet to look at it."""
        return self.state is not State.TRANSLATED

    @property
    def has_terms(self) -> bool:
        """Whether the glossary has something to say about it."""
        return any(one.kind is DemandKind.TERM for one in self.demands)

    @property
    def is_doubtful(self) -> bool:
        """Whether two engines do not agree about it."""
        return self.waits and self.agreement is not None and self.agreement < _LOW

    @property
    def severity(self) -> Severity | None:
        """That of the gravest finding."""
        found = {one.severity for one in self.findings}
        return next((one for one in Severity if one in found), None)

    @property
    def marks(self) -> tuple[str, ...]:
        """By which filters of the page it is found."""
        by = {
            "waits": self.waits,
            "findings": bool(self.findings),
            "terms": self.has_terms,
            "doubtful": self.is_doubtful,
            "changed": bool(self.previous),
        }
        return tuple(name for name, is_so in by.items() if is_so)


class BlockPair(NamedTuple):
    """A block of a post beside its translation. Both sides are sanitised HTML."""

    kind: str
    """What it is: `paragraph`, `heading`, `item`, `quotation`, `table`, `code`, …"""
    source: str
    target: str
    units: tuple[str, ...]
    """The ids of the units that stand in it, in the order of the text."""
    line: int
    """Of the post, on which it begins; 1 is the first."""
    depth: int = 0
    """How many containers it stands in: `::: tip` holds what follows it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A post and its translation."""

    post: str
    """Its path in the project."""
    catalog: str
    title: str
    target_title: str
    """The title in the other language; empty where it has none yet."""
    source_locale: str
    target_locale: str
    matter: tuple[BlockPair, ...]
    """The values of the front matter that a reader sees."""
    blocks: tuple[BlockPair, ...]
    units: tuple[ShownUnit, ...]
    """Each once, in the order in which the post has them first."""
    stale: bool = False
    """Whether the catalog is not that of the post as it is today: extract is due."""
    findings: tuple[str, ...] = ()
    """What is wrong with the post as a whole."""

    def count(self, state: State) -> int:
        """How many units are in a state."""
        return sum(one.state == state for one in self.units)

    def marked(self, mark: str) -> int:
        """How many units a filter finds."""
        return sum(mark in one.marks for one in self.units)

    @property
    def percent(self) -> int:
        """The reviewed part, rounded down; 100 only where nothing is left to do."""
        done = self.count(State.TRANSLATED)
        return done * 100 // len(self.units) if self.units else 100


class PostLine(NamedTuple):
    """A post in the index of all pages."""

    post: str
    href: str
    """Its page, from the index; empty where there is none."""
    title: str
    target_title: str
    translated: int
    fuzzy: int
    untranslated: int
    findings: int | None
    """In how many units; None where nobody has counted."""
    stale: bool = False
    error: str = ""
    """Why there is no page of it."""

    @property
    def total(self) -> int:
        """All units of the post."""
        return self.translated + self.fuzzy + self.untranslated

    @property
    def percent(self) -> int:
        """The reviewed part, rounded down."""
        return self.translated * 100 // self.total if self.total else 100
