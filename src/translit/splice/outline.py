"""Two documents -> the first place where a reader would see another structure."""

from __future__ import annotations

from collections import Counter

from translit.model import Block, Document, Problem

__all__ = ["difference"]


def difference(source: Document, result: Document) -> Problem | None:
    """The first difference between the outlines of a post and of its translation, if any.

    The line is one of `result`; the message names the line of the source and says what is amiss.
    """
    if source.text == result.text:
        return None
    for wanted, found in zip(source.outline, result.outline, strict=False):
        if wanted.kind != found.kind:
            return Problem(
                found.line,
                f"reads as {_kind(found)} where the source has {_kind(wanted)}{_at(wanted)}; "
                "escape what Markdown takes for markup there",
            )
        if wanted.codes != found.codes:
            return Problem(found.line, _codes(wanted, found))
    wanted_count, found_count = len(source.outline), len(result.outline)
    if wanted_count != found_count:
        last = result.outline[-1].line if result.outline else 1
        return Problem(last, f"has {found_count} blocks where the source has {wanted_count}")
    return None


def _kind(block: Block) -> str:
    words = block.kind.split()
    name = " ".join(words[1:] if words and words[0].isdigit() else words).replace("_", " ")
    return {"text": "a paragraph", "hidden": "a paragraph", "html": "HTML"}.get(name, f"“{name}”")


def _at(block: Block) -> str:
    return f" (source line {block.line})" if block.line else ""


def _codes(wanted: Block, found: Block) -> str:
    missing = Counter(wanted.codes) - Counter(found.codes)
    added = Counter(found.codes) - Counter(wanted.codes)
    parts = []
    if missing:
        parts.append("has lost " + ", ".join(map(_code, missing)))
    if added:
        parts.append("has gained " + ", ".join(map(_code, added)))
    return f"{' and '.join(parts)}{_at(wanted)}; keep the inline codes of the source"


_NAMES = {"em": "*emphasis*", "strong": "**strong emphasis**", "strike": "~~strikethrough~~"}


def _code(essence: str) -> str:
    words = essence.split(" ", 2)
    if len(words) < 3:  # noqa: PLR2004  a tag of HTML, a whole formula
        return essence
    kind, name, data = words
    side = {"sc": "the start of ", "ec": "the end of "}.get(kind, "")
    return f"{side}{_NAMES.get(name, name)}{' ' + data if data else ''}"
