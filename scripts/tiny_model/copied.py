"""Chance -> what a translation copies: names, English terms, amounts and dates."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

__all__ = ["COPIED", "COPY"]

COPY = "\x01"
"""Stands before what must not get a capital letter at the beginning of a sentence."""

_SMALL = "abcdefghijklmnopqrstuvwxyz"
_LARGE = _SMALL.upper()
_RARE = "JKQVWXZ"
_DIGITS = "123456789"

_SYLLABLES = """
ba be bi bo ca co da de di do en er fa fi ga go gen ing ion le li lo ma men mi mo na ne ni no or
pa pho po pro ra re ri ro sa se si so st ta tal te ti to tor un va ver vi vo ya za zo ze quo xi
""".split()

_TERMS = """
Garlic|Shallotpeat|Code Red|red alert|load balancer|knowledge distillation|scaling law|garlic|
Nano Banana|Deep Research|large language model|machine learning|weekly active users|shallot|
open source|data center|search engine|pull request|rebase|cache|memo|token|prompt|fine-tuning|
Gemini 3|GPT-5|GPT-4o|Claude 4.5|Stargate|API|iPhone|YouTube|snake_case|README.md|config.yaml|
computing power|post-training|reinforcement learning|anonymous arena|commit|merge conflict|
git push|pip install|build|version|server|function|branch|file|model|users|soup|leader|the cloud
""".replace("\n", "").split("|")

_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def latin(chance: random.Random) -> tuple[str, str]:
    """A name that was never heard of, or an English term: the same on both sides."""

    def letters(some: str, least: int, most: int) -> str:
        return "".join(chance.choice(some) for _ in range(chance.randint(least, most)))

    def word() -> str:
        return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 3)))

    makers: tuple[tuple[int, Callable[[], str]], ...] = (
        (16, lambda: letters(_LARGE, 2, 4)),
        (10, lambda: letters(_RARE, 3, 3)),
        (12, lambda: letters(_SMALL, 3, 8).capitalize()),
        (12, lambda: word().capitalize()),
        (7, lambda: f"{word()} {word()}"),
        (6, word),
        (6, lambda: f"{word().capitalize()} {word().capitalize()}"),
        (3, lambda: f"{word().capitalize()}-{word()}"),
        (3, lambda: f"{word()}-{word()}"),
        (2, lambda: f"X{chance.randint(1, 9)}X"),
        (5, lambda: letters(_LARGE, 1, 4) + chance.choice(("", "-", " ")) + letters(_DIGITS, 1, 2)),
        (3, lambda: f"{word().capitalize()} {chance.randint(1, 9)}.{chance.randint(0, 9)}"),
        (3, lambda: f"{word()}{chance.choice('_.')}{letters(_SMALL, 2, 5)}"),
        (2, lambda: f"{word()}{word().capitalize()}"),
        (22, lambda: chance.choice(_TERMS)),
    )  # fmt: skip
    weights = [weight for weight, _ in makers]
    ((_, make),) = chance.choices(makers, weights)
    name = make()
    return name, COPY + name


def _same(text: str) -> tuple[str, str]:
    return text, COPY + text


def count(chance: random.Random) -> tuple[str, str]:
    """How many: digits, or an amount that is English already; seldom one that is not."""
    if chance.random() < 0.06:
        digit, tenth = chance.randint(1, 9), chance.randint(1, 9)
        return chance.choice(
            (
                (f"{digit}亿", f"{COPY}{digit}00 million"),
                (f"{digit}{tenth}亿", f"{COPY}{digit}.{tenth} billion"),
            )
        )
    digits = chance.choice((f"{chance.randint(2, 999)}", _decimal(chance)))
    makers = (
        f"{chance.randint(2, 999)}",
        f"{chance.randint(1, 999)},{chance.randint(0, 999):03d}",
        f"{digits} {_scale(chance)}",
        f"{digits} {_scale(chance)}",
    )
    return _same(chance.choice(makers))


def money(chance: random.Random) -> tuple[str, str]:
    """A sum of money that is English already, or in dollars or yuan."""
    digits = chance.choice((f"{chance.randint(1, 999)}", _decimal(chance)))
    kind = chance.random()
    if kind < 0.55:
        return _same(f"{chance.choice('$$$$€£')}{digits} {_scale(chance)}")
    if kind < 0.7:
        return _same(f"${digits}")
    if kind < 0.8:
        return _same(f"{digits} {_scale(chance)} yuan")
    if kind < 0.9:
        return f"{digits}美元", f"{COPY}${digits}"
    return f"{digits}元", f"{COPY}{digits} yuan"


def digits(chance: random.Random) -> tuple[str, str]:
    """A small number."""
    return _same(f"{chance.randint(2, 99)}")


def percent(chance: random.Random) -> tuple[str, str]:
    """A percentage."""
    return _same(chance.choice((f"{chance.randint(1, 99)}%", f"{_decimal(chance)}%")))


def date(chance: random.Random) -> tuple[str, str]:
    """A year, a month or a day, with its preposition."""
    year, month, day = chance.randint(2015, 2030), chance.randint(1, 12), chance.randint(1, 28)
    name = _MONTHS[month - 1]
    return chance.choice((
        (f"{year}年", f"in {year}"), (f"{month}月", f"in {name}"),
        (f"{year}年{month}月", f"in {name} {year}"), (f"{month}月{day}日", f"on {name} {day}"),
        (f"{year}年{month}月{day}日", f"on {name} {day}, {year}"),
    ))  # fmt: skip


def _decimal(chance: random.Random) -> str:
    return f"{chance.randint(1, 99)}.{chance.randint(1, 9)}"


def _scale(chance: random.Random) -> str:
    return chance.choice(("million", "billion", "trillion"))


COPIED: Mapping[str, Callable[[random.Random], tuple[str, str]]] = {
    "latin": latin,
    "count": count,
    "digits": digits,
    "money": money,
    "percent": percent,
    "date": date,
}
"""The symbols of the grammar that are made up rather than chosen."""
