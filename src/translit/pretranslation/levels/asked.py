"""Segments -> an engine's answers, each segment asked once; whatever it does, answers or none."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import redirect_stdout
from itertools import islice

from translit import stopping
from translit.checks.talk import stripped
from translit.engines import (
    Aligning,
    Completing,
    Engine,
    Hypotheses,
    Identified,
    Portioned,
    Repairing,
    Telling,
    Told,
)
from translit.model import Span
from translit.pretranslation.levels import cached_answers
from translit.pretranslation.levels.cleaning import Cleaner
from translit.stopping import Interrupted
from translit.traditional import mainland

__all__ = ["Asked", "described", "identity_of"]

Alignment = list[tuple[Span, Span]]
"""For each piece of a target: its span there, and that of the source piece it attends to most."""


class Asked:
    """An engine, and what it has answered so far.

    No exception of an engine comes through, nor an answer of another type than it should have:
    then there is no answer, and `failure` says why.
    """

    def __init__(
        self, engine: Engine, kept: MutableMapping[str, str] | None = None, region: str = ""
    ) -> None:
        """`kept` holds its translations for another run, as soon as they are there.

        What is made of them is kept by the chain, and later: a run that is stopped between the
        two need not decode them again. `region` is where the segments' Chinese is written: an
        engine is asked in that of the mainland.
        """
        self.engine = engine
        self._kept = kept if kept is not None else {}
        self._identity = identity_of(engine)
        self._region = region
        self.failure = ""
        """What went wrong last; empty if nothing did."""
        self._known: dict[str, str] = {}
        self._cleaner = Cleaner()
        self._portion = _portion_of(engine)
        self._failures: Counter[str] = Counter()
        """By what was asked, how many calls have failed since the last one that did not."""

    @property
    def is_given_up(self) -> bool:
        """Whether the engine has failed so often that it is asked no more."""
        return self._failures["translate"] >= _MOST_FAILURES

    def forget(self) -> None:
        """Drop the answers and the failure, as a new batch begins; not that it was given up."""
        self._known.clear()
        if not self.is_given_up:
            self.failure = ""

    def translate(self, segments: Sequence[str]) -> list[str]:
        """The translation of each segment; empty where there is none."""
        new = [one for one in dict.fromkeys(self._simple(segments)) if one not in self._known]
        keys = {one: cached_answers.raw_key(one, self._identity) for one in new}
        said = {one: text for one in new if (text := self._kept.get(keys[one]))}
        new = [one for one in new if one not in said]
        for at in range(0, len(new), self._portion):
            portion = new[at : at + self._portion]
            for one, answer in zip(portion, self._divided(portion), strict=True):
                said[one] = answer if isinstance(answer, str) else ""
                if said[one]:
                    self._kept[keys[one]] = said[one]
        self._known |= self._cleaned(said)
        return [self._known[segment] for segment in self._simple(segments)]

    def told(self, asks: Sequence[Told]) -> list[str]:
        """The answers of an engine that is told more than a segment; empty where there is none.

        Each is kept as soon as it comes.
        """
        engine = self.engine
        if not isinstance(engine, Telling):
            return [""] * len(asks)
        asks = [ask._replace(segment=mainland(ask.segment, self._region)) for ask in asks]
        keys = [cached_answers.told_key(ask, self._identity) for ask in asks]
        said = [self._kept.get(key, "") for key in keys]
        new = [number for number, answer in enumerate(said) if not answer]

        def done(at: int, answer: str) -> None:
            if answer:
                self._kept[keys[new[at]]] = answer

        def call(segments: Sequence[str]) -> object:
            del segments
            return engine.told([asks[number] for number in new], done)

        answers = self._call("translate", call, [asks[number].segment for number in new])
        for number, answer in zip(new, answers, strict=True):
            said[number] = answer if isinstance(answer, str) else self._kept.get(keys[number], "")
        if not all(said) and engine.failure:
            self.failure = engine.failure
        cleaned = self._cleaned({ask.segment: one for ask, one in zip(asks, said, strict=True)})
        return [cleaned[ask.segment] for ask in asks]

    def verbatim(self, segments: Sequence[str]) -> list[str]:
        """What the engine answers to each segment, with all that it says besides."""
        answers: list[str] = []
        for at in range(0, len(segments), self._portion):
            portion = self._simple(segments[at : at + self._portion])
            answers += _texts(self._divided(portion))
        return answers

    def _cleaned(self, said: Mapping[str, str]) -> dict[str, str]:
        """What an engine said to each segment, without what does not belong to a translation."""
        texts, failure = self._cleaner.cleaned(said)
        self.failure = failure or self.failure
        return dict(zip(texts, _texts(list(texts.values())), strict=True))

    def hypotheses(self, segments: Sequence[str], count: int) -> list[list[str]]:
        """Other translations of each segment, the best first; none if the engine has none."""
        if not isinstance(self.engine, Hypotheses):
            return [[] for _ in segments]
        engine = self.engine
        answers = self._portions(
            "hypotheses", lambda new: engine.hypotheses(new, count), self._simple(segments)
        )
        return [
            [stripped(segment, one) for one in _texts(answer[:count]) if one]
            if isinstance(answer, list)
            else []
            for segment, answer in zip(segments, answers, strict=True)
        ]

    def retranslate(self, segments: Sequence[str]) -> list[str]:
        """A translation of each segment that does not repeat itself; empty where there is none."""
        if not isinstance(self.engine, Repairing):
            return [""] * len(segments)
        answers = self._portions("retranslate", self.engine.retranslate, self._simple(segments))
        return [
            stripped(segment, answer)
            for segment, answer in zip(segments, _texts(answers), strict=True)
        ]

    def complete(self, segments: Sequence[str], prefixes: Sequence[str]) -> list[str]:
        """A translation of each segment that begins with its prefix; empty where there is none."""
        if not isinstance(self.engine, Completing):
            return [""] * len(segments)
        answers = self._portions("complete", self.engine.complete, self._simple(segments), prefixes)
        return [
            answer if answer.startswith(prefix.rstrip()) else ""
            for answer, prefix in zip(_texts(answers), prefixes, strict=True)
        ]

    def alignments(self, segments: Sequence[str], targets: Sequence[str]) -> list[Alignment]:
        """Where each piece of each target comes from; empty where the engine cannot say."""
        if not isinstance(self.engine, Aligning):
            return [[] for _ in segments]
        simple = self._simple(segments)
        answers = self._portions("alignments", self.engine.alignments, simple, targets)
        return [
            # Where a word is longer on the mainland, the engine speaks of other places.
            _alignment(answer) if len(asked) == len(segment) else []
            for answer, asked, segment in zip(answers, simple, segments, strict=True)
        ]

    def _simple(self, segments: Sequence[str]) -> list[str]:
        return [mainland(segment, self._region) for segment in segments]

    def _divided(self, segments: Sequence[str]) -> Sequence[object]:
        """The answers; where an engine fails, to the one half and the other, so far as it works."""
        answers = self._call("translate", self.engine.translate, segments)
        if len(segments) < 2 or any(answer is not None for answer in answers):  # noqa: PLR2004
            return answers
        if self.is_given_up:
            return answers
        half = len(segments) // 2
        return [*self._divided(segments[:half]), *self._divided(segments[half:])]

    def _portions(
        self, name: str, method: Callable[..., object], *columns: Sequence[str]
    ) -> list[object]:
        """The answers of a method that takes segments, and texts that go with them."""
        answers: list[object] = []
        for at in range(0, len(columns[0]), self._portion):
            answers += self._call(name, method, *(one[at : at + self._portion] for one in columns))
        return answers

    def _call(
        self, name: str, method: Callable[..., object], segments: Sequence[str], *beside: object
    ) -> Sequence[object]:
        """As many answers as there are segments; all None where the engine failed."""
        stopping.check()
        if not segments:
            return []
        if self._failures[name] >= _MOST_FAILURES or self.is_given_up:
            return [None] * len(segments)
        try:
            # What an engine prints must not get into what a program reads from us.
            with redirect_stdout(sys.stderr):
                answers = method(list(segments), *beside)
                if isinstance(answers, Iterator):  # an engine may be written as a generator
                    answers = list(islice(answers, len(segments) + 1))
        except (KeyboardInterrupt, Interrupted):
            raise
        except BaseException as error:  # noqa: BLE001  anybody's module: it may even try to exit
            stopping.check()  # what an engine makes of a signal is no failure of its own
            self.failure = f"the engine failed ({described(error)})"
        else:
            if isinstance(answers, list | tuple) and len(answers) == len(segments):
                self._failures[name] = 0
                return answers
            count = len(answers) if isinstance(answers, list | tuple) else "no list of"
            self.failure = f"the engine gave {count} answers to {len(segments)} segments"
        self._failures[name] += 1
        if self.is_given_up:
            why = "the engine was given up, as it failed again and again; the last time"
            self.failure = f"{why}: {self.failure}"
        return [None] * len(segments)


_MOST_FAILURES = 16
"""How many calls in a row may fail before an engine is asked no more: it may take a minute each.

A bad segment among many costs some eight, as the others are looked for.
"""

_PORTION = 8
"""How many segments an engine is given at a time, if it does not say how many it takes.

Ctrl-C is heeded between calls: a model on a small machine takes a second for each segment.
"""

_LONGEST = 200
"""Characters of what an engine says of its failure."""


def _portion_of(engine: Engine) -> int:
    """How many segments an engine takes at a time."""
    try:
        return max(1, int(engine.portion)) if isinstance(engine, Portioned) else _PORTION
    except Exception:  # noqa: BLE001  anybody's module
        return _PORTION


def identity_of(engine: Engine) -> str:
    """What an engine says that it is; empty if it does not, or fails to."""
    try:
        return str(engine.identity) if isinstance(engine, Identified) else ""
    except Exception:  # noqa: BLE001  anybody's module: then its answers are not kept
        return ""


def described(error: BaseException) -> str:
    """An error on one line that can be written into any file."""
    try:
        said = str(error)
    except Exception:  # noqa: BLE001  an error of anybody's, which may not even be printable
        said = ""
    line = " ".join(f"{type(error).__name__}: {said}".split()).rstrip(" :")
    return "".join(sign if sign.isprintable() else "?" for sign in line[:_LONGEST])


def _texts(answers: Sequence[object]) -> list[str]:
    """The answers, on one line and with single blanks; empty for what is no text."""
    return [" ".join(str(answer).split()) if isinstance(answer, str) else "" for answer in answers]


def _alignment(answer: object) -> Alignment:
    """An alignment, if that is what the engine gave; else nothing."""
    try:
        return [(Span(*target), Span(*source)) for target, source in answer]  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        return []
