"""What a machine drafted for each entry, kept beside the caches: how far a person went from it."""

from __future__ import annotations

import json
from collections.abc import MutableMapping
from typing import NamedTuple

from translit.model import UnitKey

__all__ = ["Draft", "draft_of", "keep_draft"]


class Draft(NamedTuple):
    """A target that an engine gave."""

    engine: str
    level: str
    target: str


def keep_draft(cache: MutableMapping[str, str], catalog: str, key: UnitKey, draft: Draft) -> None:
    """Note what was drafted for an entry; the last draft counts."""
    cache[_name(catalog, key)] = json.dumps(draft, ensure_ascii=False)


def draft_of(cache: MutableMapping[str, str], catalog: str, key: UnitKey) -> Draft | None:
    """What was drafted for an entry; None where nothing was, or where it has been deleted."""
    try:
        engine, level, target = json.loads(cache.get(_name(catalog, key), ""))
    except ValueError:
        return None
    return Draft(str(engine), str(level), str(target))


def _name(catalog: str, key: UnitKey) -> str:
    return "\x1f".join(("draft", catalog, *key))
