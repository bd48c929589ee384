"""A page of the documentation -> its fenced blocks, its links and its code spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

PAGES = tuple(sorted((ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md"))))
"""Every page that a reader is shown."""

_FENCE = re.compile(r"^(`{3,})([^`\n]*)\n(.*?)^\1[ ]*$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
_SOURCE = re.compile(r'<(?:img|source|a)\b[^>]*?\b(?:src|srcset|href)="([^"]+)"')
_HEADING = re.compile(r"^#{1,6} +(.*?) *#*$", re.MULTILINE)
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)


class Block(NamedTuple):
    """A fenced block: ```` ```console ````, ```` ```csv file: glossary.csv ````."""

    language: str
    verb: str
    """What the test does with it: `file` writes it, `review` saves it in a catalog, `model` runs
    what a model has a say in; or empty."""
    place: str
    """The file that the verb is about."""
    text: str
    start: int
    """Where its text begins in the page."""


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page, those in its comments too: a reader does not see these."""
    found = []
    for fence in _FENCE.finditer(page):
        language, _, rest = fence[2].strip().partition(" ")
        verb, _, place = (part.strip() for part in rest.partition(":"))
        found.append(Block(language, verb, place, fence[3], fence.start(3)))
    return found


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(page: str) -> str:
    """The page without its fenced blocks."""
    return _FENCE.sub("", page)


def links(page: str) -> Iterator[str]:
    """Where the links and images of a page lead."""
    text = _SPAN.sub("", prose(page))
    for pattern in (_LINK, _SOURCE):
        yield from pattern.findall(text)


def spans(page: str) -> list[str]:
    """What stands in backticks outside of the blocks."""
    return [" ".join(match[2].split()) for match in _SPAN.finditer(prose(page))]


def anchors(page: str) -> set[str]:
    """The names that GitHub gives to the headings of a page."""
    found = set()
    for heading in _HEADING.findall(prose(page)):
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        found.add(re.sub(r"[^\w\- ]", "", text).replace(" ", "-"))
    return found


def section(page: str, heading: str) -> str:
    """The part of a page below a heading, as far as the next one of its rank or above."""
    begin = re.search(rf"^(#+) +{re.escape(heading)} *$", page, re.MULTILINE)
    assert begin, f"there is no heading {heading}"
    rest = page[begin.end() :]
    end = re.search(rf"^#{{1,{len(begin[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest
