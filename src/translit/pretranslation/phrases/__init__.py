"""A unit and its locks -> its plan: what an engine is asked for, and the markup around it."""

from __future__ import annotations

from translit.pretranslation.phrases.planner import Planner

__all__ = ["Planner"]
