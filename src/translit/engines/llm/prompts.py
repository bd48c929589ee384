"""A segment, what is told of it, and a profile -> the messages that a model is sent.

What many requests have in common stands first: a server keeps what it has read of it. What does not
fit is left out from the far end, and never cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from translit.engines.llm.profile import Profile
from translit.engines.protocols import Held, LanguagePair, Surroundings, Told
from translit.languages import HAN

__all__ = ["VERSION", "Prompt", "Reply", "estimate", "prompt"]

VERSION = "2"
"""Changes when what a model is sent does: kept answers are then asked for again."""

_NAMES = {"zh": ("Chinese", "中文"), "en": ("English", "英语"), "ja": ("Japanese", "日语"),
          "de": ("German", "德语"), "fr": ("French", "法语"), "es": ("Spanish", "西班牙语"),
          "ko": ("Korean", "韩语"), "ru": ("Russian", "俄语"), "pt": ("Portuguese", "葡萄牙语"),
          "it": ("Italian", "意大利语"), "vi": ("Vietnamese", "越南语")}  # fmt: skip

_CODES = {"zh": "zh-Hans"}

_FRAME = 24
"""Tokens that a chat template adds, about."""

_SLACK = 1.15
"""An estimate may be so much too small."""


class Prompt(NamedTuple):
    """What is sent."""

    system: str
    user: str
    longest: int
    """How many tokens the answer may have."""
    template: Mapping[str, str]
    variant: int = 0
    """Another answer is wanted than the first: which one."""
    is_cut: bool = False
    """Whether something of what stands around did not fit."""
    beginning: str = ""
    """What the answer begins with, where the server can go on from it."""
    held: Held | None = None
    """What the answer must be made of, where the server can keep the model to it."""

    @property
    def raw(self) -> str:
        """All of it as one text, for a model that goes on with a text."""
        text = f"{self.system}\n{self.user}".strip("\n")
        return f"{text} {self.beginning}" if self.beginning else text


class Reply(NamedTuple):
    """What came back."""

    text: str
    read: int = 0
    """Tokens that the model was sent, where its server counts them."""
    written: int = 0
    """Tokens that it answered."""


def estimate(text: str) -> int:
    """About how many tokens a text is: a Han character each, four letters of others."""
    han = len(HAN.findall(text))
    return int((han + (len(text) - han) / 3.2) * _SLACK) + 1


def prompt(  # noqa: PLR0913  # each option by its name
    ask: Told,
    profile: Profile,
    pair: LanguagePair,
    *,
    brief: str,
    context: int,
    count: Callable[[str], int] = estimate,
) -> Prompt:
    """The messages for a segment, as much of what stands around it as the context can take."""
    names = _names(profile, pair)
    # A model that cannot end before all is there may go on for ever.
    longest = 32 + 2 * estimate(ask.segment) if ask.held else 48 + 5 * estimate(ask.segment)
    terms = _terms(ask, profile)
    inside = "{terms}" in profile.ask
    fixed = ["" if inside else terms, *_refusals(ask, profile)]
    request = _filled(profile.ask, text=ask.segment, role=ask.around.role, terms=terms, **names)
    system = _filled(profile.system, **names)
    room = context - longest - _FRAME - sum(count(one) for one in (system, request, *fixed) if one)
    around, some = "", False
    if profile.background:
        around, some = _background(ask.around, brief, profile, room, count)
    alike, more = _alike(ask.around, profile, room - count(around) if around else room, count)
    user = "\n\n".join(filter(None, (around, alike, *fixed, request)))
    template = {key: _filled(value, **names) for key, value in profile.template.items()}
    return Prompt(system, user, longest, template, is_cut=some or more, held=ask.held)


def _names(profile: Profile, pair: LanguagePair) -> dict[str, str]:
    at = 1 if profile.chinese else 0
    return {
        "source_language": _NAMES.get(pair.source, (pair.source,) * 2)[at],
        "target_language": _NAMES.get(pair.target, (pair.target,) * 2)[at],
        "source_code": _CODES.get(pair.source, pair.source),
        "target_code": _CODES.get(pair.target, pair.target),
    }


def _filled(pattern: str, /, **values: str) -> str:
    """A text with its places filled; braces in what is filled in mean nothing."""
    parts, rest = [], pattern
    while rest:
        before, brace, rest = rest.partition("{")
        parts.append(before)
        name, closing, after = rest.partition("}")
        if brace and closing and name in values:
            parts.append(values[name])
            rest = after
        elif brace:
            parts.append(brace)
    return "".join(parts)


def _terms(ask: Told, profile: Profile) -> str:
    if not (profile.terms and ask.terms):
        return ""
    lines = (
        _filled(profile.term, source=source, target=target) + (f" ({note})" if note else "")
        for source, target, note in ask.terms
    )
    between = "; " if "{terms}" in profile.ask else "\n"
    return _filled(profile.terms, terms=between.join(dict.fromkeys(lines)))


def _refusals(ask: Told, profile: Profile) -> Iterator[str]:
    for answer, reason in ask.refused if profile.again else ():
        yield _filled(profile.again, answer=answer or "(nothing)", reason=reason)


def _background(
    around: Surroundings, brief: str, profile: Profile, room: int, count: Callable[[str], int]
) -> tuple[str, bool]:
    """What stands around, in the order in which it is read; and whether some was left out.

    The nearest is the first to be kept.
    """
    place = " > ".join(dict.fromkeys(filter(None, (around.title, *around.headings))))
    near = [
        _filled(profile.before if target else profile.untranslated, source=source, target=target)
        for source, target in around.before
    ]
    candidates = [
        # How near it is, where it stands, and what is written.
        (0, 1, _filled(profile.title, title=place) if place else ""),
        *((1 + 2 * at, 100 - at, line) for at, line in enumerate(reversed(near))),
        (2, 200, _filled(profile.after, source=around.after) if around.after else ""),
        (4, 0, brief.strip()),
    ]
    kept = []
    is_cut = False
    for _, at, line in sorted(candidates):
        cost = count(line) if line else 0
        if line and cost < room:
            room -= cost
            kept.append((at, line))
        else:
            is_cut |= bool(line)
    text = "\n".join(line for _, line in sorted(kept))
    return _filled(profile.background, background=text) if text else "", is_cut


def _alike(
    around: Surroundings, profile: Profile, room: int, count: Callable[[str], int]
) -> tuple[str, bool]:
    """The alike sentences, and whether some were left out."""
    if not profile.alike:
        return "", False
    lines: list[str] = []
    for source, target in around.alike:
        line = f"{source} = {target}"
        if (cost := count(line)) < room:
            room -= cost
            lines.append(line)
    text = _filled(profile.alike, alike="\n".join(lines)) if lines else ""
    return text, len(lines) < len(around.alike)
