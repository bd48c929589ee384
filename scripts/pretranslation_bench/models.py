"""The machine -> the model to time: the public one, if it is installed, or one of its size."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pretranslation_bench.posts import ROOT

__all__ = ["Timed", "installed", "made"]

_LEAST = 40_000_000
"""Bytes of a public model, at least; those of Argos have seventy million and more."""

_MOST_PIECES = 16_000
"""Of the tokenizer; real ones have so many for both languages."""


class Timed(NamedTuple):
    """A model, and where both sides find it."""

    name: str
    weights: Path
    """The file of its weights."""
    environment: dict[str, str]
    """What both sides are to have in theirs."""
    forced: bool
    """Whether its weights mean nothing, so that the lengths of translations are to be forced."""

    @property
    def size(self) -> int:
        """Bytes of its weights."""
        return self.weights.stat().st_size


def installed() -> Timed | None:
    """The public model, or another of its size; None if there is none."""
    from translit.engines import LanguagePair
    from translit.engines.argos.installed_models import chosen
    from translit.errors import ModelError

    try:
        model = chosen(LanguagePair("zh", "en"), "")
    except ModelError:
        return None
    if model.size < _LEAST:
        return None
    weights = model.path / "model" / "model.bin"
    return Timed(f"{model.name}, version {model.version}", weights, {}, forced=False)


def made(room: Path, texts: Iterable[str]) -> Timed:
    """A package of random weights of Argos's size, and of no use, below `room`.

    Its tokenizer is trained on the texts, so that sentences have about as many pieces as they
    have to a real one.
    """
    sys.path.insert(0, str(ROOT))
    from tests.engines.random_model import ARGOS_SIZED, package, tokenizer

    spoken = tokenizer("\n".join(texts), _MOST_PIECES)
    folder = package(room / "packages", shape=ARGOS_SIZED, spoken=spoken)
    return Timed(
        "random weights of Argos's size",
        folder / "model" / "model.bin",
        {
            "ARGOS_PACKAGES_DIR": str(room / "packages"),
            # Below these, Argos makes folders as soon as it is imported.
            **{f"XDG_{kind}_HOME": str(room / kind) for kind in ("DATA", "CONFIG", "CACHE")},
        },
        forced=True,
    )
