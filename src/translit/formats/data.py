"""A data file in YAML, TOML or JSON -> a document whose words are every Chinese value in it."""

from __future__ import annotations

from translit.formats.markdown.front_matter import values_in
from translit.model import Document

__all__ = ["SUFFIXES", "document"]

SUFFIXES = {".yaml": "yaml", ".yml": "yaml", ".toml": "toml", ".json": "json"}
"""Of data files, with the readers of their kind."""


def document(text: str, suffix: str) -> Document:
    """A data file; what is wrong with it is in the document's problems."""
    return values_in(text, SUFFIXES[suffix])
