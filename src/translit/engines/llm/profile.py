"""A profile's file -> how a model is asked: wording, sampling, what it must not do."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from translit.errors import EngineError

__all__ = ["Profile", "available", "chosen"]

_PLAIN = "plain"
_SUFFIX = ".toml"

_TEXTS = (
    "system", "background", "title", "before", "untranslated", "after", "terms", "term", "alike",
    "again", "ask",
)  # fmt: skip

_SAMPLING = (
    "temperature", "top_p", "top_k", "min_p", "repeat_penalty", "presence_penalty",
    "frequency_penalty", "seed",
)  # fmt: skip
"""All are sent each time: servers have defaults of their own, and they differ."""


_WARM = {"temperature": 0.6, "top_p": 0.9, "top_k": 40}
"""For other answers of a model: the likeliest one is known by then."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How a model wants to be asked."""

    name: str
    digest: str
    """Of the file: what a model answers depends on it."""
    ask: str
    """The request itself, with `{text}`."""
    system: str = ""
    background: str = ""
    """How what stands around the text is told, with `{background}`; empty for a model that would
    translate it too."""
    title: str = "The post: {title}"
    """How the title and the headings above are told."""
    before: str = "Before it: {source} = {target}"
    """How a sentence before is told, with its English."""
    untranslated: str = "Before it: {source}"
    """The same for one that has none yet."""
    after: str = "After it comes: {source}"
    terms: str = ""
    """How terms are told, with `{terms}`; they stand where `ask` has `{terms}`, or before it."""
    term: str = ""
    alike: str = ""
    again: str = ""
    """How it is told why its last answer cannot be used, with `{answer}` and `{reason}`."""
    grammar: bool = False
    """Whether llama.cpp keeps the model to what is demanded, where reasons have not helped."""
    shape: str = "chat"
    """`chat`, or `completion` for a model that goes on with a text."""
    thinking: str = "off"
    """`off` for models that think unless they are told not to; `none` for those that cannot."""
    chinese: bool = False
    """Whether it is asked in Chinese."""
    context: int = 0
    """The most tokens that the model can take; 0 where that is for the server to say."""
    stop: tuple[str, ...] = ()
    sampling: Mapping[str, float] = field(default_factory=dict)
    template: Mapping[str, str] = field(default_factory=dict)
    """What the model's chat template is given besides the messages."""

    def sampled(self, variant: int) -> dict[str, float]:
        """The sampling for an answer; for another one than the first, less sure of itself."""
        if not variant:
            return dict(self.sampling)
        warm = max(_WARM["temperature"], self.sampling["temperature"])
        return {
            **self.sampling,
            **_WARM,
            "temperature": warm,
            "seed": self.sampling["seed"] + variant,
        }


def available() -> list[str]:
    """The names of the profiles that come with translit."""
    return sorted(one.name.removesuffix(_SUFFIX) for one in _folder() if one.name.endswith(_SUFFIX))


def chosen(name: str, model: str) -> Profile:
    """The profile of that name or path; without one, that of the model's name, or the plain one.

    Raises EngineError for one that is not there, or cannot be used.
    """
    if name.endswith(_SUFFIX):
        try:
            return _loaded(Path(name).read_bytes(), Path(name).stem, name)
        except OSError as error:
            raise EngineError(f"the profile {name} cannot be read ({error.strerror})") from None
    known = {one.name.removesuffix(_SUFFIX): one for one in _folder() if one.name.endswith(_SUFFIX)}
    if name and name not in known:
        raise EngineError(
            f"there is no profile {name}; the profiles are {', '.join(sorted(known))}, or write "
            "the path of one's own, which ends in .toml"
        )
    for other in [name] if name else sorted(known):
        data = known[other].read_bytes()
        if name or any(re.search(one, model, re.IGNORECASE) for one in _models(data)):
            return _loaded(data, other, other)
    return _loaded(known[_PLAIN].read_bytes(), _PLAIN, _PLAIN)


def _folder() -> Any:  # noqa: ANN401  # of Traversable, which has moved between modules
    return list(files("translit.engines.llm.profiles").iterdir())


def _models(data: bytes) -> list[str]:
    return list(tomllib.loads(data.decode()).get("models", []))


def _loaded(data: bytes, name: str, path: str) -> Profile:
    try:
        values: dict[str, Any] = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise EngineError(f"the profile {path} is not valid TOML ({error})") from None
    known = {*Profile.__dataclass_fields__, "models"} - {"name", "digest"}
    for key in values:
        if key not in known:
            raise EngineError(f"{path}: unknown key {key}; the keys are {', '.join(sorted(known))}")
    values.pop("models", None)
    for key in _TEXTS:
        if not isinstance(values.get(key, ""), str):
            raise EngineError(f"{path}: {key} is to be a text")
    if "{text}" not in values.get("ask", ""):
        raise EngineError(f"{path}: ask is to hold {{text}}, where the sentence goes")
    sampling = values.setdefault("sampling", {})
    missing = [one for one in _SAMPLING if not isinstance(sampling.get(one), int | float)]
    if missing:
        raise EngineError(f"{path}: [sampling] is to say {', '.join(missing)}")
    values["stop"] = tuple(values.get("stop", ()))
    digest = hashlib.sha256(data).hexdigest()[:12]
    return Profile(name=name, digest=digest, **values)
