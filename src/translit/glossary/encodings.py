"""A file's bytes -> its text, whatever encoding a Chinese Windows gave it; never a wrong one."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from translit.errors import GlossaryError
from translit.patterns import lazy
from translit.traditional import simplified

__all__ = ["SAVE_AGAIN", "decoded"]

SAVE_AGAIN = "save it as “CSV UTF-8”"

_MARKS = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
"""Byte order marks and what they say; Excel's "Unicode text" is UTF-16."""

_LEGACY = ("gb18030", "cp950")
"""What a plain CSV is written in on a simplified and on a traditional Chinese Windows (GBK, Big5).
Either reads most files of the other, as other characters."""

_NAMES = {"utf-8": "UTF-8", "gb18030": "GB18030", "cp950": "Big5"}

_HAN_IN_UTF8 = lazy(rb"[\xe3-\xe9][\x80-\xbf]{2}")

_COMMON = range(0xB0, 0xD8)
"""First bytes of the 3,755 commonest characters in GB 2312 (its level 1)."""

_PUNCTUATION = frozenset("，。；：？！、（）“”《》｜—…·「」『』－　")

_LIKELY = 0.6
"""The least share of common characters in a text that was read rightly."""

_CLEARLY = 0.25
"""By how much one reading must be likelier. Read rightly, the share is 0.9 to 1; read wrongly, less
than a half: of 3,000 glossaries with eight characters none was taken for the other encoding."""


def decoded(data: bytes, *, path: object) -> str:
    """The text of a file in UTF-8, UTF-16 with its mark, GB18030 or Big5.

    Raises GlossaryError, with the line, for other bytes and where it cannot be told which it is.
    """
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked is None and not _is_utf8(data):
        return _legacy(data, path)
    encoding = marked or "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(data, error, path) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise GlossaryError(f"holds NUL characters; {SAVE_AGAIN}", path=path, line=line)
    return text


def _legacy(data: bytes, path: object) -> str:
    readings: list[tuple[float, str]] = []
    damage: GlossaryError | None = None
    for encoding in _LEGACY:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            damage = damage or _damaged(data, error, path)
        else:
            readings.append((_likelihood(text), text))
    if damage and not readings:
        raise damage
    readings.sort()
    best, text = readings[-1]
    if best < _LIKELY or (len(readings) > 1 and best < readings[0][0] + _CLEARLY):
        what = f"is not UTF-8, and cannot be told to be GB18030 or Big5; {SAVE_AGAIN}"
        raise GlossaryError(what, path=path, line=1)
    return text


def _likelihood(text: str) -> float:
    """The share of common Chinese characters among those that are not ASCII."""
    wide = [character for character in text if not character.isascii()]
    return sum(map(_is_common, simplified("".join(wide)))) / max(1, len(wide))


def _is_common(character: str) -> bool:
    if character in _PUNCTUATION:
        return True
    written = character.encode("gb2312", "replace")
    return len(written) > 1 and written[0] in _COMMON


def _damaged(data: bytes, error: UnicodeDecodeError, path: object) -> GlossaryError:
    name = _NAMES.get(error.encoding, "UTF-16")
    line = data.count(b"\n", 0, error.start) + 1
    return GlossaryError(f"not {name} text; {SAVE_AGAIN}", path=path, line=line)


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, be it damaged, rather than an older encoding.

    GB18030 can read nearly anything: a UTF-8 file with one broken byte would come out as nonsense.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        broken = data.decode("utf-8", "replace").count("\ufffd")
        return len(_HAN_IN_UTF8.findall(data)) > broken
    return True
