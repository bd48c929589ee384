"""Segments, each with what is told of it -> translations by a language model of this machine."""

from __future__ import annotations

import importlib.util
import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from translit import stopping
from translit.engines.llm.loopback import base
from translit.engines.llm.options import Options, read
from translit.engines.llm.profile import Profile, chosen
from translit.engines.llm.prompts import VERSION, prompt
from translit.engines.llm.servers import Model, Server, refuses_cloud
from translit.engines.protocols import LanguagePair, Spent, Told
from translit.errors import EngineError

__all__ = ["Informed", "LanguageModel", "opened"]

_WAVES = 4
"""How many answers each slot gives before what was drafted is told to the next sentences."""

_TICK = 0.1
"""Seconds between two looks for a signal, while answers are waited for."""

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

    def _answers(self, asks: Sequence[Told], done: Callable[[int, str], None]) -> list[str]:
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
        for _ in range(min(self._parallel, len(asks))):
            # Daemons: a request under way must not keep the process from ending.
            threading.Thread(target=self._work, args=(asks, todo, came, stop), daemon=True).start()
        try:
            for _ in asks:
                number, answer = _next(came)
                if isinstance(answer, str):
                    self._failed = 0
                    answers[number] = answer
                    done(number, answer)
                    continue
                self.failure = str(answer)
                self._failed += 1
                if self._failed >= _IN_A_ROW:
                    self._gone = True
                    raise answer
        finally:
            stop.set()
        return answers

    def _work(
        self, asks: Sequence[Told], todo: queue.SimpleQueue[int],
        came: queue.SimpleQueue[tuple[int, str | Exception]], stop: threading.Event,
    ) -> None:  # fmt: skip
        while not stop.is_set():
            try:
                number = todo.get_nowait()
            except queue.Empty:
                return
            try:
                came.put((number, self._answer(asks[number])))
            except Exception as error:  # noqa: BLE001  # the caller's thread says what becomes of it
                came.put((number, error))

    def _answer(self, ask: Told) -> str:
        made = prompt(
            ask, self._profile, self._pair, brief=self._options.brief, context=self._context
        )
        with self._counting:
            self.spent += Spent(1)
        reply = self._server.answer(made, context=self._context)
        with self._counting:
            self.spent += Spent(0, reply.read, reply.written)
        return reply.text


class Informed(LanguageModel):
    """The same, and it is told what stands around a sentence, and what must be in its answer."""

    @property
    def takes_terms(self) -> bool:
        """Whether its profile has a place for terms."""
        return bool(self._profile.terms)

    @property
    def takes_reasons(self) -> bool:
        """Whether its profile has a place for what was wrong with an answer."""
        return bool(self._profile.again)

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


def opened(pair: LanguagePair, options: Mapping[str, str]) -> LanguageModel:
    """The engine, connected. Raises EngineError, which says what is missing."""
    settings = read(options)
    if settings.model.endswith(".gguf"):
        return _in_process(pair, settings)
    if importlib.util.find_spec("httpx") is None:
        raise EngineError('the engine llm needs httpx; run: pip install "translit[llm]"')
    return _on_a_server(pair, settings)


def _in_process(pair: LanguagePair, options: Options) -> LanguageModel:
    from translit.engines.llm.in_process import InProcess

    path = Path(options.model).expanduser()
    if not path.is_file():
        raise EngineError(f"there is no model {options.model}; write the path of a .gguf file")
    profile = chosen(options.profile, path.name)
    context = _least(options.context, profile.context)
    parallel = options.parallel or 1
    loaded = InProcess(path, profile, context=context, parallel=parallel, threads=options.threads)
    (model,) = loaded.models()
    return _kind(options)(
        loaded, model, profile, pair, options, parallel=parallel, context=context,
        close=loaded.close,
    )  # fmt: skip


def _on_a_server(pair: LanguagePair, options: Options) -> LanguageModel:
    from translit.engines.llm.discovery import connected, kind_of
    from translit.engines.llm.web import Web

    where = base(
        options.server or _only_server(options), allow_remote=options.allow_remote,
        offline=options.offline,
    )  # fmt: skip
    web = Web(
        where, timeout=options.timeout, patience=options.patience, api_key=options.api_key,
        slots=max(4, options.parallel),
    )  # fmt: skip
    try:
        kind = kind_of(web)
        model = _chosen_model(connected(kind, web, chosen("plain", "")).models(), options, where)
        profile = chosen(options.profile, model.name)
        server = connected(kind, web, profile, model.name)
        context = _least(options.context, profile.context, server.context(model.name))
        parallel = options.parallel or server.slots(model.name)
    except BaseException:
        web.close()
        raise
    return _kind(options)(
        server, model, profile, pair, options, parallel=parallel, context=context, close=web.close
    )


def _kind(options: Options) -> type[LanguageModel]:
    return Informed if options.tell else LanguageModel


def _least(*sizes: int) -> int:
    return min(size for size in sizes if size)


def _only_server(options: Options) -> str:
    from translit.engines.llm.discovery import found

    servers = [one for one in found() if one.models]
    if options.model:
        having = [one for one in servers if options.model in [model.name for model in one.models]]
        servers = having or servers
    match servers:
        case [one]:
            return one.base
        case []:
            raise EngineError(
                "no server of language models answers on this machine; start Ollama, LM Studio or "
                "llama.cpp, or name a .gguf file as model"
            )
        case _:
            names = ", ".join(f"{one.kind} at {one.base}" for one in servers)
            raise EngineError(f"several servers answer: {names}; name one as server")


def _chosen_model(models: Sequence[Model], options: Options, where: str) -> Model:
    """The model that is named, or the only one that lives on the server's machine."""
    local = [one for one in models if not one.is_remote]
    names = [one.name for one in local]
    if not options.model:
        if len(local) == 1:
            return local[0]
        listed = f"has {', '.join(names)}; name one as model" if local else "has no model"
        raise EngineError(f"the server at {where} {listed}")
    named = [one for one in models if one.name in (options.model, f"{options.model}:latest")]
    model = named[0] if named else Model(options.model, is_remote=refuses_cloud(options.model))
    if model.is_remote and (options.offline or not options.allow_remote):
        raise EngineError(
            f"the model {model.name} lives elsewhere: the server would send your text there; "
            "choose one that lives on this machine"
        )
    if not named and names:
        raise EngineError(
            f"the server at {where} has no model {options.model}; it has {', '.join(names)}"
        )
    return model
