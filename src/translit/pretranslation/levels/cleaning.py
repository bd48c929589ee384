"""An engine's answers -> the same without what it says besides; a batch after the other."""

from __future__ import annotations

from collections.abc import Mapping

from translit.checks.talk import doubles, plainly, several, stripped, without_shared

__all__ = ["Cleaner"]

_RECENT = 64
"""Answers with which the next ones are compared: a batch of one shares nothing."""


class Cleaner:
    """Takes talk off, and remembers what was said before."""

    def __init__(self) -> None:
        self._recent: dict[str, str] = {}
        self._for_all: set[str] = set()
        """Answers that were given to sentences that differ."""

    def cleaned(self, said: Mapping[str, str]) -> tuple[dict[str, str], str]:
        """What was said to each segment, empty where it is no translation; and why it is none."""
        known = {one: stripped(one, answer) for one, answer in said.items()}
        # What all of them share may stand around what is known, and inside of it.
        alike = without_shared({**self._recent, **known})
        texts = {one: stripped(one, alike[one]) for one in known}
        doubled = doubles({**self._recent, **texts}, self._for_all) & texts.keys()
        self._for_all |= {plainly(texts[one]) for one in doubled}
        self._recent = dict([*self._recent.items(), *known.items()][-_RECENT:])
        several_ = {one for one, text in texts.items() if several(one, text)}
        failure = "the engine gave one answer to sentences that differ" if doubled else ""
        failure = "the engine gave several answers in one" if several_ else failure
        return {
            one: "" if one in doubled or one in several_ else text for one, text in texts.items()
        }, failure
