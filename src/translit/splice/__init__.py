"""Document + targets -> text: the source with its units' places rewritten, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from translit import metadata_keys
from translit.model import Code, Document, Syntax, Unit, UnitKey
from translit.patterns import lazy
from translit.splice.outline import difference
from translit.splice.writers import written

__all__ = ["difference", "signature", "translate"]

_RUNNING = frozenset((Syntax.MARKDOWN, Syntax.CELL, Syntax.HTML))
"""Where sentences follow each other in one block."""

_CONTAINERS = lazy(
    r"(?:[ \t>]++|(?:[-+*]|\d{1,9}[.)])[ \t]++|\[[ xX]\][ \t]++|\[\^[^\]]+\]:[ \t]*+|:[ \t]++)*+"
)
"""What may stand before a block on its first line: quotation marks, list markers, labels."""

_METADATA = lazy(metadata_keys.ANY + r"(?=[ \t]*:(?:[ \t]+\S|[ \t]*$))", re.IGNORECASE)
"""What at the beginning of a post is a key of its front matter, without any line around it."""

_KEYED = lazy(metadata_keys.KEY + r"(?=[ \t]*:(?:[ \t]|$))")
"""What is one on a line below such a key."""

_EMPTY_LINE = lazy(r"\n[ \t\r]*\n")


def translate(document: Document, targets: Mapping[UnitKey, str]) -> str:
    """The post with each unit replaced by its target; what has none stays as it is.

    `translate(document, {}) == document.text`, also where every target is its own source. Chinese
    sentences stand without a blank between them; one is put between two where either is translated.
    """
    text = document.text
    opening = len(text) - len(text.lstrip())
    head = _head(text, opening)
    parts: list[str] = []
    at, last_changed = 0, False
    for unit in _in_order(document):
        start, end = unit.spans[0].start, unit.spans[-1].end
        target = targets.get(unit.key)
        changed = target is not None and target != unit.source and not _blank(target)
        parts.append(text[at:start])
        touching = start == at and at > 0 and unit.syntax in _RUNNING
        if touching and (changed or last_changed):
            parts.append(" ")
        if changed and target:
            key = _METADATA if start <= opening else _KEYED if start < head else None
            parts.append(_rewritten(text, unit, target, key=key))
        else:
            parts.append(text[start:end])
        at, last_changed = end, changed
    parts.append(text[at:])
    return "".join(parts)


def _in_order(document: Document) -> Sequence[Unit]:
    if not document.words:
        return document.units
    return sorted((*document.units, *document.words), key=lambda unit: unit.spans[0].start)


def signature(codes: Iterable[Code]) -> Counter[str]:
    """What a translation must keep of `codes`, wherever it puts them."""
    return Counter(filter(None, (code.essence for code in codes)))


def _blank(target: str) -> bool:
    return not target or target.isspace()


def _begins_line(text: str, place: int) -> bool:
    """Whether nothing but its containers' markers stands on the line before a place."""
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return _CONTAINERS.fullmatch(line) is not None


def _head(text: str, opening: int) -> int:
    """Where the lines end that would be metadata if each of them began with a key."""
    end = text.find("\n", opening)
    if end < 0 or not _METADATA.match(text[opening:end]):
        return opening
    found = _EMPTY_LINE.search(text, opening)
    return found.start() if found else len(text)


def _rewritten(text: str, unit: Unit, target: str, *, key: re.Pattern[str] | None) -> str:
    """A target as it stands in the post, its lines divided by what divides the source's.

    `key`: with what its first line would be metadata, where it stands at the top of the post.
    """
    start = unit.spans[0].start
    lines = written(unit, target, begins_line=lambda: _begins_line(text, start))
    if unit.syntax is Syntax.MARKDOWN and key:
        kept = len(lines) == unit.source.count("\n") + 1
        lines[0] = _not_metadata(key, lines[0], unit.source if kept else "")
    if len(lines) == 1:
        return lines[0]
    spans = [span for span in unit.spans if span.start < span.end]  # YAML has empty lines inside
    gaps = [text[before.end : after.start] for before, after in pairwise(spans)]
    result = lines[0]
    for index, part in enumerate(lines[1:]):
        result += (gaps[min(index, len(gaps) - 1)] if gaps else " ") + part
    return result


def _not_metadata(key: re.Pattern[str], line: str, source: str) -> str:
    """The line of a post, its colon escaped: `Title: …` in front of a post is metadata."""
    found, there = key.match(line), key.match(source)
    if found is None or (there and there[0] == found[0]):
        return line
    return f"{line[: found.end()]}\\{line[found.end() :]}"
