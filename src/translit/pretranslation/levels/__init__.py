"""Jobs -> answers that hold their locks: one way of asking an engine after the other."""

from __future__ import annotations

from translit.pretranslation.levels.asking import Asked, described, identity_of
from translit.pretranslation.levels.chain import Chain
from translit.pretranslation.levels.probe import Profile, probe
from translit.pretranslation.levels.table import DEFAULT_ORDER

__all__ = ["DEFAULT_ORDER", "Asked", "Chain", "Profile", "described", "identity_of", "probe"]
