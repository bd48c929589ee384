"""A text with the simplest of markup -> its codes, without a parser.

Five of six marked-up blocks of a blog hold nothing but inline code, and links and images whose
label and address are plain. Their codes are what the parser would say; a text that holds any
other sign that may be markup is left to it.
"""

from __future__ import annotations

import re

from translit.model import Code, CodeKind, Span

__all__ = ["simple_codes"]

_PLAIN = r"[^\\`*_\[\]<&$~{!^:\n]"
"""No sign that begins any markup."""

_ADDRESS = r"(?!(?i:javascript|vbscript|file|data):)[^\s\x00-\x20\x7f<>()\\&`\[\]]++"
"""markdown-it makes no links of these four kinds of addresses."""

_LINK = rf"(!?\[)({_PLAIN}*+)\]\(({_ADDRESS})\)"

_CODE = r"(?<!`)`[^`\n]++`(?!`)"

_SIMPLE = re.compile(
    rf"(?:{_PLAIN}++|:(?![a-z])|!(?!\[)|(?<! )\n|{_CODE}|{_LINK})*+"  # no emoji, no hard break
)

_SIGN = re.compile(rf"{_CODE}|{_LINK}")


def simple_codes(text: str) -> list[Code] | None:
    """The codes of a text, ascending; None where they are not for this module to say."""
    if not _SIMPLE.fullmatch(text):
        return None
    codes = []
    for found in _SIGN.finditer(text):
        start, end = found.span()
        if found[1] is None:
            codes.append(Code(CodeKind.PLACEHOLDER, "code", Span(start, end), found[0]))
            continue
        kind = "link" if found[1] == "[" else "image"
        opened = found.start(2)
        codes += (
            Code(CodeKind.START, kind, Span(start, opened)),
            Code(CodeKind.END, kind, Span(found.end(2), end), found[3]),
        )
    return codes
