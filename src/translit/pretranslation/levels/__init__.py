"""Jobs -> answers that hold their locks: one way of asking an engine after the other."""

from __future__ import annotations

from translit.pretranslation.levels.asking import Asked, described, identity_of
from translit.pretranslation.levels.chain import DEFAULT_ORDER, Chain
from translit.pretranslation.levels.probe import Profile, probe

__all__ = ["DEFAULT_ORDER", "Asked", "Chain", "Profile", "described", "identity_of", "probe"]
