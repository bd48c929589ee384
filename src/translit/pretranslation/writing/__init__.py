"""A plan and the answers to its phrases -> the target, as English and its markup are written."""

from __future__ import annotations

from translit.pretranslation.writing.joining import bare_signs
from translit.pretranslation.writing.rendering import Renderer, Unanswered
from translit.pretranslation.writing.sentence import TitleCase

__all__ = ["Renderer", "TitleCase", "Unanswered", "bare_signs"]
