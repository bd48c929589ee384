"""Options -> a language model that answers: its server, name and profile are found."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from pathlib import Path

from translit.engines.llm.engine import Informed, LanguageModel
from translit.engines.llm.loopback import base
from translit.engines.llm.options import Options, read
from translit.engines.llm.profile import chosen
from translit.engines.llm.servers import Model, refuses_cloud
from translit.engines.protocols import LanguagePair
from translit.errors import EngineError

__all__ = ["opened"]


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
