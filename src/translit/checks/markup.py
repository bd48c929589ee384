"""Inline codes, addresses, footnotes and HTML that a target has lost or gained.

The target is parsed again where it will stand; what only needs a blank or a backslash to be read
as its source is put right by `build`, and is no finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from translit.checks.pairs import Check, Pair, finding
from translit.model import Code, Finding, Severity, Span, Syntax, Unit
from translit.splice import signature

__all__ = ["MARKUP", "amiss", "listed"]

_MARKS = {"em": "*emphasis*", "strong": "**bold**", "strike": "~~strikethrough~~"}

_BACKSLASH = ", and write a backslash before a sign that is no markup"
_ENTITY = ", and write &lt; for a < that is no markup"


def _run(pair: Pair) -> Iterator[Finding]:
    unit, codes = pair.unit, pair.codes
    if not codes and not unit.codes:
        return
    wanted, found = signature(unit.codes), signature(codes)
    if found != wanted:
        mended = pair.reader.readable(pair.target, unit, pair.labels)
        codes = pair.reader.codes(mended, syntax=unit.syntax, labels=pair.labels)
        found = signature(codes)
    if what := amiss(unit, found):
        yield finding(
            f"the translation {what}",
            source=_first(unit.codes, wanted - found),
            target=_first(pair.codes, found - wanted),
        )
    if (lost := _urls(pair.source, unit.codes) - _urls(pair.target, codes)) and not what:
        names = ", ".join(lost)
        yield finding(f"the translation has lost the address {names}", source=_url(unit, names))


def amiss(unit: Unit, found: Mapping[str, int]) -> str:
    """What a target has lost or gained of a unit's inline codes; empty if nothing."""
    wanted = signature(unit.codes)
    lost = [name for name in wanted if found.get(name, 0) < wanted[name]]
    gained = [name for name in found if found[name] > wanted[name]]
    parts = []
    if lost:
        parts.append(f"has lost {listed(lost)} of “{_short(unit.source)}”")
    if gained:
        parts.append(f"has gained {listed(gained)}")
    as_text = _ENTITY if unit.syntax is Syntax.HTML else _BACKSLASH
    return f"{' and '.join(parts)}; correct it in Poedit{as_text * bool(gained)}" if parts else ""


def listed(essences: Sequence[str]) -> str:
    """Inline codes by their names; what both begins and ends is named once."""
    codes = [tuple((*essence.split(" ", 2), "")[:3]) for essence in essences]
    begun, ended = ({name for kind, name, _ in codes if kind == one} for one in ("sc", "ec"))
    names = []
    for kind, name, data in codes:
        paired = name in begun and name in ended
        if paired and kind == ("sc" if name == "link" else "ec"):
            continue  # its other part says as much, or more: the end of a link has its address
        whole = data if kind == "ph" or name == "html" else f"the {name} {data}".strip()
        said = _MARKS.get(name) or whole or f"the {name}"
        names.append(f"the end of {said}" if kind == "ec" and not paired and not data else said)
    return ", ".join(names)


def _short(text: str, limit: int = 30) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[:limit]}…"


def _first(codes: Sequence[Code], wanted: Counter[str]) -> Span | None:
    return next((code.span for code in codes if wanted[code.essence] > 0), None)


def _urls(text: str, codes: Sequence[Code]) -> Counter[str]:
    return Counter(code.data or code.span.of(text) for code in codes if code.type == "url")


def _url(unit: Unit, names: str) -> Span | None:
    return next(
        (c.span for c in unit.codes if c.type == "url" and c.data and c.data in names), None
    )


MARKUP = Check("markup", "markup", Severity.ERROR, _run)
