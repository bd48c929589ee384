"""What a site generator does with a page: slugs of headings, addresses, drafts, marks."""

from __future__ import annotations

from translit.sites.recipes import RECIPES, Recipe

__all__ = ["RECIPES", "Recipe"]
