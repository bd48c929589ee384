"""Traditional Chinese, with the words of Taiwan and Hong Kong -> simplified Chinese, by OpenCC.

`simplified` is for comparing: each character stays in its place. `mainland` is for engines, which
have seen 软件 and hardly any 软体. OpenCC is opened for what it may change only: most posts have
nothing for it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from translit.languages import HAN

if TYPE_CHECKING:
    from opencc import OpenCC

__all__ = [
    "REGIONS",
    "is_traditional",
    "mainland",
    "names_here",
    "names_there",
    "region_of",
    "simplified",
]

_REGIONS = {"tw": "tw2sp", "hant": "tw2sp", "hk": "hk2sp", "mo": "hk2sp"}
"""What of a locale names a region, and how OpenCC calls the way from there to the mainland."""

REGIONS = tuple(dict.fromkeys(_REGIONS.values()))

_ELSEWHERE = ("s2twp", "s2hkp")
"""Ways from the mainland to where other words are used."""

_ALSO = frozenset("乾吒夥後徵拚於榘麽")
"""Traditional characters that GB 2312 has: some have a use in simplified Chinese as well."""


def region_of(locale: str) -> str:
    """The way from a locale's Chinese to that of the mainland; empty where there is none to go."""
    _, *parts = locale.casefold().replace("-", "_").split("_")
    return next((_REGIONS[part] for part in reversed(parts) if part in _REGIONS), "")


def is_traditional(text: str) -> bool:
    """Whether a text may have traditional characters: certainly not, where this is False."""
    if text.isascii():
        return False
    han = "".join(HAN.findall(text))
    try:
        # GB 2312 has simplified characters, and nothing is faster than an encoder.
        han.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return not _ALSO.isdisjoint(han)


def simplified(text: str) -> str:
    """The text in simplified characters, character for character, each in its place."""
    if not is_traditional(text):
        return text
    found = _converted(text, "t2s")
    if len(found) == len(text):
        return found
    return "".join(one if len(made := _converted(one, "t2s")) != 1 else made for one in text)


def mainland(text: str, region: str = "") -> str:
    """The text in simplified characters and, of a region's, the mainland's words: 滑鼠 is 鼠标."""
    if region:
        return _converted(text, region) if HAN.search(text) else text
    return simplified(text)


@cache
def names_here(word: str) -> frozenset[str]:
    """What a word is on the mainland, if it is one of Taiwan or Hong Kong."""
    return frozenset(_converted(word, way) for way in REGIONS) - {_converted(word, "t2s")}


@cache
def names_there(word: str) -> frozenset[str]:
    """What a word is in Taiwan and Hong Kong, in simplified characters, if it is another there."""
    here = _converted(word, "t2s")
    return frozenset(_converted(_converted(here, way), "t2s") for way in _ELSEWHERE) - {here}


def _converted(text: str, way: str) -> str:
    try:
        return str(_opened(way).convert(text))
    except UnicodeEncodeError:  # half a character
        return text


@cache
def _opened(way: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(way)
