"""Two translations of one source -> how far they agree, as chrF has it."""

from __future__ import annotations

from collections import Counter

__all__ = ["agreement"]

_LONGEST = 6
"""Characters of the longest pieces that are compared."""

_BETA = 2
"""How much more it counts that nothing is missing than that nothing is there besides."""


def agreement(one: str, other: str) -> float:
    """The chrF of one text against the other, 0 to 1; the same as sacrebleu's, for one sentence."""
    first, second = (text.replace(" ", "") for text in (one, other))
    precision = recall = orders = 0.0
    for length in range(1, _LONGEST + 1):
        pieces, others = _pieces(first, length), _pieces(second, length)
        if pieces and others:
            same = sum((pieces & others).values())
            precision += same / sum(pieces.values())
            recall += same / sum(others.values())
            orders += 1
    if not orders or not precision + recall:
        return 0.0
    precision, recall = precision / orders, recall / orders
    return (1 + _BETA**2) * precision * recall / (_BETA**2 * precision + recall)


def _pieces(text: str, length: int) -> Counter[str]:
    return Counter(text[at : at + length] for at in range(len(text) - length + 1))
