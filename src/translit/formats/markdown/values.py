"""What the readers of YAML, TOML and JSON front matter find: values, each with its place."""

from __future__ import annotations

from typing import NamedTuple

from translit.model import Problem, Span, Syntax

__all__ = ["Found", "Value"]


class Value(NamedTuple):
    """One value of front matter that a reader sees."""

    key: str
    """Its path: `params.description` is a key in a table."""
    spans: tuple[Span, ...]
    """In the text of the front matter; one for each line."""
    syntax: Syntax


class Found(NamedTuple):
    """What one front matter holds."""

    values: list[Value]
    shape: tuple[str, ...]
    """All the rest of it, for comparing a translated post with its source."""
    problem: Problem | None = None
