"""What an engine, a memory or a person wrote -> whether it may be stored, or why it may not."""

from __future__ import annotations

from translit.pretranslation.verdict.acceptance import Verdict, accepted
from translit.pretranslation.verdict.verification import NOTHING, fault
from translit.pretranslation.verdict.whole_post import together

__all__ = ["NOTHING", "Verdict", "accepted", "fault", "together"]
