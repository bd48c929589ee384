"""What an engine offers: one method that all have, and more that some have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from translit.model import Span

__all__ = [
    "Aligning",
    "Closing",
    "Completing",
    "Counting",
    "Engine",
    "Hypotheses",
    "Identified",
    "LanguagePair",
    "Noted",
    "Portioned",
    "Repairing",
]


class LanguagePair(NamedTuple):
    """From which language to which, by their ISO 639 codes: `zh`, `en`."""

    source: str
    target: str


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
