"""A unit and a glossary -> what must come out of its translation as demanded: its locks."""

from __future__ import annotations

from translit.pretranslation.demands.divided import undivided
from translit.pretranslation.demands.locks import Locked, locked

__all__ = ["Locked", "locked", "undivided"]
