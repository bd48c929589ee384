"""Folders with posts -> requests, as `translit pretranslate` asks them."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

from translit.formats import FormatOptions
from translit.formats.markdown import Markdown, open_format
from translit.glossary import EMPTY, Glossary, loads
from translit.pretranslation import Request

__all__ = ["glossary", "requests", "source"]

ROOT = Path(__file__).parent.parent.parent

_CHOICE = 5
"""Units that are read for each that is taken."""


def source() -> Path:
    """Where the posts are: where TRANSLIT_CORPUS points, else the repository's own."""
    corpus = os.environ.get("TRANSLIT_CORPUS")
    return Path(corpus) if corpus else ROOT / "posts"


def glossary() -> Glossary:
    """The repository's own terms."""
    path = ROOT / "glossary.csv"
    return loads(path.read_bytes(), path=path.name) if path.is_file() else EMPTY


def requests(count: int) -> list[Request]:
    """So many distinct units, chosen by chance, always the same; or as many as there are."""
    chance = random.Random(1)
    paths = sorted(source().rglob("*.md"))
    chance.shuffle(paths)
    reader = open_format(FormatOptions())
    found: dict[str, Request] = {}
    for path in paths:
        for request in _units(path, reader):
            found.setdefault(request.unit.source, request)
        if len(found) >= _CHOICE * count:
            break
    return chance.sample(list(found.values()), min(count, len(found)))


def _units(path: Path, reader: Markdown) -> Iterator[Request]:
    try:
        document = reader.parse(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        return
    for unit in document.units:
        yield Request(unit, reader, document.labels)
