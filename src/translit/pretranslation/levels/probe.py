"""An engine -> in what order its levels are tried, and which names it copies best."""

from __future__ import annotations

import json
from collections.abc import MutableMapping
from typing import NamedTuple

from translit.engines import Engine, Telling
from translit.placeholders import ALPHABETS
from translit.pretranslation.levels.asked import Asked, identity_of
from translit.pretranslation.levels.order import DEFAULT_ORDER, LEVELS, TELLING_ORDER
from translit.pretranslation.levels.steps import code_switched, named_locks
from translit.pretranslation.values import Level

__all__ = ["Profile", "probe"]

_FRAMES = (
    "我们昨天发布了{}。", "{}是一个新的模型。", "他在会议上介绍了{}的计划。",
    "很多用户已经开始使用{}。",
    "这家公司把{}卖给了对手。", "如果没有{}，项目就会停下来。", "我想知道{}什么时候上线。",
    "{}的价格比去年低。", "工程师正在修改{}。", "大家都在讨论{}，但是没有人见过它。",
    "老板要求我们先完成{}。", "请打开{}，然后等一分钟。", "文章的最后提到了{}。",
)  # fmt: skip
"""Sentences with a place for something that must come through."""

_TERMS = ("Garlic", "load balancer", "$1.4 trillion")
"""What is written into the Chinese sentences to see whether the model copies it."""

_LEARNT = 10
"""Symbols that come back, of those of all the sentences, from a model that was trained on them."""

_MORE = 3
"""How many more of them than of the names that come back least often."""

_VERSION = "2"


class Profile(NamedTuple):
    """What a probe found."""

    order: tuple[Level, ...] = DEFAULT_ORDER
    alphabet: str = "capitals"


def probe(engine: Engine, cache: MutableMapping[str, str], *, locale: str = "en") -> Profile:
    """The profile of an engine's model: from the cache, or by asking it some sixty sentences.

    An engine without an identity is not asked: nothing could be kept of it.
    """
    if isinstance(engine, Telling):
        return Profile(TELLING_ORDER)
    identity = identity_of(engine)
    if not identity:
        return Profile()
    key = f"probe {_VERSION} {locale} {identity}"
    known = _read(cache.get(key, ""))
    if known is None:
        asked = Asked(engine)
        known = _asked(asked)
        if not asked.failure:
            cache[key] = json.dumps((list(map(str, known.order)), known.alphabet))
    return known


def _asked(asked: Asked) -> Profile:
    words = {name: alphabet[:1] for name, alphabet in ALPHABETS.items()} | {"": _TERMS}
    sent = {
        name: [
            (frame.format(some[number % len(some)]), some[number % len(some)])
            for number, frame in enumerate(_FRAMES)
        ]
        for name, some in words.items()
    }
    segments = [segment for some in sent.values() for segment, _ in some]
    answers = dict(zip(segments, asked.verbatim(segments), strict=True))
    kept = {
        name: sum(answers[segment].count(word) == 1 for segment, word in some)
        for name, some in sent.items()
    }
    # Who copies the symbols, and not all that is odd, was trained with them, on real sentences.
    fewest = min(kept[name] for name in ALPHABETS)
    learnt = kept["symbols"] >= max(_LEARNT, fewest + _MORE)
    best = "symbols" if learnt else max(ALPHABETS, key=lambda name: kept[name])
    order: tuple[Level, ...] = DEFAULT_ORDER
    if learnt or kept[best] > 2 * kept[""]:
        # It reads better where the model saw the words; but not if it hardly ever keeps them.
        swap = {
            code_switched.STEP.level: named_locks.STEP.level,
            named_locks.STEP.level: code_switched.STEP.level,
        }
        order = tuple(swap.get(level, level) for level in order)
    return Profile(order, best)


def _read(text: str) -> Profile | None:
    try:
        order, alphabet = json.loads(text)
        profile = Profile(tuple(LEVELS[word] for word in order), alphabet)
    except (ValueError, TypeError, KeyError):
        return None
    return (
        profile
        if sorted(profile.order) == sorted(DEFAULT_ORDER) and alphabet in ALPHABETS
        else None
    )
