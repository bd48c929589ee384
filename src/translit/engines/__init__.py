"""Segments -> segments in another language: what an engine is, and how one is opened."""

from __future__ import annotations

from translit.engines import protocols
from translit.engines.opening import Installed, available, checked, open_engine
from translit.engines.protocols import *  # noqa: F403  # all of its list, which stands there once

__all__ = ["Installed", "available", "checked", "open_engine"]
__all__ += protocols.__all__
