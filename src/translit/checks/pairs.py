"""What a check sees, and what it answers: a unit beside its target; findings; the check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import NamedTuple

from translit.formats import Link, Reparsing
from translit.glossary import EMPTY, Glossary
from translit.model import (
    HIDDEN,
    Code,
    Entry,
    Finding,
    Labels,
    Severity,
    Span,
    State,
    TermMatch,
    Unit,
    outside,
)
from translit.patterns import lazy

__all__ = ["Across", "Check", "Pair", "bare", "finding", "is_english"]


@dataclass(frozen=True)
class Pair:
    """A unit and its target, as a check sees them. What is worked out is worked out once."""

    unit: Unit
    target: str
    reader: Reparsing
    labels: Labels = Labels()
    glossary: Glossary = EMPTY
    locale: str = "en"
    entry: Entry | None = None
    """The record that the target stands in; None for an answer that is not stored yet."""
    place: str = ""
    """The catalog's path, for a person."""
    leads_nowhere: Callable[[Link], str] | None = None
    """Why an address leads nowhere from the built post, empty where it arrives; None: not known."""
    source_locale: str = "zh_CN"
    """Where the source was written: 元 is the money of that place."""

    def __getstate__(self) -> dict[str, object]:
        """What goes to another process: not what is worked out, nor what reads files and posts."""
        kept = {one.name for one in fields(self)} - {"reader", "glossary", "leads_nowhere"}
        return {name: value for name, value in self.__dict__.items() if name in kept}

    @property
    def source(self) -> str:
        """The Chinese text."""
        return self.unit.source

    @property
    def reviewed(self) -> bool:
        """Whether a person has accepted the target."""
        return self.entry is None or self.entry.state is State.TRANSLATED

    @cached_property
    def codes(self) -> tuple[Code, ...]:
        """The inline codes of the target, read again where it will stand."""
        return self.reader.codes(self.target, syntax=self.unit.syntax, labels=self.labels)

    @cached_property
    def source_text(self) -> str:
        """The source with its codes hidden; every other character keeps its place.

        Of an escape the backslash alone is hidden: a reader sees the sign behind it.
        """
        return outside(self.source, map(_unseen, self.unit.codes))

    @cached_property
    def target_text(self) -> str:
        """The target with its codes hidden; every other character keeps its place."""
        return outside(self.target, map(_unseen, self.codes))

    @cached_property
    def terms(self) -> list[TermMatch]:
        """The glossary's terms that stand in the source."""
        return self.glossary.find(self.source, self.unit.codes) if self.glossary.terms else []

    @cached_property
    def is_english(self) -> bool:
        """Whether the target is one in words, and no pseudo-translation: what reads words asks."""
        return is_english(self.source, self.target_text)


_WORD = lazy(r"[^\W\d_]+")


_STRANGE = lazy("[^\x00-\xbf\U00010000-\U0010ffff]")
"""Letters with accents, which the engine `pseudo` writes, and others than Latin ones; no English
sentence is a third of such letters. (What is not looked for is told in two ranges, which costs
nothing to compile; what is would cost 9 ms.)"""


def _unseen(code: Code) -> Span:
    """What of a code a reader does not see."""
    return Span(code.span.start, code.span.start + 1) if code.type == "escape" else code.span


class Check(NamedTuple):
    """One question about a unit and its target. Plugins offer such values as `translit.checks`."""

    id: str
    """What a person selects and quiets it by: `doubled-word`."""
    type: str
    """The issue type of ITS 2.0 (W3C, Internationalization Tag Set 2.0, 8.10)."""
    severity: Severity
    """Of its findings, unless the configuration says otherwise."""
    run: Callable[[Pair], Iterable[Finding]]
    words: bool = False
    """Whether it reads the words of the target, which a pseudo-translation has none of."""
    wanted: bool = True
    """Whether it runs where nobody asks for it by name."""


class Across(NamedTuple):
    """One question about all pairs together. Answers the number of a pair with each finding."""

    id: str
    type: str
    severity: Severity
    run: Callable[[Sequence[Pair]], Iterable[tuple[int, Finding]]]
    words: bool = False
    wanted: bool = True


def finding(
    message: str,
    *,
    source: Span | None = None,
    target: Span | None = None,
    mended: str | None = None,
) -> Finding:
    """What is wrong; who runs the check says which one it is, and how severe."""
    return Finding("", Severity.WARNING, message, source, target, mended)


def is_english(source: str, target: str) -> bool:
    """Whether a target is one in words, and no pseudo-translation.

    Words that the source has too are of no language.
    """
    if target.isascii():
        return True
    letters = "".join(word for word in _WORD.findall(target) if word not in source)
    return len(_STRANGE.findall(letters)) * 3 <= len(letters)


def bare(text: str) -> str:
    """A text with hidden codes, without them and without blanks around."""
    return text.replace(HIDDEN, "").strip()
