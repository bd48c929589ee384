"""The texts of the corpus. Without TRANSLIT_CORPUS its tests are skipped, and say so."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from translit.formats.markdown import Markdown

VARIABLE = "TRANSLIT_CORPUS"
SUFFIXES = Markdown().suffixes

needs_corpus = pytest.mark.skipif(
    not os.environ.get(VARIABLE),
    reason=f"{VARIABLE} is not set; let it name a folder of Markdown posts",
)

MOST = 800
"""Posts of which all are read by the slow tests; of more, every n-th."""


@cache
def posts() -> tuple[Path, ...]:
    """Every Markdown file of the corpus; there must be some."""
    root = Path(os.environ[VARIABLE])
    found = sorted(
        path for path in root.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file()
    )
    assert found, f"{VARIABLE} is {root}, and no Markdown file is below it"
    return tuple(found)


def sample() -> tuple[Path, ...]:
    return posts()[:: 1 + len(posts()) // MOST]


@cache
def examples() -> tuple[tuple[str, str, str], ...]:
    """Name, Markdown and HTML of every example of the CommonMark specifications below."""
    root = Path(os.environ[VARIABLE])
    found = tuple(
        (f"{path.stem} {one['example']}", one["markdown"], one["html"])
        for path in sorted(root.rglob("commonmark*.json"))
        for one in json.loads(path.read_text("utf-8"))
    )
    assert found, f"{VARIABLE} is {root}, and no commonmark-….json is below it"
    return found


def named_texts() -> Iterator[tuple[str, str]]:
    for path in posts():
        yield str(path), path.read_bytes().decode("utf-8")
    for name, markdown, _ in examples():
        yield name, markdown
