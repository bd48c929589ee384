"""A block token -> the lines of its text: where each begins and ends, without its markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translit.formats.markdown.places.content import Text
from translit.formats.markdown.places.recorder import block_lines
from translit.formats.markdown.rules.attribute_list import ATTRIBUTE_LIST

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["heading_lines", "html_lines", "paragraph_lines"]

Lines = list[tuple[int, int, int]]


def paragraph_lines(text: Text, token: Token, shift: int) -> Lines:
    """The lines of a paragraph; the last without the blanks at its end (CommonMark 4.8)."""
    lines = block_lines(token)
    base = text.normal_starts[shift]
    number, start, end = lines[-1]
    if text.normal[base + end - 1] not in " \t":
        return lines
    while end > start and text.normal[base + end - 1] in " \t":
        end -= 1
    return [*lines[:-1], (number, start, end)]


def heading_lines(
    text: Text, token: Token, opening: Token, shift: int, *, attributes: bool
) -> Lines:
    """The lines of a heading without its `#`, and without `attributes` that are read at its end."""
    lines = list(paragraph_lines(text, token, shift))
    base = text.normal_starts[shift]
    number, start, end = lines[-1]
    line = text.normal[base + start : base + end]
    if opening.markup.startswith("#"):
        body = line.lstrip("#")
        start += len(line) - len(body)
        bare = body.rstrip("#")
        if bare != body and (not bare or bare[-1] in " \t"):
            body = bare
        body = body.rstrip(" \t")
        start += len(body) - len(body.lstrip(" \t"))
        end = start + len(body.lstrip(" \t"))
    ended = (base + start, base + end) if attributes else (0, 0)
    for found in ATTRIBUTE_LIST.finditer(text.normal, *ended):
        if found.end() == base + end and not _is_escaped(text.normal, found.start()):
            end = found.start() - base
    while end > start and text.normal[base + end - 1] in " \t":
        end -= 1
    lines[-1] = (number, start, end)
    return lines


def _is_escaped(text: str, place: int) -> bool:
    r"""Whether a backslash makes text of the sign at a place: `\{#a}`, but not `\\{#a}`."""
    before = text[max(0, place - _FAR) : place]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


_FAR = 100


def html_lines(text: Text, token: Token, shift: int) -> Lines:
    """The lines of a block of HTML without their indentation."""
    base = text.normal_starts[shift]
    lines = []
    for number, start, end in block_lines(token):
        while start < end and text.normal[base + start] in " \t":
            start += 1  # noqa: PLW2901
        lines.append((number, start, end))
    return lines
