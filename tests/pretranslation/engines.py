"""Engines that tests bring along: one that translates word by word, and all kinds of bad ones."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence

_WORDS = (
    "model team market user growth plan product company price version memo budget launch risk "
    "page report quickly strong today work"
).split()

_TOKEN = re.compile(
    r"[\u3400-\u9fff\U00020000-\U0003fffd]{1,2}|[^\s\u3400-\u9fff，。！？；：、]+|\S"
)


def gloss(segment: str) -> str:
    """An English word for every two Chinese characters, and everything else as it is.

    No word stands twice in a row, as in no good engine's answer.
    """
    words = []
    for token in _TOKEN.findall(segment):
        if re.match(r"[\u3400-\u9fff\U00020000-\U0003fffd]", token):
            number = zlib.crc32(token.encode()) % len(_WORDS)
            words.append(_WORDS[number - (words[-1:] == [_WORDS[number]])])
        else:
            words.append(token)
    return " ".join(words)


class Glossing:
    """A dictionary of an engine; counts what it is asked."""

    def __init__(self, identity: str = "gloss 1") -> None:
        self.identity = identity
        self.segments: list[str] = []

    def translate(self, segments: Sequence[str]) -> list[str]:
        self.segments += segments
        return [gloss(segment) for segment in segments]


class Faulty:
    """Answers each segment by a function of it."""

    def __init__(self, answer: Callable[[str], object]) -> None:
        self._answer = answer

    def translate(self, segments: Sequence[str]) -> list[str]:
        return [self._answer(segment) for segment in segments]  # type: ignore[misc]


class Miscounting:
    def __init__(self, by: int) -> None:
        self._by = by

    def translate(self, segments: Sequence[str]) -> list[str]:
        answers = [*map(gloss, segments), *map(gloss, segments)]
        return answers[: max(0, len(segments) + self._by)]


class Raising:
    """Works so many times, and then raises."""

    def __init__(self, error: BaseException, after: int = 0) -> None:
        self._error = error
        self._left = after

    def translate(self, segments: Sequence[str]) -> list[str]:
        self._left -= 1
        if self._left < 0:
            raise self._error
        return [gloss(segment) for segment in segments]


class Nothing:
    def translate(self, segments: Sequence[str]) -> None:
        return None


class Everything(Glossing):
    """Offers every other method as well, and answers them with what it was made with."""

    def __init__(self, answer: object) -> None:
        super().__init__()
        self._answer = answer

    def translate(self, segments: Sequence[str]) -> list[str]:
        return [""] * len(segments)

    def hypotheses(self, segments: Sequence[str], count: int) -> object:
        return self._answer

    def complete(self, segments: Sequence[str], prefixes: Sequence[str]) -> object:
        return self._answer

    def alignments(self, segments: Sequence[str], targets: Sequence[str]) -> object:
        return self._answer

    def retranslate(self, segments: Sequence[str]) -> object:
        return self._answer


def _recased(segment: str) -> str:
    return gloss(segment).swapcase()


def _dropped(segment: str) -> str:
    return gloss(re.sub(r"[A-Z]{2}[A-Z]+|\$?\d[\d.,]*", "", segment))


def _doubled(segment: str) -> str:
    return re.sub(r"([A-Za-z]{3,})", r"\1 \1", gloss(segment))


INJECTIONS = (
    "**bold** text here",
    "a <b>tag</b> here",
    "a [link](http://evil.example) here",
    "one\ntwo",
    "{{ site.title }} is here",
    "---",
    "# heading here",
    "- item here",
    "1. item here",
    "`code` it",
    "![x](y.png) is here",
    "a | b | c",
    "<!-- comment -->",
    "<script>alert(1)</script>",
    "$x$ costs",
    "$$x$$ costs",
    "see https://evil.example now",
    "[^1] is noted",
    "text \\",
    "text\\\\ here",
    "&nbsp;text&amp; here",
    "~~~ text here",
    "::: text here",
    "> quoted text",
    "line  \nbreak here",
    "text \ud800 here",
    "text \u2028 here",
    "text \x00 here",
    "[x]: http://evil.example",
    "***",
    "snake_case and _under_ and __dunder__",
    "~~struck~~ words",
    ":tada: words",
    '"quoted" words',
    "it's 'quoted' words",
    "key: value # comment",
    "{a: b, c}",
    "[a, b] words",
    "<a",
    "text](",
    "*",
    "_",
    "a*b*c d",
    "\u200btext here",
    "文字 text",
    "かな text",
    "{% raw %} text",
    "=== text",
    "| --- | --- |",
    "a text::",
    "Term\n: definition",
    "!!! note",
    "text {.class}",
    "text {#id}",
    "^[note] text",
    "http://a.b/c_d text",
    "www.evil.example text",
    "a <br> text",
    "<div> text",
    "+++",
    "...",
    "yes",
    "null",
    "1986. A great year",
    "0x1F",
    "@user text",
    "&lt;b&gt; text",
)
"""What an engine might add to a text."""


def injecting(what: str) -> Callable[[str], str]:
    def answer(segment: str) -> str:
        words = gloss(segment).split()
        middle = len(words) // 2
        return " ".join((*words[:middle], what, *words[middle:]))

    return answer


def faults() -> dict[str, object]:
    """Engines by what is wrong with them."""
    by_answer: dict[str, Callable[[str], object]] = {
        "nothing": lambda _: "",
        "noise": lambda segment: "#@! ~^ ;;" * (len(segment) // 4),
        "letters": lambda segment: "xq zzk vvb " * (len(segment) // 3),
        "Chinese": lambda _: "这是中文。",
        "its input": lambda segment: segment,
        "its input doubled": lambda segment: segment * 2,
        "a novel": lambda _: "word " * 1000,
        "the same for all": lambda _: "The model of the team",
        "recased": _recased,
        "dropped": _dropped,
        "doubled": _doubled,
        "None": lambda _: None,
        "numbers": lambda _: 7,
        "lists": lambda segment: [segment],
        "extra numbers": lambda segment: f"{gloss(segment)} 1234",
        "lines": lambda segment: "\n\n".join(gloss(segment).split()),
    }
    return {name: Faulty(answer) for name, answer in by_answer.items()} | {
        "too few": Miscounting(-1),
        "too many": Miscounting(1),
        "none at all": Nothing(),
        "raises": Raising(RuntimeError("out of order")),
        "raises in the middle": Raising(ValueError("\ud800 broken"), after=2),
        "runs out of memory": Raising(MemoryError(), after=1),
    }
