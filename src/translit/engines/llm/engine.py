"""Segments, each with what is told of it -> translations by a language model of this machine."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence

from translit import stopping
from translit.engines.llm.options import Options
from translit.engines.llm.profile import Profile
from translit.engines.llm.prompts import VERSION, Prompt, estimate, prompt
from translit.engines.llm.servers import Model, Server
from translit.engines.llm.whole_answers import CutOff
from translit.engines.protocols import LanguagePair, Spent, Told
from translit.errors import EngineError

__all__ = ["Informed", "LanguageModel"]

_WAVES = 4
"""How many answers each slot gives before what was drafted is told to the next sentences."""

_TICK = 0.1
"""Seconds between two looks for a signal, while answers are waited for."""

_VARIANTS = 1
"""Other answers to a sentence: more of them cost more requests than they save sentences."""

_IN_A_ROW = 5
"""Failures after which a model is taken to have gone away."""


class LanguageModel:
    """Asks a language model sentence by sentence, several at a time, and tells it nothing more."""

    def __init__(  # noqa: PLR0913  # what the options say, as it was found
        self, server: Server, model: Model, profile: Profile, pair: LanguagePair, options: Options,
        *, parallel: int, context: int, close: Callable[[], None],
    ) -> None:  # fmt: skip
        """`close` lets go of the connections, or of the model."""
        self._server, self._model, self._profile = server, model, profile
        self._pair, self._options = pair, options
        self._parallel, self._context = parallel, context
        self.close = close
        self.failure = ""
        """What went wrong last, in the words of the server."""
        self._failed = 0
        self._counting = threading.Lock()
        self._counts: dict[str, int] = {}
        self.spent = Spent()
        """What was asked since it was opened."""
        self._gone = False

    @property
    def identity(self) -> str:
        """Model, profile, and what of the wording is the same for all sentences."""
        parts = (self._model.name, self._model.digest, self._profile.name, self._profile.digest)
        return " ".join(("llm", *parts, VERSION, self._pair.target, self._options.brief))

    @property
    def portion(self) -> int:
        """As many as the slots of the server: each of them is kept as soon as they are there."""
        return self._parallel

    def translate(self, segments: Sequence[str]) -> list[str]:
        """The translation of each segment, of which nothing more is told."""
        return self._answers([Told(segment) for segment in segments], lambda _number, _answer: None)

    def hypotheses(self, segments: Sequence[str], count: int) -> list[list[str]]:
        """Other answers to each segment, as many requests each.

        None for a model that is told why its answers cannot be used: that is better than chance.
        """
        if self._profile.again or count < 1:
            return [[] for _ in segments]
        found: list[list[str]] = [[] for _ in segments]
        for variant in range(1, min(count, _VARIANTS) + 1):
            asks = [Told(segment) for segment in segments]
            answers = self._answers(asks, lambda _number, _answer: None, variant=variant)
            for own, answer in zip(found, answers, strict=True):
                own.append(answer)
        return found

    def complete(self, segments: Sequence[str], prefixes: Sequence[str]) -> list[str]:
        """A translation that begins with each prefix; empty where the server cannot go on."""
        if not self._server.continues:
            return [""] * len(segments)
        asks = [Told(segment) for segment in segments]
        answers = self._answers(asks, lambda _number, _answer: None, beginnings=prefixes)
        return [
            _continued(prefix, answer) if answer.strip() else ""
            for prefix, answer in zip(prefixes, answers, strict=True)
        ]

    def _answers(
        self,
        asks: Sequence[Told],
        done: Callable[[int, str], None],
        *,
        variant: int = 0,
        beginnings: Sequence[str] = (),
    ) -> list[str]:
        """The translation of each; empty where an answer failed.

        Raises EngineError where several in a row failed: the server has gone away.
        """
        if self._gone:
            raise EngineError(self.failure)
        answers = [""] * len(asks)
        todo: queue.SimpleQueue[int] = queue.SimpleQueue()
        for number in range(len(asks)):
            todo.put(number)
        came: queue.SimpleQueue[tuple[int, str | Exception]] = queue.SimpleQueue()
        stop = threading.Event()

        def ask(number: int) -> str:
            begun = beginnings[number] if beginnings else ""
            return self._answer(asks[number], variant, begun)

        for _ in range(min(self._parallel, len(asks))):
            # Daemons: a request under way must not keep the process from ending.
            threading.Thread(target=_work, args=(ask, todo, came, stop), daemon=True).start()
        try:
            for _ in asks:
                number, answer = _next(came)
                if isinstance(answer, str):
                    self._failed = 0
                    answers[number] = answer
                    done(number, answer)
                    continue
                self.failure = str(answer)
                self._failed += not isinstance(answer, CutOff)
                if self._failed >= _IN_A_ROW:
                    self._gone = True
                    raise answer
        finally:
            stop.set()
        return answers

    def _prompt(self, ask: Told, count: Callable[[str], int]) -> Prompt:
        return prompt(
            ask, self._profile, self._pair, brief=self._options.brief, context=self._context,
            count=count,
        )  # fmt: skip

    def _count(self, text: str) -> int:
        """Tokens of a text: as the server counts them, or about how many."""
        if text not in self._counts:
            self._counts[text] = self._server.count(text)
        return self._counts[text] or estimate(text)

    def _answer(self, ask: Told, variant: int, beginning: str) -> str:
        made = self._prompt(ask, estimate)
        if made.is_cut:  # only then is it worth many questions how long each part is
            made = self._prompt(ask, self._count)
        made = made._replace(variant=variant or ask.variant, beginning=beginning)
        with self._counting:
            self.spent += Spent(1)
        reply = self._server.answer(made, context=self._context)
        with self._counting:
            self.spent += Spent(0, reply.read, reply.written)
        return reply.text


def _work(
    ask: Callable[[int], str], todo: queue.SimpleQueue[int],
    came: queue.SimpleQueue[tuple[int, str | Exception]], stop: threading.Event,
) -> None:  # fmt: skip
    """Ask for one after the other, until there is none left."""
    while not stop.is_set():
        try:
            number = todo.get_nowait()
        except queue.Empty:
            return
        try:
            came.put((number, ask(number)))
        except Exception as error:  # noqa: BLE001  # the caller's thread says what becomes of it
            came.put((number, error))


def _continued(prefix: str, answer: str) -> str:
    """The beginning and what followed; some servers say the beginning again."""
    answer = answer.rstrip()
    if answer.lstrip().startswith(prefix):
        return answer.lstrip()
    apart = "" if answer[:1] in tuple(" ,.;:!?’'") or not prefix else " "
    return f"{prefix}{apart}{answer}"


class Informed(LanguageModel):
    """The same, and it is told what stands around a sentence, and what must be in its answer."""

    def hypotheses(self, segments: Sequence[str], count: int) -> list[list[str]]:
        """None of one that is kept to its terms: it has other answers that hold them."""
        return [[] for _ in segments] if self.holds else super().hypotheses(segments, count)

    def complete(self, segments: Sequence[str], prefixes: Sequence[str]) -> list[str]:
        """None of one that is kept to its terms: it has written them already."""
        return [""] * len(segments) if self.holds else super().complete(segments, prefixes)

    @property
    def takes_terms(self) -> bool:
        """Whether its profile has a place for terms."""
        return bool(self._profile.terms)

    @property
    def takes_reasons(self) -> bool:
        """Whether its profile has a place for what was wrong with an answer."""
        return bool(self._profile.again)

    @property
    def holds(self) -> bool:
        """Whether its profile wants a grammar, and its server has one."""
        return self._profile.grammar and self._server.holds

    @property
    def window(self) -> int:
        """A few for each slot."""
        return self._parallel * _WAVES

    def told(self, asks: Sequence[Told], done: Callable[[int, str], None]) -> list[str]:
        """The translation of each; empty where an answer failed.

        Raises EngineError where several in a row failed: the server has gone away.
        """
        return self._answers(asks, done)


def _next(came: queue.SimpleQueue[tuple[int, str | Exception]]) -> tuple[int, str | Exception]:
    """The next answer; a signal that comes meanwhile is heeded."""
    while True:
        stopping.check()
        try:
            return came.get(timeout=_TICK)
        except queue.Empty:
            continue
