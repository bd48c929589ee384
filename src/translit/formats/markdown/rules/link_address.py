"""Where the address of a link ends: CommonMark's rule, and template tags as addresses."""

from __future__ import annotations

from typing import NamedTuple

from markdown_it import helpers

from translit.patterns import lazy

__all__ = ["Destination", "destination", "sized_destination", "without_size"]

_PLAIN = lazy(r"[^\s\x00-\x20\x7f<>()\\&{]++(?=[ )\n])")
"""What nearly all links have: markdown-it's own function reads it character by character."""

_PART = r"[^\s\x00-\x20\x7f<>()\\{]|\{(?![{%])"
_TAG = "|".join(
    rf"{begin}[^\n]{{0,400}}?{end}"
    for begin, end in (
        (r"\{\{<", r">\}\}"),
        (r"\{\{%", r"%\}\}"),
        (r"\{%", r"%\}"),
        (r"\{\{(?![<%])", r"\}\}"),
    )
)
_TAGGED = lazy(rf"(?:{_PART})*+(?:{_TAG})(?:{_PART}|{_TAG})*+(?=[ )\n]|\Z)")
"""`{{< ref "a b.md" >}}`, `{{ site.baseurl }}/a`: the tag is gone when Markdown sees the link."""


class Destination(NamedTuple):
    """What markdown-it's rules for links ask of a destination."""

    ok: bool
    pos: int
    """Where it ends."""
    str: str


def destination(text: str, pos: int, maximum: int) -> Destination:
    """The destination of a link that begins at `pos`, before its title."""
    found = _PLAIN.match(text, pos, maximum) or _TAGGED.match(text, pos, maximum)
    if found:
        return Destination(ok=True, pos=found.end(), str=found[0])
    other = helpers.parseLinkDestination(text, pos, maximum)
    return Destination(other.ok, other.pos, other.str)


_SIZED = r"[ \t]+=(?:\d+%?x(?:\d+%?)?|x\d+%?|\d+%)"
_SIZE = lazy(rf"{_SIZED}(?=[ \t]*\)|[ \t]+[\"'])")
_SIZE_BEHIND = lazy(rf"{_SIZED}\Z")


def sized_destination(text: str, pos: int, maximum: int) -> Destination:
    """The same with the size of an image behind it: `a.png =300x200`."""
    plain = destination(text, pos, maximum)
    size = _SIZE.match(text, plain.pos) if plain.ok else None
    return plain._replace(pos=size.end()) if size else plain


def without_size(address: str) -> str:
    """Where the image of such an address is: `a.png`."""
    return _SIZE_BEHIND.sub("", address)
