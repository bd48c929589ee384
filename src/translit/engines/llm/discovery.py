"""The known ports of this machine -> the servers of language models that answer there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from translit.engines.llm.ollama import Ollama
from translit.engines.llm.profile import Profile
from translit.engines.llm.servers import Model, OpenAI, Server
from translit.engines.llm.web import Refused, Web
from translit.errors import EngineError

__all__ = ["PORTS", "Found", "connected", "found", "kind_of"]

PORTS = {
    11434: "Ollama",
    1234: "LM Studio",
    9931: "llama.cpp",
    8080: "llama.cpp",
    8000: "vLLM",
    1337: "Jan",
    30000: "SGLang",
}
"""Where programs listen that run models, if nobody has told them otherwise."""

_QUICK = 2.0
"""Seconds in which a server of this machine says what it has."""


class Found(NamedTuple):
    """A server that answers."""

    kind: str
    base: str
    models: tuple[Model, ...]


def found() -> list[Found]:
    """The servers on the known loopback ports, with their models; nothing else is looked at."""
    with ThreadPoolExecutor(len(PORTS) or 1) as pool:
        looked = pool.map(_looked, PORTS.items())
        return [one for one in looked if one is not None]


def _looked(known: tuple[int, str]) -> Found | None:
    port, program = known
    base = f"http://127.0.0.1:{port}"
    try:
        with Web(base, timeout=_QUICK) as web:
            kind = kind_of(web)
            models = tuple(connected(kind, web, _NO_PROFILE).models())
    except (EngineError, Refused):
        return None
    return Found("Ollama" if kind == "ollama" else program, base, models)


def kind_of(web: Web) -> str:
    """Whether a server has Ollama's own API, or only OpenAI's. Raises EngineError for neither."""
    try:
        tags = web.get("/api/tags", timeout=_QUICK)
        if isinstance(tags, dict) and isinstance(tags.get("models"), list) and "data" not in tags:
            return "ollama"
    except (EngineError, Refused):
        pass
    try:
        web.get("/v1/models", timeout=_QUICK)
    except Refused as refused:
        raise EngineError(
            f"the server at {web.base} runs no models that can be asked ({refused})"
        ) from None
    return "openai"


def connected(kind: str, web: Web, profile: Profile, model: str = "") -> Server:
    """The server, ready to be asked for a model."""
    return Ollama(web, profile, model) if kind == "ollama" else OpenAI(web, profile, model)


_NO_PROFILE = Profile("", "", "{text}")
