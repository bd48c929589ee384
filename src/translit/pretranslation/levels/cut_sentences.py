"""Jobs -> their text split at the locks, translated piece by piece, and joined: it always holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from translit.languages import has_han
from translit.patterns import lazy
from translit.placeholders import Lock, LockKind, Parts
from translit.pretranslation.values import Answer, Job
from translit.pretranslation.verdict.faults.broken_off import is_short
from translit.pretranslation.writing.blanks import JOINING, blank_between
from translit.pretranslation.writing.rules.capitals import small
from translit.pretranslation.writing.rules.closing import closed
from translit.segments import pieces
from translit.traditional import simplified

__all__ = ["Edge", "bared", "edge", "split"]

Solver = Callable[[Sequence[Job]], Mapping[Job, Answer]]

_EDGES = lazy(r"([\W_]*)(.*?)([\W_]*)", re.DOTALL)

_PARTICLES = {
    "的": "", "地": "", "得": "", "了": "", "着": "", "过": "", "吧": "", "呢": "", "吗": "",
    "啊": "", "把": "", "所": "", "之": "of", "和": "and", "与": "and", "及": "and", "跟": "and",
    "以及": "and", "或": "or", "或者": "or", "是": "is", "在": "in", "从": "from", "到": "to",
    "至": "to", "用": "with", "由": "by", "被": "by", "对": "to", "为": "for", "给": "to",
    "让": "lets", "有": "has", "也": "also", "都": "all", "就": "", "而": "and", "但": "but",
    "比": "than", "按": "by", "以": "with", "于": "in", "约": "about", "即": "that is",
    "如": "such as", "称": "called", "叫": "called", "像": "like", "等": "etc.", "等等": "etc.",
}  # fmt: skip
"""Words that say little by themselves; an engine makes a sentence of them."""

_KEY = lazy(
    r"(?:<kbd\b.*|`(?:F?\d{1,2}|[A-Za-z]|(?:Ctrl|Control|Alt|Shift|Cmd|Command|Option|Meta|Win|Fn)"
    r"(?:[ +-].*)?|Enter|Return|Esc|Escape|Tab|Space|Backspace|Delete|Del|Insert|Home|End"
    r"|Page ?(?:Up|Down)|Up|Down|Left|Right|[⌘⌥⇧⌃↩⏎].*)`)",
    re.DOTALL | re.IGNORECASE,
)
"""A key of a keyboard, in inline code or HTML: it is pressed, and nothing is sorted by it."""

_SHORTEST = 6
"""Characters of a piece that is still cut in two where an engine fails."""


class _Piece(NamedTuple):
    """What stands between two locks."""

    before: str
    """Punctuation and blanks."""
    core: str
    after: str


def bared(jobs: Sequence[Job], solve: Solver) -> Iterator[tuple[Job, Parts]]:
    """The jobs without a lock of which the text without the signs at its ends could be translated.

    Nothing is cut: a model may have another answer where a full stop is missing.
    """
    bare = {
        job: piece for job in jobs if not job.locks and (piece := _divided(job)[0]).core != job.text
    }
    english = _translated({piece.core for piece in bare.values()}, solve)
    for job, piece in bare.items():
        # Without its full stop, an answer does not show where it breaks off; its length does.
        if piece.core in english and not is_short(english[piece.core], piece.core):
            yield job, tuple(_parts(job, [piece], english))


def split(jobs: Sequence[Job], solve: Solver) -> Iterator[tuple[Job, Parts]]:
    """The jobs of which every piece could be translated, and their parts."""
    divided = {job: _divided(job) for job in jobs}
    # They have been asked as they stand, and without the signs at their ends.
    whole = {text for job in jobs if not job.locks for text in (job.text, divided[job][0].core)}
    cores = {
        piece.core for pieces in divided.values() for piece in pieces if _needs_engine(piece.core)
    }
    english = _translated(cores - whole, solve)
    failed = sorted(core for core in cores - english.keys() if len(core) >= _SHORTEST)
    halves = {core: _halves(core) for core in failed}
    found = _translated({half for both in halves.values() for half in both}, solve)
    for core, both in halves.items():
        if all(half in found for half in both):
            english[core] = _joined([found[half] for half in both])
    for job, parts in divided.items():
        whole_text = all(piece.core in english or not _needs_engine(piece.core) for piece in parts)
        if whole_text and not _is_one_answer([piece.core for piece in parts], english):
            yield job, tuple(_parts(job, parts, english))


def _is_one_answer(cores: Sequence[str], english: Mapping[str, str]) -> bool:
    """Whether an engine says the same of two pieces that differ: then it translates neither."""
    said = [english[core].lower() for core in dict.fromkeys(cores) if core in english]
    long = [one for one in said if " " in one.strip()]
    return len(set(long)) < len(long)


def _divided(job: Job) -> list[_Piece]:
    edges = [0, *(edge for lock in job.locks for edge in lock.span), len(job.text)]
    texts = (job.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    return [_Piece(*match.groups()) for text in texts if (match := _EDGES.fullmatch(text))]


def _needs_engine(core: str) -> bool:
    return simplified(core) not in _PARTICLES and has_han(core)


def _particle(core: str) -> str:
    return _PARTICLES.get(simplified(core), core)


def _translated(texts: set[str], solve: Solver) -> dict[str, str]:
    jobs = {text: Job(text) for text in sorted(texts)}
    answers = solve(list(jobs.values()))
    return {
        text: closed("".join(map(str, answers[job].parts)), text)
        for text, job in jobs.items()
        if answers[job].parts
    }


def _halves(core: str) -> list[str]:
    return [span.of(core) for span in pieces(core, limit=(len(core) + 1) // 2)]


def _joined(texts: Sequence[str]) -> str:
    joined = texts[0]
    for text in texts[1:]:
        follows = small(text)
        blank = " " if blank_between(joined[-1:], follows[:1]) else ""
        joined += blank + follows
    return joined


def _parts(job: Job, pieces: Sequence[_Piece], english: Mapping[str, str]) -> Iterator[str | int]:
    edges = [edge(job, lock) for lock in job.locks]
    quotes = _Quotes(job.text)
    for number, piece in enumerate(pieces):
        core = english.get(piece.core, _particle(piece.core))
        following = job.locks[number].target if number < len(edges) else ""
        if piece.core == "按" and _KEY.fullmatch(following):
            core = "press"
        if number and not re.search(r"[.!?:。！？：]\s*\Z", piece.before):
            core = small(core)
        before, core, after = map(quotes.curled, (piece.before, core, piece.after))
        apart = " " if before.endswith("”") and core[:1].isalnum() else ""
        text = before + apart + core + after
        if text not in JOINING:
            text = _spaced(
                text,
                edges[number - 1].last if number else "",
                edges[number].first if number < len(edges) else "",
            )
        yield quotes.straight(text)
        if number < len(edges):
            yield number


class _Quotes:
    """The straight quotation marks of a text, curly while blanks are set: they close in turn.

    They stand at the edges of pieces, where nothing else tells on which side a blank goes.
    """

    def __init__(self, text: str) -> None:
        count = text.count('"')
        self._in_turn = count > 0 and count % 2 == 0 and not {*"“”"} & {*text}
        self._open = False

    def curled(self, text: str) -> str:
        """The next part of the text."""
        return re.sub('"', self._turned, text) if self._in_turn else text

    def straight(self, text: str) -> str:
        """A part that has its blanks."""
        return re.sub("[“”]", '"', text) if self._in_turn else text

    def _turned(self, _found: re.Match[str]) -> str:
        self._open = not self._open
        return "“" if self._open else "”"


class Edge(NamedTuple):
    """How a lock looks from either side; empty where no blank goes between it and a text."""

    first: str
    last: str


_LETTER = "x"
"""How a lock looks whose sign at the edge is a part of it: C#, .NET, the `$` of a formula."""


def edge(job: Job, lock: Lock) -> Edge:
    """The edges of a lock of a job."""
    around = (job.text[lock.span.start - 1 : lock.span.start], job.text[lock.span.end :][:1])
    is_code = lock.kind is LockKind.CODE
    if is_code and all(one.isascii() and one.isalnum() for one in around):
        return Edge("", "")  # AT&amp;T
    if lock.target.startswith(("[^", "^[")):
        return Edge("", _LETTER)  # it is raised
    text = lock.target
    is_escaped = is_code and len(text) == _ESCAPED and text[0] == "\\"
    if is_code:
        text = text[1] if is_escaped else _LETTER
    first = _LETTER if text[1:2].isalnum() else text[0]
    last = _LETTER if text[-1] in _IN_FRONT else text[-1]
    left, right = (is_escaped and "!" <= one <= "~" for one in around)
    return Edge("" if left else first, "" if right else last)  # F\*\*k


_IN_FRONT = frozenset("$€£¥#@")
"""Signs that stand right in front of what they belong to; what ends with one has it in itself."""

_ESCAPED = 2
"""Characters of a sign that is escaped, which has blanks around it as it has without: `\\(`."""


def _spaced(text: str, before: str, after: str) -> str:
    """What stands between two locks, with the blanks that English has there."""
    if not text:
        return " " if before and after else ""
    left = " " if blank_between(before, text[0]) else ""
    return f"{left}{text}{' ' if blank_between(text[-1], after) else ''}"
