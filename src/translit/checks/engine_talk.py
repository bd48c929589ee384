"""What an engine says about its answer: lead-ins, notes, refusals, questions back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit.checks.values import Check, Pair, finding
from translit.model import Finding, Severity, Span

__all__ = ["ENGINE_TALK"]

_LEAD_IN = re.compile(
    r"\A\W*(?:(?:sure|certainly|of course|okay|ok|absolutely)\b[!,.]?\s*)?"
    r"(?:here(?:['’]s| is| are)\b[^\n:]{0,60}?(?:translat\w+|english|version)[^\n:]{0,30}[:：]"
    r"|(?:the |an? )?(?:english )?translat(?:ion|ed text)(?: (?:is|of|into|"
    r"in)\b[^\n:]{0,40})?\s*[:：]"
    r"|english(?: version| translation| text)?\s*[:：]|output\s*[:：]|answer\s*[:：])",
    re.IGNORECASE,
)

_REFUSAL = re.compile(
    r"\b(?:i['’]m sorry,? but i|i (?:cannot|can['’]t|am unable to|"
    r"am not able to) (?:translate|assist|"
    r"help|fulfil|provide|comply)|as an ai\b|as a (?:large )?language model)",
    re.IGNORECASE,
)

_NOTE = re.compile(
    r"(?:\n|\s\(|\s\[|\A\()\s*(?:translator['’]s )?note(?:\s*:|s? on (?:the )?translation)|"
    r"\b(?:let me know if|hope this helps|would you like me to|please provide (?:the|more)|"
    r"could you (?:please )?provide|the (?:original )?(?:chinese )?(?:text|"
    r"sentence) (?:means|says|translates))",
    re.IGNORECASE,
)

_SIGNS = re.compile(
    r"<\|[a-z_]+\|>|</?(?:think|translation|answer|output|s|unk|pad|bos|eos)>|▁|\[/?INST\]|"
    r"\A```|\A\{\s*\"\w+\"\s*:",
    re.IGNORECASE,
)

_KINDS = (
    (_LEAD_IN, "a lead-in of the engine"),
    (_REFUSAL, "a refusal of the engine"),
    (_NOTE, "a remark of the engine"),
    (_SIGNS, "a sign of the engine's own"),
)

_ANSWERED = {
    _LEAD_IN: re.compile("[:：]"),
    _REFUSAL: re.compile("[我不]"),
    _NOTE: re.compile("[吗嗎？?请請您你我]"),
    _SIGNS: re.compile("<[|/a-z]|```|INST"),
}
"""Of a source that says the like itself, what it has."""

_SAID = re.compile(
    "翻译|翻譯|译文|譯文|英文|抱歉|对不起|對不起|注[：:]|备注|作为.{0,6}(?:AI|语言模型|人工智能)|请提供|帮到|告诉我|注释|原文|回答|输出|答案"
)
"""A source that speaks of such things itself."""


def _run(pair: Pair) -> Iterator[Finding]:
    for pattern, what in _KINDS:
        match = pattern.search(pair.target)
        if match is None or match[0] in pair.source or _SAID.search(pair.source):
            continue
        if _ANSWERED[pattern].search(pair.source):
            continue
        span = Span(*match.span())
        mended = None
        if pattern is _LEAD_IN and (rest := pair.target[span.end :].lstrip()):
            mended = rest
        yield finding(f"“{match[0].strip()}” is {what}", target=span, mended=mended)


ENGINE_TALK = Check("engine-talk", "uncategorized", Severity.ERROR, _run)
