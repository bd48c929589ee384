"""Argos Translate's models -> an engine: the only importer of what decodes them.

Nothing of it is imported before it is used, nothing here touches the network but `download`, and
`argostranslate.translate` is never imported: it looks up hosts, and downloads what it misses.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translit.engines.argos.engine import Argos
    from translit.engines.protocols import LanguagePair

__all__ = ["open_engine"]

_SMALL = (
    "no other model is installed, so a small one drafts, which comes with translit: read with "
    "care; translit models install, or a language model, drafts better"
)


def open_engine(pair: LanguagePair, options: Mapping[str, str]) -> Argos:
    """The engine of the best model for a pair of languages, ready to translate.

    `options` are `model`, `beam`, `threads`, `compute_type` and `device`; see `options.Options`.
    Raises EngineError for an option that cannot be used, ModelError where there is no model.
    """
    from translit.engines.argos.engine import Argos
    from translit.engines.argos.included import starter
    from translit.engines.argos.installed_models import chosen
    from translit.engines.argos.options import read

    settings = read(options)
    model = chosen(pair, settings.model)
    # Who has named it knows what it is.
    return Argos(model, settings, note=_SMALL if model == starter() and not settings.model else "")
