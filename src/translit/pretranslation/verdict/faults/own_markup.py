"""An answer with markup that its source has not."""

from __future__ import annotations

from collections.abc import Iterator

from translit.patterns import lazy
from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]

_MARKUP = lazy(
    r"[`\\]|</?[A-Za-z!?]|[{}]|\]\(|\]\[|\[\^|\^\[|\$\$|://|www\.|&#?\w+;|"
    r":[a-z_]+:|\]:|\*\*\*|^[~=:]{3}|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])|"
    r"(?:[A-Za-z]+_){3}|(?:\A|(?<=\s))@\w|\A//|/\*|\*/"
)
"""Markup that would be more than a sign or two in the text: no engine has a reason to write it."""


def _reasons(answered: Answered) -> Iterator[str]:
    if any(match[0] not in answered.asked for match in _MARKUP.finditer(answered.free)):
        yield "the engine's answer has markup of its own"


FAULT = Fault(40, _reasons)
