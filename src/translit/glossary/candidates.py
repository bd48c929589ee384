"""Sentences and their translations -> words that a glossary might fix, the most useful first.

A word is a run of Han characters that is frequent, hangs together (each half is seldom without
the other), and stands free (what is before and behind it varies). What it is called in English is
what the translations of its sentences share and others lack.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from translit.languages import HAN
from translit.patterns import lazy

__all__ = ["Candidate", "Sentence", "called", "candidates"]

_LONGEST = 6
"""Characters of a candidate, at most."""

_RUN = lazy(f"{HAN.pattern}+")

_GRAMMAR = frozenset(
    "的了是在和与就都而及或这那不也有我你他她它们个为以于上下来去到说要会能可把被让给对从向很更最还又再"
    "但却因所如果虽然没什么怎样多少几啊吧呢吗嘛着过得地等其之亿万一二三四五六七八九十两每些只才已将并则且若"
)
"""Characters at which no term begins or ends: words of grammar, pronouns, numerals."""

_WORD = lazy(r"[A-Za-z][A-Za-z'’-]*")

_SMALL = frozenset(
    "the a an of to in on and or is are was were be been it its this that as at by for with from "
    "has have had not but if so than then there their they we you i he she his her our your will "
    "can all more one about into up out no what which who when how also just do does did".split()
)

_EVERYDAY = frozenset(
    "自己 大家 使用 公司 时间 问题 工作 开始 知道 觉得 东西 事情 时候 "
    "现在 今天 明天 昨天 今年 去年 明年 以后 以前 里面 外面 世界 国家 "
    "中国 美国 生活 孩子 朋友 先生 老师 学生 分钟 小时 美元 美金 介绍 "
    "提供 发现 发布 本文 文章 方法 方式 情况 部分 地方 内容 结果 原因 "
    "作者 读者 内部 最后 最近 其他 其中 这里 那里 句话 完全 非常 特别 "
    "直接 比如 例如 包括 成为 认为 表示 进行 通过 需要 必须 应该 可能 "
    "希望 支持 选择 看到 得到 变成 不同 重要 简单 英文 中文 上海 北京 "
    "第一 第二".split()
)
"""Words that every post has, and no glossary."""

_SOME = 5
"""Posts from which on it says something that a word is not in all of them."""

_LEAST_FREE = 0.8
"""Bits of variety on each side, at the least."""

_LEAST_TOGETHER = 3.0
"""Bits by which two halves are more often together than by chance, at the least."""


class Sentence(NamedTuple):
    """A source, its translation if there is one, and its place."""

    source: str
    target: str
    place: str


class Candidate(NamedTuple):
    """A word that a glossary might fix."""

    source: str
    times: int
    places: tuple[str, ...]
    rendered: tuple[tuple[str, int], ...]
    """What translations call it, and how often, the most frequent first."""


def candidates(
    sentences: Sequence[Sentence], known: Sequence[str], *, least: int = 3, limit: int = 30
) -> list[Candidate]:
    """The words that stand in at least so many places and that the glossary does not know."""
    counts = _counted(sentences, least)
    total = sum(count for word, count in counts.items() if len(word) == 1) or 1
    likely = {
        word: _Seen(count)
        for word, count in counts.items()
        if len(word) > 1
        and not {word[0], word[-1]} & _GRAMMAR
        and word not in _EVERYDAY
        and not any(word in one or one in word for one in known)
        and _together(word, counts, total) >= _LEAST_TOGETHER
    }
    for number, sentence in enumerate(sentences):
        _look(sentence, number, likely)
    good = {
        word: seen
        for word, seen in likely.items()
        if min(_variety(seen.before), _variety(seen.behind)) >= _LEAST_FREE
    }
    posts = len({_post(sentence) for sentence in sentences})
    ranked = sorted(
        (word for word in good if not _is_part(word, good)),
        key=lambda word: (-good[word].weight(len(word), posts), word),
    )
    english = _English(sentences)
    return [
        Candidate(word, good[word].count, tuple(good[word].places[:3]), english.of(word))
        for word in ranked[:limit]
    ]


@dataclass
class _Seen:
    """Where a word was seen."""

    count: int
    before: Counter[str] = field(default_factory=Counter)
    behind: Counter[str] = field(default_factory=Counter)
    places: list[str] = field(default_factory=list)
    posts: set[str] = field(default_factory=set)

    def weight(self, length: int, posts: int) -> float:
        """How useful the word is: often and long, and not in every post alike."""
        spread = math.log(posts / len(self.posts)) if posts > _SOME else 1.0
        return self.count * math.sqrt(length) * (spread + 0.2)


def _counted(sentences: Sequence[Sentence], least: int) -> Counter[str]:
    """How often each run of characters stands; longer ones only where both halves are frequent."""
    runs = [run for sentence in sentences for run in _RUN.findall(sentence.source)]
    counts = Counter(letter for run in runs for letter in run)
    last = set(counts)
    for size in range(2, _LONGEST + 1):
        found: Counter[str] = Counter()
        for run in runs:
            for start in range(len(run) - size + 1):
                word = run[start : start + size]
                if word[:-1] in last and word[1:] in last:
                    found[word] += 1
        frequent = {word: count for word, count in found.items() if count >= least}
        counts.update(frequent)
        last = set(frequent)
    return counts


def _look(sentence: Sentence, number: int, likely: Mapping[str, _Seen]) -> None:
    """Note what stands beside each likely word of a sentence."""
    for run in _RUN.finditer(sentence.source):
        text = run[0]
        for start in range(len(text) - 1):
            for end in range(start + 2, min(len(text), start + _LONGEST) + 1):
                seen = likely.get(text[start:end])
                if seen is None:
                    continue
                # The edge of a run is another neighbour each time.
                seen.before[text[start - 1] if start else f"<{number}"] += 1
                seen.behind[text[end] if end < len(text) else f">{number}"] += 1
                seen.posts.add(_post(sentence))
                if sentence.place not in seen.places[-1:]:
                    seen.places.append(sentence.place)


def _post(sentence: Sentence) -> str:
    return sentence.place.rpartition(":")[0]


def _variety(neighbours: Counter[str]) -> float:
    """The entropy of what stands beside a word, in bits."""
    total = sum(neighbours.values())
    return -sum(count / total * math.log2(count / total) for count in neighbours.values())


def _together(word: str, counts: Counter[str], total: int) -> float:
    """How much more often the word stands than its halves would meet by chance, in bits."""
    return min(
        math.log2(counts[word] * total / (counts[word[:cut]] * counts[word[cut:]]))
        for cut in range(1, len(word))
    )


def _is_part(word: str, good: Mapping[str, _Seen]) -> bool:
    """Whether the word mostly stands within a longer one."""
    return any(
        word in longer and seen.count * 2 > good[word].count
        for longer, seen in good.items()
        if len(longer) > len(word)
    )


def called(sentences: Sequence[Sentence], word: str) -> tuple[tuple[str, int], ...]:
    """What translations call a word, and how often, the most likely first."""
    return _English(sentences).of(word)


class _English:
    """What words are called in translations."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._translated = [
            (one.source, set(_phrases(one.target))) for one in sentences if one.target
        ]
        self._everywhere = Counter(phrase for _, phrases in self._translated for phrase in phrases)

    def of(self, word: str) -> tuple[tuple[str, int], ...]:
        """The phrases that the translations of its sentences share, by Dice's coefficient."""
        here = [phrases for source, phrases in self._translated if word in source]
        if not here:
            return ()
        shared = Counter(phrase for phrases in here for phrase in phrases)
        scored = {
            phrase: 2 * count / (len(here) + self._everywhere[phrase])
            for phrase, count in shared.items()
            if count * 2 >= len(here) or count > 1
        }
        ranked = sorted(scored, key=lambda phrase: (-scored[phrase], -len(phrase), phrase))
        return tuple((phrase, shared[phrase]) for phrase in ranked[:3])


def _phrases(target: str) -> Iterator[str]:
    """The runs of one to three words that begin and end with a word that says something."""
    for part in re.split(r"[^\w\s'’-]+", target):
        words = _WORD.findall(part)
        for start in range(len(words)):
            for end in range(start + 1, min(len(words), start + 3) + 1):
                phrase = words[start:end]
                if not {phrase[0].lower(), phrase[-1].lower()} & _SMALL:
                    yield " ".join(phrase)
