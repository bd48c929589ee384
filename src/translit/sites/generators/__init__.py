"""The site generators that are known, each a file, in the order in which a folder is tried."""

from __future__ import annotations

from translit.sites.generator import Generator
from translit.sites.generators import (
    astro,
    docusaurus,
    hexo,
    hugo,
    jekyll,
    mkdocs,
    mkdocs_blog,
    vitepress,
)

__all__ = ["GENERATORS"]

GENERATORS: tuple[Generator, ...] = tuple(
    module.GENERATOR
    for module in (hugo, docusaurus, vitepress, astro, mkdocs_blog, mkdocs, hexo, jekyll)
)
"""Hexo and Jekyll come last: their `_config.yml` stands in many a folder."""
