"""Segments -> translations by a language model, on a server of this machine or in this process."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from translit.engines.protocols import LanguagePair

if TYPE_CHECKING:
    from translit.engines.llm.engine import LanguageModel

__all__ = ["open_engine"]


def open_engine(pair: LanguagePair, options: Mapping[str, str]) -> LanguageModel:
    """The engine for `[engines.llm]`; what it needs is imported here, and not before.

    Raises EngineError where no model can be found, or one that must not be asked.
    """
    from translit.engines.llm.connecting import opened

    return opened(pair, options)
