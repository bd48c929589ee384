"""`[engines.llm]` of the configuration, all of it text -> options of the engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from translit.errors import EngineError

__all__ = ["Options", "read"]

_KNOWN = (
    "server", "model", "profile", "context", "parallel", "timeout", "patience", "api_key", "brief",
    "tell", "threads", "allow_remote", "offline",
)  # fmt: skip

_MOST = {"context": 1_048_576, "parallel": 64, "threads": 256, "timeout": 3600, "patience": 3600}
_LEAST = {"context": 256, "parallel": 1, "threads": 1, "timeout": 1, "patience": 0}


@dataclass(frozen=True, slots=True)
class Options:
    """Which model is asked, and how."""

    server: str = ""
    """Its address; empty for the one that is found on this machine."""
    model: str = ""
    """Its name on the server, or the path of a `.gguf` file; empty for the only one there is."""
    profile: str = ""
    """The name of a profile, or the path of one's own; empty for that of the model's name."""
    context: int = 4096
    """How many tokens a request and its answer may have together."""
    parallel: int = 0
    """How many requests are sent at a time; 0 for as many as the server has slots."""
    timeout: float = 120
    """Seconds that an answer may take; the first one, for which a model is loaded, three times."""
    patience: float = 60
    """Seconds for which a server that went away or is busy is waited for."""
    api_key: str = ""
    threads: int = 0
    """Cores for a model in this process; 0 for as many as llama.cpp thinks best."""
    tell: bool = True
    """False: each sentence by itself, with its terms written into the Chinese; for comparison."""
    brief: str = ""
    """What the project says of itself; the text of `brief.md`."""
    allow_remote: bool = False
    offline: bool = False


def read(options: Mapping[str, str]) -> Options:
    """The options, each with its default. Raises EngineError, which says what is known."""
    for name in options:
        if name not in _KNOWN:
            known = ", ".join(name for name in _KNOWN if name not in ("brief", "offline"))
            raise EngineError(f"the engine llm takes no option {name}; its options are {known}")
    parallel = options.get("parallel", "auto")
    threads = options.get("threads", "auto")
    return Options(
        server=options.get("server", "").strip().rstrip("/"),
        model=options.get("model", "").strip(),
        profile=options.get("profile", "").strip(),
        context=_number("context", options.get("context", "4096")),
        parallel=0 if parallel == "auto" else _number("parallel", parallel),
        timeout=_number("timeout", options.get("timeout", "120")),
        patience=_number("patience", options.get("patience", "60")),
        api_key=options.get("api_key", ""),
        brief=options.get("brief", ""),
        allow_remote=_flag("allow_remote", options.get("allow_remote", "false")),
        threads=0 if threads == "auto" else _number("threads", threads),
        tell=_flag("tell", options.get("tell", "true")),
        offline=_flag("offline", options.get("offline", "false")),
    )


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and _LEAST[name] <= int(text[:9]) <= _MOST[name]):
        also = " or auto" if name in ("parallel", "threads") else ""
        raise EngineError(
            f"{name} = {text!r} of the engine llm is to be a number from {_LEAST[name]} to "
            f"{_MOST[name]}{also}"
        )
    return int(text)


def _flag(name: str, text: str) -> bool:
    if text not in ("true", "false"):
        raise EngineError(f"{name} = {text!r} of the engine llm is to be true or false")
    return text == "true"
