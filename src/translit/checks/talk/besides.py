"""What models answer that is not the one translation: several, a summary, broken signs."""

from __future__ import annotations

import re

from translit.checks.talk.rules import Refusal, one_of, pattern
from translit.patterns import lazy

__all__ = ["BESIDES", "several"]

_LINE_ENDS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")


def several(source: str, target: str) -> bool:
    """Several answers in one: lines that are numbered, or more paragraphs than the source has."""
    lines = [line for line in target.splitlines() if line.strip()]
    return len(lines) > 1 + source.strip().count("\n")


_SENTENCE = lazy(r"[.!?][\"”’)\]]*\s+(?=[\"“(\[]?[A-Z])")
_SENTENCE_IN_CHINESE = lazy(r"[。！？!?…]+[”’」』）)]*(?=.)", re.DOTALL)
_CHINESE = lazy("[\u3400-\u9fff]")
_LETTER_OF_ENGLISH = lazy("[A-Za-z]")

_LONG_FOR_ITS_SOURCE = (5, 20)
"""Letters of English for a Han character, and how many more: of 13,000 translations by people, four
have more sentences than their source, and are longer than that."""


def _goes_on(source: str, target: str) -> bool:
    """Whether a target has more sentences than its source, and more to say."""
    more = len(_SENTENCE.findall(target)) - len(_SENTENCE_IN_CHINESE.findall(source))
    if more < 1:
        return False
    each, spare = _LONG_FOR_ITS_SOURCE
    most = each * len(_CHINESE.findall(source)) + spare
    written = len(_LETTER_OF_ENGLISH.findall(target)) - len(_LETTER_OF_ENGLISH.findall(source))
    return written > most


_SUMMED_UP = pattern(
    r"\A \W* (?:in\ (?:short|summary|brief|essence|other\ words|a\ nutshell)"
    r"|to\ sum\ (?:it\ )?up"
    r"|to\ summari[sz]e|summary|basically|essentially) \s* [:：]"
)
_SUMMED_UP_CUES = lazy(
    "总|简|一言|一句|换[句言]|也就|就是说|说白|基本|本质|归根|概[括要]|摘要|小结|综上|长话|反正|[:：]"
)
_DESCRIBED = pattern(
    r"\A \W* (?:this|the)\ (?:sentence|text|passage|paragraph|phrase|statement)\ (?:is\ about"
    r"|describes|discusses|talks\ about|mentions|refers|expresses|conveys|explains|states)\b"
)
_DESCRIBED_CUES = lazy("句|段|文|话|语|词|声明|陈述|说法")
_REPORTED = pattern(
    r"\A \W* (?:the|this)\ (?:author|speaker|writer|narrator|user|person)\b [^.,:]{0,20}? \b"
    r"(?:says?|states?|means?|describes?|mentions?|explains?|expresses|wants|asks|talks"
    r"|is\ (?:saying|talking|asking|describing))\b"
)
_REPORTED_CUES = lazy("作者|笔者|作家|说|讲|用户|客户|叙|旁白|主播|演|写|人|者|家|问|员")

_QUOTED = pattern(r"""\A [A-Z“"] [^"“\n]{1,60} ["“] (?P<said>[^"“”]{10,}) ["”] [.!?]? \Z""")
_QUOTED_CUES = lazy("[\"“”「」『』《》‘’：:']|[说道问讲喊话句]|[想叫称][，,]|表示|认为|觉得")


def _quotes_it(source: str, target: str) -> bool:
    """Whether most of a target stands in quotation marks, of which its source has none.

    *You could say "It is raining."*
    """
    found = _QUOTED.match(target)
    return (
        found is not None
        and len(found["said"]) * 2 > len(target)
        and not _QUOTED_CUES.search(source)
    )


_GARBLED = lazy("â€|Ã[\x80-\xbf]|ï¿½|Â[\x80-\xbf]|\ufffd")
"""UTF-8 that was read as another encoding."""

_SLASHED = lazy(r" [/|] (?=[A-Z\"“])")
_CHOICE = 20
"""Letters of what may be a sentence of its own."""


def _either(source: str, target: str) -> bool:
    """Whether a target is two translations with a stroke between them."""
    parts = _SLASHED.split(target)
    return (
        len(parts) > 1
        and all(len(part) > _CHOICE for part in parts)
        and not any(sign in source for sign in "/／|｜")
    )


_GARBLED_TEXT = "the engine's answer has garbled characters"

BESIDES = (
    Refusal("the engine gave several answers in one", several, signs=_LINE_ENDS),
    Refusal("the engine gave several answers in one", _either, signs=frozenset("/|")),
    Refusal(
        "the engine's answer sums its source up",
        _SUMMED_UP,
        _SUMMED_UP_CUES,
        one_of(
            "short summary brief essence other nutshell sum summarize summarise basically "
            "essentially"
        ),
    ),
    Refusal(
        "the engine's answer talks about the translation",
        _DESCRIBED,
        _DESCRIBED_CUES,
        one_of("sentence text passage paragraph phrase statement"),
    ),
    Refusal(
        "the engine's answer talks about the translation",
        _REPORTED,
        _REPORTED_CUES,
        one_of("author speaker writer narrator user person"),
    ),
    Refusal("the engine's answer talks about the translation", _quotes_it, signs=frozenset('"“')),
    Refusal(_GARBLED_TEXT, _GARBLED, _GARBLED, signs=frozenset("âÃïÂ\ufffd")),
    Refusal("the engine's answer goes on where its source ends", _goes_on),
)
