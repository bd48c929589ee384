"""The files of a site -> which generator builds it, and the configuration that it needs here."""

from __future__ import annotations

from translit.sites.generator import Files, Recognised
from translit.sites.generators import GENERATORS

__all__ = ["Files", "Recognised", "recognised"]


def recognised(files: Files, locale: str = "en") -> Recognised | None:
    """The site that stands in a folder; None for one that is known to nobody here."""
    for generator in GENERATORS:
        if found := generator.recognised(files, locale):
            return found
    return None
