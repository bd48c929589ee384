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
            if not wanted.line or not found.line:
                break  # one of the two has ended: what a post defines stands behind its blocks
            return Problem(
                found.line,
                f"reads as {_kind(found)} where the source has {_kind(wanted)}{_at(wanted)}; "
                "escape what Markdown takes for markup there",
            )
        if wanted.codes != found.codes:
            return Problem(found.line or _last(result), _codes(wanted, found))
    wanted_blocks, blocks = ([one for one in post.outline if one.line] for post in (source, result))
    if len(wanted_blocks) == len(blocks):
        return None
    more = blocks[len(wanted_blocks) :]
    count = "1 block" if len(blocks) == 1 else f"{len(blocks)} blocks"
    return Problem(
        more[0].line if more else _last(result),
        f"has {count} where the source has {len(wanted_blocks)}; "
        "look for an empty line too many or too few",
    )


def _last(post: Document) -> int:
    """The line of a post's last block."""
    return max((block.line for block in post.outline), default=0) or 1


def _kind(block: Block) -> str:
    words = block.kind.split()
    name = " ".join(words[1:] if words and words[0].isdigit() else words).replace("_", " ")
    return {"text": "a paragraph", "html": "HTML"}.get(name, f"“{name}”")


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
