"""An answer that says more than its source: a label before a colon, a question behind it.

Of 19,000 translations by people three in a thousand have a colon where their source has nothing
like one, most of them before a small letter; one in three thousand asks in one more sentence what
its source does not ask.
"""

from __future__ import annotations

from collections.abc import Iterator

from translit.patterns import lazy
from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]

_COLON = lazy(
    r"[\w”\"')]:\s+[\"“]?[A-Z]|[.!?][”\"')]?\s+[A-Z][\w ]{0,20}:(?=\s|\Z)|\A\w+ ?(?:=|->|=>) ?\w"
)
"""A label begins a sentence, or stands behind one; *two hands: one with a knife* is none."""

_COLON_CUES = lazy(
    '[:：—–~～“”"「」『《》（(=＝-]|即|如下|说|道|问|答|称|叫|例如|比如|注|列|分别|包括|比如'
)
"""What English may write a colon for."""

_SENTENCE = lazy(r"[.!?][\"”’)\]]*(?=\s+[\"“(\[]?[A-Z])")
_SENTENCE_OF_SOURCE = lazy("[。！？!?…]+[”’」』）)]*(?=.)")
_ASKED = lazy(
    "[?？吗呢么吧谁什怎哪几难道何否呗]|多少|是不是|有没有|能不能|会不会|要不要|可不可|推荐|请|麻烦|帮"
)

_LOST = lazy(r"(?:\A|\s)\?[A-Za-z]|[a-z]\?[a-z]")
"""A question mark where a letter was lost."""


def _reasons(answered: Answered) -> Iterator[str]:
    source, target = answered.job.text, answered.whole
    if _COLON.search(target) and not _COLON_CUES.search(source):
        yield "the engine's answer has a label of its own"
    if (
        target.rstrip().endswith("?")
        and not _ASKED.search(source)
        and len(_SENTENCE.findall(target)) > len(_SENTENCE_OF_SOURCE.findall(source))
    ):
        yield "the engine's answer asks something back, and is no translation"
    if "?" in answered.free and _LOST.search(answered.free) and not _LOST.search(source):
        yield "the engine's answer is no text"


FAULT = Fault(76, _reasons)
