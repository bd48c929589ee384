"""Every value that crosses a floor of the house: documents, units, entries, terms, findings.

All are frozen. Places are half-open spans of code points of one named text.
"""

from __future__ import annotations

from translit.model.document import Block, Document, Labels, Problem
from translit.model.entry import Entry, State
from translit.model.finding import Finding, Severity
from translit.model.hidden_places import HIDDEN, outside
from translit.model.term import Match, Term, TermMatch
from translit.model.unit import LINED, Code, CodeKind, Role, Span, Syntax, Unit, UnitKey

__all__ = [
    "HIDDEN",
    "LINED",
    "Block",
    "Code",
    "CodeKind",
    "Document",
    "Entry",
    "Finding",
    "Labels",
    "Match",
    "Problem",
    "Role",
    "Severity",
    "Span",
    "State",
    "Syntax",
    "Term",
    "TermMatch",
    "Unit",
    "UnitKey",
    "outside",
]
