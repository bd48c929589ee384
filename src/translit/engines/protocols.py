"""What an engine offers: one method that all have, and more that some have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from translit.model import Span

__all__ = [
    "Aligning",
    "Closing",
    "Completing",
    "Counting",
    "Engine",
    "Held",
    "Hypotheses",
    "Identified",
    "LanguagePair",
    "Metered",
    "Noted",
    "Portioned",
    "Repairing",
    "Spent",
    "Surroundings",
    "Telling",
    "Told",
]


class LanguagePair(NamedTuple):
    """From which language to which, by their ISO 639 codes: `zh`, `en`."""

    source: str
    target: str


class Surroundings(NamedTuple):
    """What stands around a segment in its post; it is told, and not translated."""

    title: str = ""
    headings: tuple[str, ...] = ()
    """Those above it, the highest first."""
    before: tuple[tuple[str, str], ...] = ()
    """The sentences before it, each with its English where there is any."""
    after: str = ""
    role: str = "text"
    """What it is to a reader: heading, table cell, caption."""
    alike: tuple[tuple[str, str], ...] = ()
    """Sentences like it, with the English that people of the project have reviewed."""


class Held(NamedTuple):
    """What an answer must be made of, for an engine that can be kept to it while it writes."""

    words: tuple[tuple[str, bool], ...] = ()
    """What must stand in it, as often as it is here; and whether in any case, and in the plural."""
    figures: tuple[str, ...] = ()
    """What figures may stand in it besides."""
    counted: bool = False
    """Whether any other figure may, as the segment has numbers in words."""
    signs: str = ""
    """Those of the segment that are no letters: an answer has no use for other markup."""


class Told(NamedTuple):
    """A segment, and what an engine that understands it is told."""

    segment: str
    terms: tuple[tuple[str, str, str], ...] = ()
    """What must be written for what, and the note to it: terms and amounts of the segment."""
    around: Surroundings = Surroundings()
    refused: tuple[tuple[str, str], ...] = ()
    """Its earlier answers, and why they cannot be used."""
    held: Held | None = None
    """What its answer is to be kept to, by an engine that `holds`."""
    variant: int = 0
    """Another answer is wanted than the first: which one."""


@runtime_checkable
class Telling(Protocol):
    """An engine that can be told what stands around a segment, and what must be in its answer.

    One that does not understand why its last answer cannot be used has `takes_reasons = False` too;
    one that can be made to write nothing else than what is `held`, `holds = True`.
    """

    @property
    def window(self) -> int:
        """How many segments are worth asking together; later ones are told of their answers."""
        ...

    @property
    def takes_terms(self) -> bool:
        """Whether it understands what must be written for a term."""
        ...

    @property
    def failure(self) -> str:
        """Why the last answer that failed did; empty if none has."""
        ...

    def told(self, asks: Sequence[Told], done: Callable[[int, str], None]) -> list[str]:
        """The translation of each segment; `done` is given each, by its number, as it comes."""
        ...


@runtime_checkable
class Engine(Protocol):
    """Translates segments. Nothing that it answers is trusted."""

    def translate(self, segments: Sequence[str]) -> list[str]:
        """The translation of each segment, as many and in the same order."""
        ...


@runtime_checkable
class Hypotheses(Protocol):
    """An engine that knows several translations of a segment."""

    def hypotheses(self, segments: Sequence[str], count: int) -> list[list[str]]:
        """At most `count` translations of each segment, the best first."""
        ...


@runtime_checkable
class Completing(Protocol):
    """An engine that goes on from a beginning that it is given."""

    def complete(self, segments: Sequence[str], prefixes: Sequence[str]) -> list[str]:
        """A translation of each segment that begins with its prefix."""
        ...


@runtime_checkable
class Aligning(Protocol):
    """An engine that says which part of a translation comes from which part of its source."""

    def alignments(
        self, segments: Sequence[str], targets: Sequence[str]
    ) -> list[list[tuple[Span, Span]]]:
        """What each piece of each target attends to most: its span, and the source piece's."""
        ...


@runtime_checkable
class Identified(Protocol):
    """An engine whose answers may be kept."""

    @property
    def identity(self) -> str:
        """Which model it is, of which version, with which settings: equal answers if equal."""
        ...


@runtime_checkable
class Portioned(Protocol):
    """An engine that says how many segments it takes at a time; others are given a few."""

    @property
    def portion(self) -> int:
        """As many as it decodes together. Between two calls, Ctrl-C is heeded."""
        ...


@runtime_checkable
class Counting(Protocol):
    """An engine that can tell how long a segment is to it."""

    def pieces(self, segment: str) -> int:
        """How many pieces its model takes a segment for."""
        ...


class Spent(NamedTuple):
    """What an engine was asked, and what that took."""

    requests: int = 0
    read: int = 0
    """Tokens that were sent to it, those among them that it had read before."""
    written: int = 0
    """Tokens that it answered."""

    def __add__(self, other: tuple[object, ...]) -> Spent:
        """Both together."""
        return Spent(*(one + more for one, more in zip(self, Spent(*other), strict=True)))  # type: ignore[arg-type]


@runtime_checkable
class Metered(Protocol):
    """An engine that counts what it is asked."""

    @property
    def spent(self) -> Spent:
        """All since it was opened."""
        ...


@runtime_checkable
class Repairing(Protocol):
    """An engine that can be kept from repeating itself."""

    def retranslate(self, segments: Sequence[str]) -> list[str]:
        """The translation of each segment, in which no run of words stands twice."""
        ...


@runtime_checkable
class Noted(Protocol):
    """An engine of which a person should know something before it drafts."""

    @property
    def note(self) -> str:
        """What that is, in a sentence; empty where it is nothing."""
        ...


@runtime_checkable
class Closing(Protocol):
    """An engine that holds something until it is closed."""

    def close(self) -> None:
        """Let go of the model."""
        ...
