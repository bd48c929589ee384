"""Drafts of one engine, and another engine -> how far they agree, for a reviewer to begin with."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from translit.pretranslation import Outcome, pretranslate
from translit.pretranslation.agreement import agreement

if TYPE_CHECKING:
    from translit.engines import Engine
    from translit.project import Project

__all__ = ["Doubt", "SecondOpinion"]


class Doubt(NamedTuple):
    """A draft, and how far the second engine agrees with it."""

    post: str
    line: int
    source: str
    agreement: float
    """0 to 1; 0 where the second engine has no translation that could be used."""


@dataclass(slots=True)
class SecondOpinion:
    """An engine that translates too; what it says is compared, and never stored."""

    engine: Engine
    name: str
    doubts: list[Doubt] = field(default_factory=list)

    def noted(
        self,
        project: Project,
        post: Path,
        outcomes: Sequence[Outcome],
        cache: MutableMapping[str, str],
    ) -> list[Outcome]:
        """The outcomes, each with how far the second engine agrees in its note."""
        filled = [one for one in outcomes if one.target]
        second = pretranslate(
            [one.request for one in filled],
            engine=self.engine,
            glossary=project.glossary,
            source=project.config.source,
            locale=project.config.target,
            cache=cache,
            title_case=project.config.title_case,
        )
        shares = {
            one.request.unit.key: agreement(other.target, one.target) if other.target else 0.0
            for one, other in zip(filled, second, strict=True)
        }
        shown = project.layout.shown(post)
        for one in filled:
            unit = one.request.unit
            self.doubts.append(Doubt(shown, unit.line, unit.source, shares[unit.key]))
        return [self._noted(one, shares.get(one.request.unit.key)) for one in outcomes]

    def _noted(self, outcome: Outcome, share: float | None) -> Outcome:
        if share is None or not outcome.notes:
            return outcome
        origin, *rest = outcome.notes
        said = f"{origin}; {self.name} agrees by {round(share * 100)} %"
        return outcome._replace(notes=(said, *rest))
