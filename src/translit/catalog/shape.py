"""What of a source its translation depends on: not its URLs, and not where its lines break."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from translit.languages import FULL_WIDTH, HAN
from translit.model import Code, Span
from translit.patterns import lazy

__all__ = ["CodesOf", "letters", "plain", "retargeted", "shape", "urls"]

CodesOf = Callable[[str], Sequence[Code]]
"""The inline codes of a text, as the reader of its post sees them."""

# Where a URL stands in a code, by the code's type; the first group that took part is the URL.
_INLINE = lazy(r"\]\(\s*(?:<([^<>\n]*)>|(\S+?)(?=\)?\Z|\s))")
_URL = {
    "link": _INLINE,
    "image": _INLINE,
    "html": lazy(
        r"""\b(?:src|href|poster)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=]+))""", re.IGNORECASE
    ),
    "autolink": lazy(r"<([^<>]*)>"),
    "url": lazy(r"(.+)", re.DOTALL),
}

_BLANKS = lazy(r"\s+")
_BESIDE_HAN = lazy(f" ?((?:{HAN.pattern}|{FULL_WIDTH.pattern})+) ?")


def urls(text: str, codes: Sequence[Code]) -> list[Span]:
    """The URLs of links, images and tags in `text`, in its order."""
    return [
        Span(code.span.start + start, code.span.start + end)
        for code in codes
        for start, end in _places(code.span.of(text), code.type)
    ]


def plain(text: str, codes: Sequence[Code]) -> str:
    """`text` without its codes: what likeness is measured on."""
    pieces, end = [], 0
    for code in codes:
        pieces.append(text[end : code.span.start])
        end = code.span.end
    return "".join([*pieces, text[end:]])


def letters(text: str, codes: Sequence[Code]) -> str:
    """`text` without codes, blanks and punctuation: what stays when a sentence is split."""
    return "".join(char for char in plain(text, codes) if char.isalnum())


def shape(text: str, codes: Sequence[Code]) -> str:
    """`text` without its URLs, and without the blanks that mean nothing in Chinese.

    Sources of one shape have one translation, but for the URLs in it.
    """
    pieces, end = [], 0
    for code in codes:
        written = code.span.of(text)
        places = _places(written, code.type)
        pieces.append(_closed_up(text[end : code.span.start]))
        pieces.append(f"\0{_filled(written, places, [''] * len(places))}\0")
        end = code.span.end
    return "".join([*pieces, _closed_up(text[end:])])


def retargeted(
    target: str, old: Sequence[str], new: Sequence[str], codes_of: CodesOf
) -> str | None:
    """`target` with the URLs `old` of its source replaced by `new`, one by one.

    None where that is not certain: an old URL became two, or the target has other URLs.
    """
    renamed = dict(zip(old, new, strict=True))
    if list(map(renamed.get, old)) != list(new):
        return None
    if all(was == now for was, now in renamed.items()):
        return target
    places = urls(target, codes_of(target))
    present = [place.of(target) for place in places]
    if Counter(present) != Counter(old):
        return None
    result = _filled(target, places, [renamed[url] for url in present])
    # A URL that must be quoted otherwise than the old one shows itself when it is read again.
    read = Counter(place.of(result) for place in urls(result, codes_of(result)))
    return result if read == Counter(new) else None


def _places(written: str, kind: str) -> list[Span]:
    """The URLs in one code."""
    pattern = _URL.get(kind)
    if pattern is None:
        return []
    return [Span(*match.span(match.lastindex or 0)) for match in pattern.finditer(written)]


def _filled(text: str, places: Sequence[Span], values: Sequence[str]) -> str:
    """`text` with a value in each of its places."""
    pieces, end = [], 0
    for place, value in zip(places, values, strict=True):
        pieces += [text[end : place.start], value]
        end = place.end
    return "".join([*pieces, text[end:]])


def _closed_up(text: str) -> str:
    """Text between codes without blanks at its ends and beside Han characters."""
    return _BESIDE_HAN.sub(r"\1", _BLANKS.sub(" ", text)).strip()
