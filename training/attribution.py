"""The manifest of the data -> whom a model has learnt from, and under which licences."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["attribution"]

_HEAD = """\
# Whom the starter model has learnt from

The model's weights were computed from the translations below; no sentence of them is in it. The
authors named here own theirs. Whoever passes the model on passes this file on with it.

| source | pairs | licence | authors |
|---|---|---|---|
"""

_OWN = "| written for this project | {own:,} | the project's own | translit |\n"

_POOREST = ("tier C", "the documentation of Microsoft and PHP")
"""What the manifest calls it, and what it is."""

_TAIL = """
## What was not verified

{notes}
"""


def attribution(manifest: Path, *, own: int) -> str:
    """The page, for the manifest of the data and `own` pairs of the project's own."""
    known = json.loads(manifest.read_text(encoding="utf-8"))
    rows = "".join(f"| {' | '.join(row)} |\n" for row in _rows(known["sources"]))
    open_questions = known["notes"].get("verify_before_release", ())
    notes = "\n".join(f"- {one.replace(*_POOREST)}." for one in open_questions)
    return (
        _HEAD
        + (_OWN.format(own=own) if own else "")
        + rows
        + (_TAIL.format(notes=notes) if notes else "")
    )


def _rows(sources: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    """A row for what comes from the same authors under the same licence."""
    together: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for source in sources:
        together[source["licence"], source["attribution"]].append(source)
    for (licence, authors), some in sorted(together.items()):
        names = ", ".join(sorted(source["id"] for source in some))
        count = sum(source["pairs"] for source in some)
        yield names, f"{count:,}", licence.replace("|", "/"), authors.replace("|", "/")
