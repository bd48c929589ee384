"""The index of public models -> what it offers for a pair of languages.

Asked only when a user wants a model; nothing of it is kept.
"""

from __future__ import annotations

import http.client
import json
import urllib.parse
from typing import Any, NamedTuple

from translit.engines.argos.folders import folders
from translit.engines.argos.packages import metadata, newness
from translit.engines.argos.served_files import get, reason_of
from translit.engines.protocols import LanguagePair
from translit.errors import ModelError

__all__ = ["Offer", "offered"]

_LONGEST_INDEX = 50_000_000
"""Bytes."""


class Offer(NamedTuple):
    """A model that the public index has."""

    source: str
    target: str
    version: str
    links: tuple[str, ...]
    """Where it is to be had, the first first."""
    size: int | None = None
    sha256: str = ""
    """Of the whole file, where the index says it; Argos's own does not."""

    @property
    def file_name(self) -> str:
        """What the file is called here: with its version, so that no other one is taken for it."""
        version = self.version.replace(".", "_").replace("!", "_")
        return f"translate-{self.source}_{self.target}-{version}.argosmodel"


def offered(pair: LanguagePair) -> Offer:
    """The newest public model for a pair. Raises ModelError where there is none, or no network."""
    url = folders().index_url
    try:
        values = _index(url)
    except (OSError, http.client.HTTPException, ValueError, RecursionError) as error:
        raise ModelError(
            f"the index of public models cannot be read ({url}: {reason_of(error)}); get an "
            ".argosmodel file elsewhere and run translit models install FILE"
        ) from error
    offers = [
        offer for value in values if (offer := _offer(value)) and offer[:2] == pair and offer.links
    ]
    if not offers:
        raise ModelError(
            f"the index of public models has none for {pair.source} → {pair.target} ({url}); get "
            "an .argosmodel file elsewhere and run translit models install FILE"
        )
    return max(offers, key=lambda offer: newness(offer.version))


def _index(url: str) -> list[Any]:
    with get(url) as answer:
        data = answer.read(_LONGEST_INDEX + 1)
    values = json.loads(data) if len(data) <= _LONGEST_INDEX else None
    if not isinstance(values, list):
        raise ValueError("it is no list of packages")  # noqa: TRY004  # what a server says
    return values


def _offer(value: object) -> Offer | None:
    """What one entry of the index offers; None for one that cannot be used."""
    if not isinstance(value, dict):
        return None
    try:
        said = metadata(json.dumps(value).encode())
    except (ModelError, ValueError):
        return None
    links = value.get("links")
    usable = [
        link
        for link in (links if isinstance(links, list) else [])
        if isinstance(link, str) and urllib.parse.urlsplit(link).scheme in {"http", "https"}
    ]
    size, sha256 = value.get("size"), value.get("sha256")
    return Offer(
        said.source,
        said.target,
        said.version,
        tuple(usable),
        size if isinstance(size, int) and size > 0 else None,
        sha256.lower() if isinstance(sha256, str) else "",
    )
