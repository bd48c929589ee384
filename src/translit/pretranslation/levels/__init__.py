"""Jobs -> answers that hold their locks: one way of asking an engine after the other."""

from __future__ import annotations

from translit.pretranslation.levels.asked import Asked, described, identity_of
from translit.pretranslation.levels.chain import Chain
from translit.pretranslation.levels.order import DEFAULT_ORDER, LEVELS
from translit.pretranslation.levels.probe import Profile, probe
from translit.pretranslation.levels.steps.split import STEP as _SPLIT

__all__ = [
    "DEFAULT_ORDER",
    "LEVELS",
    "SPLIT",
    "Asked",
    "Chain",
    "Profile",
    "described",
    "identity_of",
    "probe",
]

SPLIT = _SPLIT.level
"""The level at which a sentence is cut at its locks."""
