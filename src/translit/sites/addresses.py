"""An address in a post -> its path below the site, and what stands around that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from translit.patterns import lazy

__all__ = ["Address", "Place", "cut", "filled", "lacks", "placed"]

_FOREIGN = lazy(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")

_LIQUID = lazy(r"(?:\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\})+")
"""Jekyll's own way of saying where the site is."""

_FILTERED = lazy(
    r"""(?P<before>\{\{-?\s*["'])(?P<path>/[^"'\s]*)"""
    r"""(?P<after>["']\s*\|\s*(?:relative_url|absolute_url)\s*-?\}\}[^\s]*)"""
)

_NAME = lazy(r"\{([\w.-]+)\}")

_MAY_BE_EMPTY = frozenset(("dir", "categories", "value", "locale"))
"""Names that an address may lack; without any other one it is none."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site is on the web."""

    host: str = ""
    path: str = ""
    """What stands before each address of the site; empty for one with a host of its own."""

    @classmethod
    def of(cls, url: str) -> Place:
        """The place that an address names: `https://me.github.io/blog`, or `/blog` alone."""
        parts = urlsplit(url)
        return cls(parts.netloc.lower(), parts.path.rstrip("/"))


@dataclass(frozen=True, slots=True)
class Address:
    """An address below a site."""

    before: str
    """Where the site is, as far as the address says it."""
    path: str
    after: str = ""

    def at(self, page: str) -> str:
        """The same of another page."""
        return f"{self.before}{page}{self.after}"


def cut(address: str) -> tuple[str, str]:
    """An address in two: what it leads to, and what is asked of that, or where in it."""
    at = min((at for sign in "#?" if (at := address.find(sign)) >= 0), default=len(address))
    return address[:at], address[at:]


def placed(address: str, place: Place) -> Address | None:
    """An address of the site itself, in its parts; None for one of another site."""
    if found := _FILTERED.fullmatch(address):
        return Address(*found.groups())
    path, after = cut(address)
    before = ""
    if found := _LIQUID.match(path):
        before = found[0]
    elif _FOREIGN.match(path):
        before = _own(path, place)
        if not before:
            return None
    elif place.path and f"{path}/".startswith(f"{place.path}/"):
        before = place.path
    path = path[len(before) :]
    return Address(before, path or "/" if before else path, after)


def _own(path: str, place: Place) -> str:
    """What of an address with a host says where this very site is; empty for another one."""
    try:
        parts = urlsplit(path)
    except ValueError:
        return ""
    if parts.scheme not in {"", "http", "https"} or not place.host:
        return ""
    if parts.netloc.lower() != place.host or not f"{parts.path}/".startswith(f"{place.path}/"):
        return ""
    return path[: path.index("//") + 2 + len(parts.netloc) + len(place.path)]


def lacks(pattern: str, names: Mapping[str, str]) -> bool:
    """Whether a pattern names what a post does not have."""
    return any(not names.get(name) and name not in _MAY_BE_EMPTY for name in _NAME.findall(pattern))


def filled(pattern: str, names: Mapping[str, str]) -> str:
    """The address that a pattern makes of a post's names; empty where the post lacks one."""
    if lacks(pattern, names):
        return ""
    text = _NAME.sub(lambda one: names.get(one[1], ""), pattern)
    scheme, sign, rest = text.rpartition("://")
    plain = re.sub("/{2,}", "/", rest)
    # The page of a bundle is at its folder's address.
    return scheme + sign + re.sub(r"/_?index(/|\.html|)$", r"/", plain)
