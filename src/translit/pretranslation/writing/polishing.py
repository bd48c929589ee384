"""What an engine wrote for a phrase -> English as it is written, by one rule after the other.

The rules stand in `writing.rules`: a new one is a file there, and a case file in
`tests/cases/english/`. A sign or a blank that is always written otherwise is a row of
`writing.punctuation`.
"""

from __future__ import annotations

from translit.placeholders import Parts
from translit.pretranslation.writing.sentence import EnglishRule, Sentence
from translit.rooms import rows

__all__ = ["polished"]

_RULES = sorted(
    rows("translit.pretranslation.writing.rules", "RULE", EnglishRule), key=lambda one: one.turn
)


def polished(sentence: Sentence) -> Parts:
    """The parts of a sentence, without those in which nothing is left."""
    said = sentence.parts
    phrase, unit, case = sentence.phrase, sentence.unit, sentence.title_case
    sentence = Sentence(said, phrase, unit, case, said)
    for rule in _RULES:
        parts = rule.applied(sentence)
        if parts != sentence.parts:  # most rules find nothing: a long sentence has 20,000 phrases
            sentence = Sentence(parts, phrase, unit, case, said)
    return tuple(part for part in sentence.parts if part != "")
