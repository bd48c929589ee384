"""MultiMarkdown metadata, `Title: …` to the first empty line -> where chosen values stand."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import pairwise

from translit import metadata_keys
from translit.formats.markdown.front_matter.key_values import Found, Value, lines
from translit.model import Span, Syntax
from translit.patterns import lazy

__all__ = ["end", "entries", "texts", "values"]

_LINE = lazy(rf"^({metadata_keys.KEY})[ \t]*:(?:[ \t]+|$)", re.MULTILINE)
_MORE = lazy(r"[ \t]+\S")
_WHOLE_LINE = lazy(r"[^\n]*\n?")
_FIRST = lazy(metadata_keys.METADATA + r"[ \t]*:[ \t]+\S", re.IGNORECASE)
"""What metadata begin with."""


def end(text: str) -> int:
    """Where the metadata end with which `text` begins; 0 if it begins with none."""
    if not _FIRST.match(text):
        return 0
    at = count = 0
    for line in _WHOLE_LINE.finditer(text):
        if not line[0].strip():
            break
        if _LINE.match(line[0]):
            count += 1
        elif not _MORE.match(line[0]):
            return 0
        at = line.end()
    single = count == 1 and text[:5].lower() != "title"
    return 0 if single else at


def texts(text: str) -> dict[str, str]:
    """The values by their keys, in small letters."""
    return {value.key: "\n".join(span.of(text) for span in value.spans) for value in _all(text)}


def values(text: str, keys: Container[str]) -> Found:
    """The values of `keys`, in any case, and the shape of all the rest."""
    found = [value for value in _all(text) if value.key in keys]
    shape, at = [], 0
    for value in found:
        shape.append(text[at : value.spans[0].start])
        at = value.spans[-1].end
    return Found(found, (*shape, text[at:]))


def entries(text: str) -> Iterator[tuple[str, Span]]:
    """Each key as it is written, and its lines."""
    starts = [one.start() for one in _LINE.finditer(text)]
    for start, end in pairwise((*starts, len(text))):
        yield text[start : text.index(":", start)].rstrip(), Span(start, end)


def _all(text: str) -> list[Value]:
    starts = list(_LINE.finditer(text))
    ends = [*(one.start() for one in starts[1:]), len(text)]
    found = []
    for one, stop in zip(starts, ends, strict=True):
        if spans := tuple(lines(text, one.end(), stop)):
            found.append(Value(one[1].strip().lower(), spans, Syntax.PLAIN))
    return found
