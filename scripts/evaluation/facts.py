"""A fact of the context, and a translation -> whether the translation shows it.

Words decide, not meaning: a translation that shows none of them has not told who is spoken of, or
when; one that shows some may still be wrong. So the share is a measure of two engines beside each
other, and none of an engine by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .rows import Fact

__all__ = ["tells"]

_SETS = {
    "@he": "he him his himself",
    "@she": "she her hers herself",
    "@it": "it its itself",
    "@they": "they them their theirs themselves",
    "@we": "we us our ours ourselves",
    "@I": "I me my mine myself",
    "@past": (
        r"\w{2,}ed "
        "was were wasn't weren't had hadn't did didn't been became began blew bought broke "
        "brought built burnt came caught chose cost crept cut dealt drew drank drove fell "
        "felt found flew forgot froze gave got went grew heard held hid hit hung hurt kept "
        "knew laid lay led left lent let lit lost made meant met paid put quit ran rang "
        "read rose said sat saw sent set shook shot showed shut slept smelt sold spent "
        "spilt spoke stood stole struck stuck swept swore swung taught took thought threw "
        "told tore understood woke won wore wrote"
    ),
}
"""Of pronouns, and of verbs in the past tense."""


def tells(text: str, fact: Fact) -> bool:
    """Whether one of the forms of a fact stands in a text, as a word of its own."""
    return _pattern(fact.forms).search(text.replace("’", "'")) is not None


@lru_cache(maxsize=1000)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    # The words of a set are patterns of their own; those of the file are words.
    words = [
        word
        for form in forms
        for word in (_SETS[form].split() if form in _SETS else [re.escape(form)])
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
