"""A document and its targets -> HTML of both languages, block beside block, unit by unit."""

from __future__ import annotations

from translit.page.rendering.renderer import Renderer

__all__ = ["Renderer"]
