"""The name of an engine, or a function of somebody's own -> the engine, opened."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import EntryPoint, entry_points
from typing import NamedTuple

from translit import stopping
from translit.engines.protocols import Engine, LanguagePair
from translit.errors import EngineError, TranslitError

__all__ = ["Installed", "available", "checked", "open_engine"]

GROUP = "translit.engines"


class Installed(NamedTuple):
    """An engine that can be named on the command line."""

    name: str
    distribution: str
    version: str


def available() -> list[Installed]:
    """The engines that are installed, by name."""
    found = [
        Installed(entry.name, entry.dist.name, entry.dist.version)
        if entry.dist
        else Installed(entry.name, entry.value, "")
        for entry in entry_points(group=GROUP)
    ]
    return sorted(found)


def open_engine(name: str, pair: LanguagePair, options: Mapping[str, str]) -> Engine:
    """Open an engine by its name, or by `module:function`; the working directory is searched too.

    Raises EngineError, which names the distribution or the module, for whatever goes wrong.
    """
    load, owner = _function(name) if ":" in name else _installed(name)
    try:
        engine = load()(pair, dict(options))
    except TranslitError:
        stopping.check()
        raise
    except (Exception, SystemExit) as error:  # a program that is no module ends itself
        stopping.check()  # a module that is being loaded makes an ImportError of a signal
        raise EngineError(
            f"the engine {name} of {owner} does not open ({type(error).__name__}: {error})"
        ) from error
    if not isinstance(engine, Engine):
        raise EngineError(f"the engine {name} of {owner} has no translate(segments)")
    return engine


def _installed(name: str) -> tuple[Callable[[], Callable[..., object]], str]:
    entries: Sequence[EntryPoint] = [one for one in entry_points(group=GROUP) if one.name == name]
    if not entries:
        names = ", ".join(one.name for one in available())
        raise EngineError(f"there is no engine {name}; the engines are {names}, or module:function")
    entry = entries[0]
    return entry.load, entry.dist.name if entry.dist else entry.value


def _function(name: str) -> tuple[Callable[[], Callable[..., object]], str]:
    module, _, path = name.partition(":")

    def load() -> Callable[..., object]:
        with suppress(OSError):  # it may have been deleted
            here = os.getcwd()  # noqa: PTH109  # as Python itself has it on its path
            if here not in sys.path:
                sys.path.insert(0, here)
        found: object = importlib.import_module(module)
        for part in path.split("."):
            found = getattr(found, part)
        if not callable(found):
            raise EngineError(f"{name} is no function; it must take a pair and options")
        return found

    return load, module


def checked(engine: Engine, segments: Sequence[str]) -> list[str]:
    """What an engine answers, if that is one text for each segment.

    Raises EngineError for any other answer, and for whatever the engine raises.
    """
    try:
        answers = engine.translate(segments)
    except TranslitError:
        stopping.check()
        raise
    except Exception as error:
        stopping.check()
        raise EngineError(f"the engine failed ({type(error).__name__}: {error})") from error
    if not isinstance(answers, list | tuple) or len(answers) != len(segments):
        count = len(answers) if isinstance(answers, list | tuple) else type(answers).__name__
        raise EngineError(f"the engine answered {count} for {len(segments)} segments")
    if not all(isinstance(answer, str) for answer in answers):
        raise EngineError("the engine answered something that is no text")
    return list(answers)
