"""An answer that says more than its source: a label before a colon, a question behind it.

Of 19,000 translations by people three in a thousand have a colon where their source has nothing
like one, most of them before a small letter; one in three thousand asks in one more sentence what
its source does not ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit.patterns import lazy
from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]

_COLON = lazy(
    r"[\w”\"')]:\s+[\"“]?[A-Z]|[.!?][”\"')]?\s+[A-Z][\w ]{0,20}:(?=\s|\Z)|\A\w+ ?(?:=|->|=>) ?\w"
)
"""A label begins a sentence, or stands behind one; *two hands: one with a knife* is none."""

_COLON_CUES = lazy(
    '[:：—–~～“”"「」『』《》（(=＝-]|即|如下|例如|比如|注|列|分别|包括|[说道问答称叫喊曰](?:[，,]|$)'
    "|第.{1,3}[步章节条点]|步骤|[一二三四五六七八九十][，,]"
)
"""What English may write a colon for."""

_LABELS = lazy(r":(?!\d|//)")
_SHORT_LABEL = lazy(r"\A[A-Z][\w']*(?: [\w']+){0,2}: ?[\"“]?[A-Z\"“]")
"""One to three words before a colon, at the beginning."""

_SENTENCE = lazy(r"[.!?][\"”’)\]]*(?=\s+[\"“(\[]?[A-Z])")
_SENTENCE_OF_SOURCE = lazy("[。！？!?…]+[”’」』）)]*(?=.)")
_CLAUSE_OF_SOURCE = lazy(r"[，。；：！？、—…,;:!?.～~（(“”\n]+(?=.)")
_SHORTENED = lazy(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Mt|No|vs|v|Prof|Jr|Sr|Inc|Ltd|Co|etc|al|approx|fig|sq|ft|ca|cf|[A-Za-z](?:\.[A-Za-z])*)\."
    r"(?=\s)",
    re.IGNORECASE,
)
"""Words that end with a full stop within a sentence."""

_HEADING, _FEWEST = 6, 4
"""Han characters of what is no sentence, at most, and words of what is one."""
_ENDED = lazy(r"[a-z][.!?]\Z")
_ENDS = lazy("[。！？.!?…；;：:，,]")
_ASKED = lazy(
    "[?？吗呢么吧谁什怎哪几难道何否呗]|多少|是不是|有没有|能不能|会不会|要不要|可不可|推荐|请|麻烦|帮"
)

_LOST = lazy(r"(?:\A|\s)\?[A-Za-z]|[a-z]\?[a-z]")
"""A question mark where a letter was lost."""


def _reasons(answered: Answered) -> Iterator[str]:
    source, target = answered.job.text, answered.whole
    if (_COLON.search(target) and not _COLON_CUES.search(source)) or (
        _SHORT_LABEL.match(target)
        and len(_LABELS.findall(target)) > max(1, len(_COLON_CUES.findall(source)))
    ):
        yield "the engine's answer has a label of its own"
    if (
        target.rstrip().endswith("?")
        and not _ASKED.search(source)
        and len(_SENTENCE.findall(target)) > len(_SENTENCE_OF_SOURCE.findall(source))
    ):
        yield "the engine's answer asks something back, and is no translation"
    sentences = len(_SENTENCE.findall(_SHORTENED.sub("", target)))
    if sentences > len(_CLAUSE_OF_SOURCE.findall(source)) or _is_sentence_for_words(answered):
        yield "the engine's answer goes on where its source ends"
    if "?" in answered.free and _LOST.search(answered.free) and not _LOST.search(source):
        yield "the engine's answer is no text"


def _is_sentence_for_words(answered: Answered) -> bool:
    """Whether a few words without a mark became a sentence.

    *Tools for your work.* for 工具.
    """
    target = answered.whole.strip()
    return (
        answered.han <= _HEADING
        and target.count(" ") >= _FEWEST - 1
        and _ENDED.search(target) is not None
        and not _ENDS.search(answered.job.text)
    )


FAULT = Fault(76, _reasons)
