"""An answer that says a term again in part: Code Code Red, Garlic (Garlic)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from translit.placeholders import LockKind
from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]


def _reasons(answered: Answered) -> Iterator[str]:
    job = answered.job
    source = job.replaced(lambda _, lock: lock.target)
    for target in dict.fromkeys(lock.target for lock in job.locks if lock.kind is LockKind.TERM):
        again = _again(target)
        if len(again.findall(answered.whole)) > len(again.findall(source)):
            yield "the engine's answer says a demanded text twice"


@lru_cache(maxsize=10_000)
def _again(target: str) -> re.Pattern[str]:
    """A demanded text with its first or last words beside it again, or in brackets behind it."""
    words = target.split()
    whole = r"[\s-]+".join(map(re.escape, words))
    heads = "|".join(
        r"[\s-]+".join(map(re.escape, words[:count])) for count in range(len(words), 0, -1)
    )
    tails = "|".join(r"[\s-]+".join(map(re.escape, words[count:])) for count in range(len(words)))
    return re.compile(
        rf"(?<!\w)(?:{heads})[\s-]+{whole}(?!\w)|(?<!\w){whole}[\s-]+(?:{tails})(?!\w)"
        rf"|(?<!\w){whole}\W?\s*[(\[（]\W*(?:{heads}|{tails})\W*[)\]）]"
        rf"|(?<!\w){whole}\s*[,，、/=:：–—-]\s*{whole}(?!\w)",
        re.IGNORECASE,
    )


FAULT = Fault(110, _reasons)
