"""Full-width signs left, another end than the source's, pairs undone, signs doubled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit.checks.pairs import Check, Pair, bare, finding
from translit.languages import FULL_WIDTH, HAN
from translit.model import HIDDEN, Finding, Role, Severity, Span
from translit.patterns import lazy

__all__ = ["PUNCTUATION"]

_NARROW = {
    "，": ", ", "。": ".", "：": ": ", "；": "; ", "？": "?", "！": "!", "、": ", ", "（": " (",
    "）": ")", "【": " [", "】": "]", "「": "“", "」": "”", "『": "‘", "』": "’", "《": "“",
    "》": "”", "〈": "“", "〉": "”", "　": " ", "％": "%", "＋": "+", "＝": "=", "～": "~",
    "＆": "&", "＃": "#", "＠": "@", "／": "/", "－": "-", "｜": "|", "＂": '"', "＇": "'",
}  # fmt: skip

_ENDS = {
    "。": ".…:;)", "！": "!.?…", "？": "?!…", "：": ":.—–-?", "；": ";.,!?…", "…": "….!?—–",
    "!": "!.?…", "?": "?!.…",
}  # fmt: skip
"""What a source ends in, and what its translation may end in."""

_ASKS = lazy(
    r"[吗嗎呢吧么麼怎谁誰哪何几咋]|多少|是否|为啥|為啥|能否|可否|与否|還是|还是|[不没有]\W*\Z"
    r"|(?P<verb>\w)[不没](?P=verb)"
)
"""What asks in Chinese, where the sentence ends in no question mark."""

_CLAUSE = lazy(r"[，；：。！？“「『][^，；：。！？“「『]*\W*\Z")

_CLOSING = "”’\"')]}*_~»」』）】》〉"

_DOUBLED = lazy(r",[ ]?,|,\.(?!\w)|\.\.(?<![.\d]..)(?![./\w])|\.,(?<!\...)|;;|::(?<!:..)(?!:|\w)|"
                      r"\?\.(?=\s|$)|!\.(?=\s|$)|\.。|。\.|，,|,，")  # fmt: skip

_ABBREVIATED = lazy(r"\b(?:etc|e\.g|i\.e|vs|Inc|Co|Ltd|Corp|al|Jr|Sr|No|[ap]\.m|[A-Z])\.,\Z")
"""Words that end in a full stop, and may have a comma behind it: *Apple Inc., which …*."""

_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))

_PAIRED = str.maketrans({"（": "(", "）": ")", "【": "[", "】": "]", "「": "“", "」": "”"})
_TO_BE_PAIRED = frozenset(map(chr, _PAIRED))


def _run(pair: Pair) -> Iterator[Finding]:
    yield from _full_width(pair)
    yield from _ends(pair)
    yield from _unpaired(pair)
    yield from _doubled(pair)


def _full_width(pair: Pair) -> Iterator[Finding]:
    found = [
        match
        for match in FULL_WIDTH.finditer(pair.target_text)
        if not _is_chinese(pair.target_text, match.start())
    ]
    if not found:
        return
    signs = "".join(dict.fromkeys(match[0] for match in found))
    mended = pair.target
    for match in reversed(found):
        mended = _put(mended, match.start(), match[0])
    yield finding(
        f"full-width {signs} in English text",
        target=Span(*found[0].span()),
        mended=mended if mended != pair.target else None,
    )


def _is_chinese(text: str, at: int) -> bool:
    """Whether a sign stands between Han characters, which are a finding of their own."""
    return bool(HAN.match(text[at - 1 : at]) or HAN.match(text[at + 1 : at + 2]))


def _put(text: str, at: int, sign: str) -> str:
    """The text with a narrow sign for a full-width one, and one blank where English has one."""
    new = _NARROW.get(sign) or (chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign)
    before, behind = text[:at], text[at + 1 :]
    if new.startswith(" ") and (not before or before[-1].isspace()):
        new = new[1:]
    if new.endswith(" ") and (not behind or behind[0].isspace()):
        new = new[:-1]
    elif new in {".", "?", "!", ")", "”"} and behind[:1].isalnum():
        new += " "
    return before + new + behind


def _ends(pair: Pair) -> Iterator[Finding]:
    source, target = bare(pair.source_text), bare(pair.target_text)
    stem = source.rstrip(_CLOSING + HIDDEN)
    allowed = _ENDS.get(stem[-1:])
    tail = target.rstrip(_CLOSING + HIDDEN + " ")
    if not tail or not target:
        return
    if allowed and not (tail[-1] in allowed or FULL_WIDTH.match(tail[-1]) or tail[-1] == "…"):
        if tail[-1].isalnum() or tail[-1] in ",;:%" or _is_of_another_kind(stem, tail, target):
            what = f"the source ends in {stem[-1]}, the translation in “{target[-1]}”"
            yield finding(what, target=_last(pair), mended=_with_end(pair, stem[-1], tail))
    elif allowed or stem.endswith(".") or pair.unit.role not in _HEADINGS:
        return
    elif target.endswith(".") and _is_plain(target):
        text = pair.target.rstrip()
        mended = text[:-1] if text.endswith(".") else None
        yield finding("the source has no full stop", target=_last(pair), mended=mended)


def _is_of_another_kind(stem: str, tail: str, target: str) -> bool:
    """Whether one side asks or calls out what the other says: `来吗？` beside *He comes*.

    The end of what somebody says may be that of the sentence, and Chinese asks in words as well.
    """
    if tail[-1] not in ".?!" or len(target) > len(tail) or tail[-2:-1] in _FINAL:
        return False  # of signs that are doubled, the one too many is another finding
    if stem[-1] != "。" or tail[-1] != "?":
        return True
    clause = _CLAUSE.search(stem, 0, len(stem) - 1)
    return not _ASKS.search(stem, clause.start() if clause else 0)


_FINAL = frozenset(".?!…")

_HEADINGS = frozenset((Role.HEADING, Role.FRONT_MATTER, Role.CELL, Role.TITLE))


def _is_plain(target: str) -> bool:
    """Whether the full stop at the end is one, and no abbreviation or ellipsis."""
    last = target.rsplit(maxsplit=1)[-1]
    return not target.endswith("..") and "." not in last[:-1] and len(last) > len("Inc.")


def _with_end(pair: Pair, end: str, tail: str) -> str | None:
    sign = _NARROW.get(end, end).strip()
    text = pair.target.rstrip()
    if not text or not text[-1].isalnum() or tail[-1] != text[-1] or sign not in {".", "!", "?"}:
        return None
    return text + sign


def _last(pair: Pair) -> Span:
    end = len(pair.target.rstrip())
    return Span(max(0, end - 1), end)


def _unpaired(pair: Pair) -> Iterator[Finding]:
    source, target = pair.source_text, pair.target_text
    if not _TO_BE_PAIRED.isdisjoint(source):
        source = source.translate(_PAIRED)
    quotes_even = source.count('"') % 2 == 0
    for opening, closing in _PAIRS:
        if source.count(opening) != source.count(closing) or (opening == "“" and not quotes_even):
            continue
        odd = target.count(opening) - target.count(closing)
        if odd and not _is_a_list(target, closing):
            sign, at = (
                (opening, target.rfind(opening)) if odd > 0 else (closing, target.find(closing))
            )
            what = f"{sign} has no partner"
            yield finding(what, target=Span(at, at + 1))
    even = quotes_even and source.count("“") == source.count("”")
    if even and target.count('"') % 2 and not re.search(r"\d\"", target):
        at = target.rfind('"')
        yield finding('" has no partner', target=Span(at, at + 1))


def _is_a_list(target: str, closing: str) -> bool:
    """Whether the brackets without a partner are those of a list, `1) … 2) …`, or of a smiley."""
    if closing != ")":
        return False
    rest = re.sub(r"(?<![\w(])\w{1,2}\)|[:;8=]'?-?[)(DP]", "", target)
    return rest.count("(") == rest.count(")")


def _doubled(pair: Pair) -> Iterator[Finding]:
    for match in _DOUBLED.finditer(pair.target_text):
        signs = match[0]
        if signs in pair.source or _ABBREVIATED.search(pair.target_text[: match.end()]):
            continue
        keep = "…" if signs == ".." else signs.strip()[0]
        keep = "." if signs in {"..", ",."} else keep
        mended = pair.target[: match.start()] + keep + pair.target[match.end() :]
        yield finding(f"“{signs}” is one sign too many", target=Span(*match.span()), mended=mended)
        return


PUNCTUATION = Check("punctuation", "typographical", Severity.WARNING, _run)
