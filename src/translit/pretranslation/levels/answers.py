"""An engine's answer, and what was hidden from it -> parts: free text, and locks between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translit.patterns import lazy
from translit.placeholders import Hidden, Lock, LockKind, Parts, found
from translit.pretranslation.values import Job
from translit.pretranslation.writing.english_signs import punctuated

__all__ = ["Candidates", "bracketed", "named", "numbered", "read", "tidied"]

Candidates = Iterator[tuple[Job, Parts]]
"""What might be the translations of some jobs; each is still to be verified."""


def read(job: Job, hidden: Hidden, answer: str) -> Candidates:
    """An answer as parts, if every lock came back."""
    most = 20 * len(hidden.text) + 200
    if not answer or len(answer) > most:
        # A runaway is not worth a closer look; but it must be told from no answer at all.
        yield job, (answer[:most],) if answer else ()
        return
    parts = found(hidden, answer)
    if parts is not None and not _left_over(hidden, parts):
        yield job, numbered(_tight(parts, hidden), hidden.locks, job.locks)


def _tight(parts: Parts, hidden: Hidden) -> Parts:
    """The parts without the blanks that kept a sign inside of a word apart: `AT&amp;T`."""
    tight = list(parts)
    for at, part in enumerate(parts):
        if isinstance(part, str) or hidden.locks[part].kind is not LockKind.CODE:
            continue
        if all(hidden.blanks[part]) and not hidden.locks[part].shown.isalnum():
            for side, strip in ((at - 1, str.rstrip), (at + 1, str.lstrip)):
                if isinstance(near := tight[side], str):
                    tight[side] = strip(near)
    return tuple(tight)


def _left_over(hidden: Hidden, parts: Parts) -> bool:
    """Whether something of a placeholder is left in what should be free text."""
    free = " ".join(part for part in parts if isinstance(part, str)).lower()
    return any(
        word.lower() in free
        for word, lock in zip(hidden.words, hidden.locks, strict=True)
        if word != lock.shown
    )


def numbered(parts: Parts, locks: Sequence[Lock], all_locks: Sequence[Lock]) -> Parts:
    """The parts, with the numbers that the locks have among all the locks of a job."""
    numbers = {lock: number for number, lock in enumerate(all_locks)}
    return tuple(part if isinstance(part, str) else numbers[locks[part]] for part in parts)


def named(parts: Parts, locks: Sequence[Lock]) -> Parts:
    """The parts, with the names that an engine wrote itself in the letters that they have."""
    texts = list(parts)
    for lock in locks:
        name = lock.target
        if lock.kind is not LockKind.NAME or lock.always or name in "".join(map(str, texts)):
            continue
        pattern = re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", re.IGNORECASE)
        for at, text in enumerate(texts):
            if isinstance(text, str):
                texts[at] = pattern.sub(name, text)
    return tuple(texts)


def bracketed(parts: Parts) -> Parts:
    """The parts without the parentheses that have no partner in any of them."""
    signs = [
        (number, at, sign)
        for number, part in enumerate(parts)
        if isinstance(part, str)
        for at, sign in enumerate(part)
        if sign in "()"
    ]
    opened: list[tuple[int, int]] = []
    alone: set[tuple[int, int]] = set()
    for number, at, sign in signs:
        if sign == "(":
            opened.append((number, at))
        elif opened:
            opened.pop()
        else:
            alone.add((number, at))
    alone.update(opened)
    return tuple(
        "".join(sign for at, sign in enumerate(part) if (number, at) not in alone)
        if isinstance(part, str)
        else part
        for number, part in enumerate(parts)
    )


_SIGNS = lazy(r"\A\s*(?:[-–—>|#+=~*]+\s+|[:;,]\s*)+(?=\S)")


def tidied(parts: Parts, source: str) -> Parts:
    """The parts with English punctuation, and no blanks at their edges.

    Models of subtitles begin with a dash, whatever they are asked; a lock that directly follows
    itself was asked for once.
    """
    tidy = [punctuated(part) if isinstance(part, str) else part for part in _once(parts)]
    if tidy and isinstance(tidy[0], str):
        begun = _SIGNS.sub("", tidy[0]) if source[:1].isalnum() else tidy[0]
        tidy[0] = begun.lstrip()
    if tidy and isinstance(tidy[-1], str):
        tidy[-1] = tidy[-1].rstrip()
    return tuple(tidy)


def _once(parts: Parts) -> list[str | int]:
    """The parts without the locks that follow themselves."""
    kept: list[str | int] = []
    for part in parts:
        last = kept[-2:-1] if kept[-1:] == [" "] else kept[-1:]
        if isinstance(part, str) or last != [part]:
            kept.append(part)
        elif kept[-1] == " ":
            kept.pop()
    return kept
