"""The engines of this machine -> what each can do, and what is missing to use it."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, NamedTuple

from translit.engines import available

if TYPE_CHECKING:
    from translit.engines.llm.discovery import Found

__all__ = ["State", "servers", "states"]

_ABILITIES = {
    "argos": "sentence by sentence, with a beam; no server",
    "llm": "knows the post, terms and amounts; asked again where an answer lacks something",
    "pseudo": "accented nonsense, to see a page in English before a word is translated",
}


class State(NamedTuple):
    """An engine, and whether it can be used."""

    name: str
    can: str
    is_ready: bool
    found: str
    """What it would use."""
    missing: str
    """What to do first; empty where it is ready."""


def states() -> list[State]:
    """The engines that are installed."""
    return [_state(one.name, one.distribution) for one in available()]


def servers() -> list[Found]:
    """The servers of language models that answer on the known loopback ports."""
    if importlib.util.find_spec("httpx") is None:
        return []
    from translit.engines.llm.discovery import found

    return found()


def _state(name: str, distribution: str) -> State:
    can = _ABILITIES.get(name, f"of {distribution}")
    if name == "argos":
        return _argos(can)
    if name == "llm":
        return _llm(can)
    return State(name, can, is_ready=True, found="", missing="")


def _argos(can: str) -> State:
    from translit.workflows.models import available as models

    names = [one.name for one in models()]
    missing = "" if names else "run translit models install"
    return State("argos", can, is_ready=bool(names), found=", ".join(names), missing=missing)


def _llm(can: str) -> State:
    if importlib.util.find_spec("httpx") is None:
        missing = 'run pip install "translit[llm]"'
        return State("llm", can, is_ready=False, found="", missing=missing)
    answering = servers()
    models = [
        f"{model.name} ({one.kind})"
        for one in answering
        for model in one.models
        if not model.is_remote
    ]
    missing = (
        ""
        if models
        else "start a server with a model, or name a .gguf file; see translit models recommend"
    )
    return State("llm", can, is_ready=bool(models), found=", ".join(models), missing=missing)
