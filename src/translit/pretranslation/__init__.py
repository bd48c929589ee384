"""Units without a target -> targets to be reviewed, from a memory or an engine.

Whatever an engine answers, a target that comes out holds every term, inline code, address and
amount of its source, and parses to the source's structure; or it is empty, and a reason is given.
"""

from __future__ import annotations

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
