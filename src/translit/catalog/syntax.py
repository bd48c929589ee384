"""The PO format as tables: one entry's grammar, the escapes in a text, the order of flags."""

from __future__ import annotations

import re

from translit.patterns import lazy

__all__ = [
    "ACTIVE",
    "BLANKS",
    "ESCAPES",
    "FLAG_ORDER",
    "LITERAL",
    "OBSOLETE",
    "PLURAL",
    "PRELUDE",
    "PREVIOUS",
    "PREVIOUS_MARK",
    "EscapeError",
    "PreviousError",
    "unescape",
]

BLANKS = " \t\r\n\f\v"
"""What separates words in PO. U+3000 and the line separators of Unicode do not."""

_LITERAL = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
LITERAL = lazy(_LITERAL)
"""One quoted text; a text may consist of several."""

# Blank lines and comments, also `#~|`, but not `#~`: that begins a message.
_PRELUDE = r"((?:[ \t\r\f\v]*+(?:\n|\#(?!~(?!\|))[^\n]*+\n))*+)[ \t\r\f\v]*+"
PRELUDE = lazy(_PRELUDE)
"""All that may stand before a message; matches everywhere."""

_BLANK = f"[{BLANKS}]*+"
# Of an obsolete message: every line begins with its own mark.
_OBSOLETE_BLANK = rf"(?:[ \t\r\f\v]++|\n{_BLANK}\#~(?!\|))*+"

# In the patterns that follow, `␣` is what may stand between two words; each use says what that is.
_TEXTS = f"{_LITERAL}(?:␣{_LITERAL})*+"
# Its groups are msgctxt, msgid, msgstr or msgid_plural and all `msgstr[n]`.
_MESSAGE = (
    f"(?:msgctxt␣({_TEXTS})␣)?+"
    f"msgid␣({_TEXTS})␣"
    f"(?:msgstr␣({_TEXTS})"
    rf"|msgid_plural␣({_TEXTS})((?:␣msgstr␣\[␣[0-9]++␣\]␣{_TEXTS})++))"
)
_PREVIOUS = f"␣(?:msgctxt␣({_TEXTS})␣)?+msgid␣({_TEXTS})␣(?:msgid_plural␣({_TEXTS})␣)?+"
_PLURAL = rf"msgstr␣\[␣([0-9]++)␣\]␣({_TEXTS})"

ACTIVE = lazy(_PRELUDE + _MESSAGE.replace("␣", _BLANK))
"""An entry in use."""
OBSOLETE = lazy(_PRELUDE + rf"\#~(?!\|)␣{_MESSAGE}".replace("␣", _OBSOLETE_BLANK))
"""An entry whose lines begin with `#~`."""
PREVIOUS = lazy(_PREVIOUS.replace("␣", _BLANK))
"""What stands behind the marks `#|`: the message as it was before its source changed."""

PREVIOUS_MARK = lazy(r"^[ \t\r\f\v]*\#~?\|", re.MULTILINE)
"""The mark itself, also of an obsolete entry."""
_ANY_BLANK = rf"(?:[{BLANKS}]++|\#~)*+"
PLURAL = lazy(_PLURAL.replace("␣", _ANY_BLANK))
"""One `msgstr[n]` of those that a message's last group holds: n, and its texts."""

ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\a": "\\a",
    "\b": "\\b",
    "\f": "\\f",
    "\v": "\\v",
    "\0": "\\000",  # gettext ends a text at a NUL; written so, it is at least ours to read again
}
"""How gettext writes what cannot stand between quotation marks."""

_MEANING = {written[1]: char for char, written in ESCAPES.items() if char != "\0"}
_ESCAPE = lazy(
    r"""\\(?:([\\"ntrabfv])|((?:[0-7]{1,3}|x[0-9A-Fa-f]+)(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))*))?"""
)


class EscapeError(ValueError):
    """A backslash with something behind it that is no escape."""

    def __init__(self, place: int) -> None:
        self.place = place


class PreviousError(ValueError):
    """Lines with `#|` that hold no complete msgid."""


def unescape(text: str) -> str:
    """The characters that a quoted text stands for; escaped numbers are bytes of UTF-8.

    Raises EscapeError with the place of the backslash in `text`.
    """
    return _ESCAPE.sub(_meaning, text)


def _meaning(match: re.Match[str]) -> str:
    char, numbers = match.groups()
    if char is not None:
        return _MEANING[char]
    if numbers is None:
        raise EscapeError(match.start())
    # Like gettext, the lowest byte of a number that is too large.
    values = (
        int(number[1:], 16) if number[0] == "x" else int(number, 8)
        for number in numbers.split("\\")
    )
    try:
        return bytes(value & 0xFF for value in values).decode()
    except UnicodeDecodeError as error:
        raise EscapeError(match.start()) from error


_FORMATS = (
    "c objc python python-brace java java-printf csharp javascript scheme lisp elisp librep ruby"
    " sh awk lua object-pascal smalltalk qt qt-plural kde kde-kuit boost tcl perl perl-brace php"
    " gcc-internal gfc-internal ycp"
)
FLAG_ORDER = {
    flag: rank
    for rank, flag in enumerate(
        [f"{no}{name}-format" for name in _FORMATS.split() for no in ("", "no-")]
        + ["range:", "no-wrap"]
    )
}
"""The order in which gettext writes flags behind `fuzzy`; a range counts by its first word."""
