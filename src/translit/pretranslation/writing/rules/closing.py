"""A sentence ends with the mark that its source ends with; `。` is a full stop, nothing nothing."""

from __future__ import annotations

from translit.patterns import lazy
from translit.placeholders import Parts
from translit.pretranslation.plans import Phrase
from translit.pretranslation.values import Job
from translit.pretranslation.writing.sentence import EnglishRule, Sentence

__all__ = ["RULE", "closed", "sentence_ends"]

_CLOSING = ".!?;:,…"

_ENDS = {
    "。": ".",
    "．": ".",
    "！": "!",
    "？": "?",
    "；": ";",
    "：": ":",
    "…": "…",
    "，": ",",
    "、": ",",
} | {mark: mark for mark in "!?;:.,"}
"""The mark at the end of a source, and what its translation ends with."""

_QUOTES = "”’\"')]》」』）】*_~ "
"""What may stand behind the mark that ends a sentence."""

_ABBREVIATED = lazy(r"(?:\b(?:[A-Za-z]\.){2,}|\b(?:etc|Inc|Ltd|Corp|Jr|St|Mr|vs)\.)\Z")

_BEGINNING = lazy(r"(?:[.!?…][”’\")]*\s+|:\s*(?=[“\"‘]))[“\"‘]?\Z")


def closed(text: str, source: str) -> str:
    """The text with the closing punctuation of its source: `。` is a full stop, nothing nothing."""
    bare = source.rstrip(_QUOTES)
    mark = _ENDS.get(bare[-1:])
    text = text.rstrip()
    body = text.rstrip("”’\"')]")
    tail = text[len(body) :]
    if not mark:
        return text if _ABBREVIATED.search(body) else body.rstrip(" .,;:") + tail
    if (mark == "." and body.endswith("?")) or (mark == ";" and body.endswith((".", "!", "?"))):
        return text  # 谁能想到。 is a question in English, and ； ends a sentence more often than ;
    body = body.rstrip(" " + _CLOSING)
    quoted = tail[:1] in {"”", '"', "’", "'"} and mark in ".!?…"
    inside = quoted if mark == "." else bare != source.rstrip("*_~ ")
    return body + mark + tail if inside else body + tail + mark


def _ends_itself(job: Job) -> bool:
    r"""Whether a source ends with a lock, which brings its mark along: `\!`, `&#33;`, `Yahoo!`."""
    end = len(job.text.rstrip(_QUOTES))
    return any(lock.span.start < end <= lock.span.end for lock in job.locks)


def sentence_ends(text: str) -> bool:
    """Whether what follows the text begins a sentence: behind a full stop, or said in quotes."""
    found = _BEGINNING.search(text)
    return found is not None and not _ABBREVIATED.search(text[: found.start() + 1])


def _applied(sentence: Sentence) -> Parts:
    parts = list(sentence.parts)
    if not parts:
        return ()
    phrase, last = sentence.phrase, parts[-1]
    if isinstance(last, str):
        parts[-1] = _closed(phrase, last)
    elif phrase.ends and not _ends_itself(phrase.job):
        parts.append(closed("", phrase.job.text))
    return tuple(parts)


def _closed(phrase: Phrase, text: str) -> str:
    if phrase.ends:
        return closed(text, "" if _ends_itself(phrase.job) else phrase.job.text)
    bare = phrase.job.text.rstrip()
    return closed(text, phrase.job.text) if bare[-1:] in "。！？" else text.rstrip(" .")


RULE = EnglishRule(50, _applied)
