"""Units without a target -> targets to be reviewed, from a memory or an engine.

Whatever an engine answers, a target that comes out holds every term, inline code, address and
amount of its source, and parses to the source's structure; or it is empty, and a reason is given.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from translit.pretranslation.batches import WINDOW, pretranslate
    from translit.pretranslation.levels import Profile, probe
    from translit.pretranslation.recollection import recall
    from translit.pretranslation.values import Level, Outcome, Report, Request
    from translit.pretranslation.verdict import together
    from translit.pretranslation.writing import TitleCase

__all__ = [
    "WINDOW",
    "Level",
    "Outcome",
    "Profile",
    "Report",
    "Request",
    "TitleCase",
    "pretranslate",
    "probe",
    "recall",
    "together",
]

_ROOMS = {
    "WINDOW": "batches",
    "pretranslate": "batches",
    "Profile": "levels",
    "probe": "levels",
    "recall": "recollection",
    "Level": "values",
    "Outcome": "values",
    "Report": "values",
    "Request": "values",
    "together": "verdict",
    "TitleCase": "writing",
}
"""Where each name is. It is imported as it is asked for: a page asks for the demands alone, and
need not wait for all the rooms."""


def __getattr__(name: str) -> Any:  # noqa: ANN401  # of whatever type the name is
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
