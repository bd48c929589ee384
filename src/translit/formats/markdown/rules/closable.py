"""Whether what a rule begins can end at all: the last place of each sign, remembered."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

__all__ = ["RememberingState", "closes"]


class RememberingState(StateInline):
    """The state of one text, and where each sign that was asked for stands last in it."""

    last: dict[str, int]


def closes(state: StateInline, mark: str) -> bool:
    """Whether `mark` stands anywhere behind the state's place.

    A rule that looks for its end asks this first: a post may open a thing a hundred thousand times.
    """
    if not isinstance(state, RememberingState):
        return True
    if mark not in state.last:
        state.last[mark] = state.src.rfind(mark)
    return state.last[mark] > state.pos
