"""A post and the outcomes of its units -> those that leave it its structure, all of them together.

Each target by itself reads as its source; beside its neighbours, one of which may still be Chinese,
a bracket of one and a bracket of the other can make a link of what is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from translit.model import Document, UnitKey
from translit.pretranslation.values import UNTRANSLATED, Outcome
from translit.splice import difference, translate

__all__ = ["together"]

_REASON = "beside its neighbours it does not read as its source"


def together(
    document: Document,
    outcomes: Sequence[Outcome],
    *,
    parse: Callable[[str], Document],
    standing: Mapping[UnitKey, str],
) -> list[Outcome]:
    """The outcomes, without the targets with which the post would not have its source's outline.

    `standing` are the targets that are there already; where these break the outline by themselves,
    the outcomes are judged without them.
    """

    def reads(targets: Mapping[UnitKey, str]) -> bool:
        return difference(document, parse(translate(document, targets))) is None

    def kept(some: Sequence[Outcome], targets: dict[UnitKey, str]) -> None:
        """Add to the targets as many of some outcomes as the post can have."""
        new = {one.request.unit.key: one.target for one in some}
        if reads(targets | new):
            targets.update(new)
        elif len(some) > 1:
            kept(some[: len(some) // 2], targets)
            kept(some[len(some) // 2 :], targets)

    filled = [one for one in outcomes if one.target]
    if not filled:
        return list(outcomes)
    targets = dict(standing)
    if not reads(targets | {one.request.unit.key: one.target for one in filled}):
        targets = targets if reads(targets) else {}
        kept(filled, targets)
        return [
            one
            if not one.target or targets.get(one.request.unit.key) == one.target
            else Outcome(one.request, "", UNTRANSLATED, reason=_REASON)
            for one in outcomes
        ]
    return list(outcomes)
