"""What an engine says besides its translation: lead-ins, notes, refusals, questions back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from translit.checks.pairs import Check, Pair, finding
from translit.checks.talk import said, stripped
from translit.model import Finding, Severity, Span

__all__ = ["ENGINE_TALK"]


_LONGEST = 60
"""How many characters of it a person is shown."""


def _run(pair: Pair) -> Iterator[Finding]:
    shielded = _shielded(pair)
    better = stripped(pair.source, shielded)
    target = shielded
    if shielded != pair.target.strip():
        better, target = better.translate(_BARE), shielded.translate(_BARE)
    if better != target and better in target:
        start = target.find(better)
        behind = Span(start + len(better), len(target))
        place = Span(0, start) if start else behind
        what = place.of(target).strip()
        what = what if len(what) <= _LONGEST else f"{what[:_LONGEST]}…"
        yield finding(f"“{what}” is no part of a translation", target=place, mended=better)
    elif better != target:
        pairs = zip(better, target, strict=False)
        same = sum(1 for _ in takewhile(lambda both: both[0] == both[1], pairs))
        yield finding(
            "the translation has signs of an engine's own",
            target=Span(same, min(len(target), same + 1)),
            mended=better,
        )
    if reason := said(pair.source, better):
        yield finding(reason.replace("the engine's answer", "the translation"))


_ASKED_FOR = frozenset(("escape", "entity"))
_SHIELD = {code: 0xE100 + code for code in range(0x21, 0x7F)}
_BARE = {shield: code for code, shield in _SHIELD.items()}


def _shielded(pair: Pair) -> str:
    """The target with other signs for its escapes and entities, which Markdown reads."""
    text = pair.target
    for start, end in (code.span for code in pair.codes if code.type in _ASKED_FOR):
        text = text[:start] + text[start:end].translate(_SHIELD) + text[end:]
    return text.strip()


ENGINE_TALK = Check("engine-talk", "uncategorized", Severity.ERROR, _run)
