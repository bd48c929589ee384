"""What the readers of YAML, TOML and JSON front matter find: values, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from translit.model import Problem, Span, Syntax

__all__ = ["Found", "Value", "lines"]


class Value(NamedTuple):
    """One value of front matter that a reader sees."""

    key: str
    """Its path: `params.description` is a key in a table."""
    spans: tuple[Span, ...]
    """In the text of the front matter; one for each line."""
    syntax: Syntax
    is_item: bool = False
    """Whether it is one of a list."""


class Found(NamedTuple):
    """What one front matter holds."""

    values: list[Value]
    shape: tuple[str, ...]
    """All the rest of it, for comparing a translated post with its source."""
    problem: Problem | None = None


def lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines from `start` to `end`, without indentation and without empty ones at the end."""
    value = text[start:end].rstrip(" \t\n")
    for line in value.split("\n") if value else ():
        begin = start + len(line) - len(line.lstrip(" \t"))
        yield Span(begin, begin + len(line.strip(" \t")))
        start += len(line) + 1
