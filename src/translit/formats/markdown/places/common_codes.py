"""A text with the simplest of markup -> its codes, without a parser.

Nine of ten marked-up blocks of a blog hold nothing but inline code, `*`, `**`, and links and
images whose label and address are plain. Their codes are what the parser would say; a text that
holds any other sign that may be markup is left to it.
"""

from __future__ import annotations

import re

from translit.formats.markdown.rules.cjk_emphasis import flanks
from translit.model import Code, CodeKind, Span
from translit.patterns import lazy

__all__ = ["common_codes"]

_PLAIN = r"[^\\`*_\[\]<&$~{!^:#=+%@|>\n]"
"""No sign that begins any markup."""

_ADDRESS = r"(?!(?i:javascript|vbscript|file|data):)[^\s\x00-\x20\x7f<>()\\&`\[\]]++"
"""markdown-it makes no links of these four kinds of addresses."""

_LINK = rf"(!?\[)({_PLAIN}*+)\]\(({_ADDRESS})\)"

_LINKED = rf"!?\[{_PLAIN}*+\]\({_ADDRESS}\)"
"""The same without groups: Python's `re` may lose them in a possessive repetition."""

_CODE = r"(?<!`)`[^`\n]++`(?!`)"

_STARS = r"(?<!\*)\*\*?+(?!\*)"

_SIMPLE = lazy(
    # no emoji, no image without an address, no hard break, no sign of another dialect
    rf"(?:{_PLAIN}++|:(?![A-Za-z])|!(?!\[)|(?<! )\n|=(?!=)|\+(?!\+)|%(?!%)|\|(?!\|)"
    rf"|@(?![a-z])|>(?!!)|{_CODE}|{_STARS}|{_LINKED})*+"
)

_SIGN = lazy(rf"{_CODE}|{_STARS}|{_LINK}")

_EMPHASIS = {"*": "em", "**": "strong"}


def common_codes(text: str) -> list[Code] | None:
    """The codes of a text, ascending; None where they are not for this module to say."""
    if not _SIMPLE.fullmatch(text):
        return None
    codes: list[Code] = []
    opened: list[str] = []
    for found in _SIGN.finditer(text):
        if name := _EMPHASIS.get(found[0]):
            kind = _emphasis(text, found, opened)
            if kind is None:
                return None
            codes.append(Code(kind, name, Span(*found.span())))
        elif found[1] is None:
            codes.append(Code(CodeKind.PLACEHOLDER, "code", Span(*found.span()), found[0]))
        else:
            name = "link" if found[1] == "[" else "image"
            codes += (
                Code(CodeKind.START, name, Span(found.start(), found.start(2))),
                Code(CodeKind.END, name, Span(found.end(2), found.end()), found[3]),
            )
    return None if opened else codes


def _emphasis(text: str, found: re.Match[str], opened: list[str]) -> CodeKind | None:
    """Whether a run of stars ends what is opened, or begins something.

    None where it does neither, or would end only a part of what is opened: that is for the parser.
    """
    stars = found[0]
    left, right, _, _ = flanks(text, *found.span(), len(text))
    if right and opened:
        return CodeKind.END if opened.pop() == stars else None
    if left:
        opened.append(stars)
        return CodeKind.START
    return None
