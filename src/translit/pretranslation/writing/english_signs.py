"""What an engine wrote -> English punctuation: a sign a row, a habit a row."""

from __future__ import annotations

from translit.patterns import lazy

__all__ = ["punctuated"]

_WIDE = {
    "，": ", ", "、": ", ", "。": ". ", "：": ": ", "；": "; ", "？": "? ", "！": "! ", "（": " (",
    "）": ") ", "【": " [", "】": "] ", "〔": " (", "〕": ") ", "《": " “", "》": "” ", "〈": " “",
    "〉": "” ", "「": " “", "」": "” ", "『": " “", "』": "” ", "〝": " “", "〞": "” ",
    "\u3000": " ", "～": "–", "〜": "–", "・": " ", "｜": " | ", "￥": "¥", "￠": "¢", "￡": "£",
}  # fmt: skip
"""Full-width punctuation, as English writes it."""

_INVISIBLE = dict.fromkeys("\u00ad\u200b\u200c\u2060\ufeff", "")

_MAPPED = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | _WIDE | _INVISIBLE
)

_TIDYING = (
    (lazy(r"\s+"), " "),
    (lazy(r" ?(?:-{2,3}|—+|──+) ?"), "—"),
    (lazy(r"…{2,}|\.{4,}|。{3,}"), "…"),
    (lazy(r" +([,.;:?!)\]’…])(?![\w.])"), r"\1"),
    (lazy(r"([(\[]) +"), r"\1"),
    (lazy(r",(?=[,.;:?!])|(?<=[;:?!]),"), ""),
    (lazy(r"\.(?=[?!])"), ""),
    (lazy(r"([?!])\.(?!\.)"), r"\1"),
)
"""What is written instead of what, one after the other: dashes, ellipses, blanks, doubled signs."""

_SINGLE = lazy(r"(?<![^\s(\[—\"“])' +([^']*?) +'(?!\w)")

_AROUND_SINGLE = lazy("(‘) +")


def punctuated(text: str) -> str:
    """The text with English punctuation, paired quotes and single blanks; its edges stay."""
    text = text.translate(_MAPPED)
    for pattern, replacement in _TIDYING:
        text = pattern.sub(replacement, text)
    return _AROUND_SINGLE.sub(r"\1", _SINGLE.sub(r"'\1'", text))
