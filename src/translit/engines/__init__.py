"""Segments -> segments in another language: what an engine is, and how one is opened."""

from __future__ import annotations

from translit.engines.opening import Installed, available, checked, open_engine
from translit.engines.protocols import (
    Aligning,
    Closing,
    Completing,
    Counting,
    Engine,
    Hypotheses,
    Identified,
    LanguagePair,
    Metered,
    Noted,
    Portioned,
    Repairing,
    Spent,
    Surroundings,
    Telling,
    Told,
)

__all__ = [
    "Aligning",
    "Closing",
    "Completing",
    "Counting",
    "Engine",
    "Hypotheses",
    "Identified",
    "Installed",
    "LanguagePair",
    "Metered",
    "Noted",
    "Portioned",
    "Repairing",
    "Spent",
    "Surroundings",
    "Telling",
    "Told",
    "available",
    "checked",
    "open_engine",
]
