"""The generators that are known, and what each of them does with a page."""

from __future__ import annotations

from translit.sites.generator import Recipe
from translit.sites.generators import GENERATORS

__all__ = ["RECIPES", "Recipe"]

RECIPES = {generator.name: generator.recipe for generator in GENERATORS}
