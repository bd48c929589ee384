"""A plan and the answers to its phrases -> the target, as English and its markup are written."""

from __future__ import annotations

from translit.pretranslation.writing.english import TitleCase
from translit.pretranslation.writing.rendering import Renderer, Unanswered

__all__ = ["Renderer", "TitleCase", "Unanswered"]
