"""Translation models -> installed, listed, removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translit.engines.argos.models import Model

__all__ = ["fetch", "install", "installed", "remove"]


def installed() -> list[Model]:
    """The models of this machine, those of other Argos programs among them."""
    from translit.engines.argos import models

    found: list[Model] = models.installed()
    return found


def install(path: Path) -> Model:
    """Install a model from a file. Raises ModelError for one that is none."""
    from translit.engines.argos import models

    return models.install(path)


def fetch(source: str, target: str, *, progress: Callable[[int, int | None], None]) -> Model:
    """Download the public model of a pair of languages, and install it.

    `progress` is told how many bytes there are, and how many there will be. This is the only thing
    in the project that uses the network.
    """
    from translit.engines import LanguagePair
    from translit.engines.argos import download, models

    return models.install(download.download(LanguagePair(source, target), progress=progress))


def remove(name: str) -> Model:
    """Remove an installed model. Raises ModelError where there is none of the name."""
    from translit.engines.argos import models

    return models.remove(name)
