"""Servers of language models: what they are asked, and what comes back of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from translit.engines.llm.profile import Profile
from translit.engines.llm.prompts import Prompt, Reply
from translit.engines.llm.web import Refused, Web
from translit.errors import EngineError

__all__ = ["Model", "Ollama", "OpenAI", "Server", "refuses_cloud"]

_QUICK = 3.0
"""Seconds for a question that no model has to think about."""


class Model(NamedTuple):
    """A model that a server has."""

    name: str
    digest: str = ""
    """What tells it from another of its name."""
    is_remote: bool = False
    """Whether the server would send what it is asked to somebody else."""


class Server(Protocol):
    """What the engine needs of a server."""

    def models(self) -> list[Model]:
        """The models that it has."""
        ...

    def slots(self, model: str) -> int:
        """How many requests it works on at a time."""
        ...

    def context(self, model: str) -> int:
        """How many tokens a request may have; 0 where it does not say."""
        ...

    def answer(self, prompt: Prompt, *, context: int) -> Reply:
        """What the model answers. Raises EngineError for an answer that is not whole."""
        ...


def refuses_cloud(name: str) -> bool:
    """Whether a model of this name lives elsewhere: Ollama forwards `…:cloud`, `…-cloud`."""
    return name.partition(":")[2].endswith("cloud") or name.endswith("-cloud")


def _chat(prompt: Prompt) -> list[dict[str, str]]:
    system = [{"role": "system", "content": prompt.system}] if prompt.system else []
    return [*system, {"role": "user", "content": prompt.user}]


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise EngineError(f"the server at {where} answers without a text")
    return value


def _whole(reason: object) -> None:
    if reason == "length":
        raise EngineError("the model's answer was cut off, as it grew too long")
    if reason == "content_filter":
        raise EngineError("the server's filter kept the answer back")


@dataclass(slots=True)
class OpenAI:
    """Chat completions as OpenAI's API has them: llama.cpp, LM Studio, vLLM, Jan, mlx, SGLang."""

    web: Web
    profile: Profile
    model: str = ""
    plain: bool = False
    """Whether the server wants only the fields that all servers know."""

    def models(self) -> list[Model]:
        """What `/v1/models` lists."""
        listed = self.web.get("/v1/models", timeout=_QUICK)
        data = listed.get("data", []) if isinstance(listed, dict) else []
        return [
            Model(str(one["id"]), _digest(one), refuses_cloud(str(one["id"])))
            for one in data
            if isinstance(one, dict) and one.get("id")
        ]

    def slots(self, model: str) -> int:
        """What llama.cpp says of itself; others queue what is too much, so four at a time."""
        del model
        total = self._properties().get("total_slots", 4)
        return total if isinstance(total, int) and total > 0 else 4

    def context(self, model: str) -> int:
        """What llama.cpp or vLLM says; 0 for others."""
        settings = self._properties().get("default_generation_settings", {})
        size = settings.get("n_ctx", 0) if isinstance(settings, dict) else 0
        if not isinstance(size, int) or not size:
            try:
                listed = self.web.get("/v1/models", timeout=_QUICK).get("data", [])
                sizes = [one.get("max_model_len", 0) for one in listed if one.get("id") == model]
                size = sizes[0] if sizes else 0
            except (Refused, EngineError, AttributeError):
                size = 0
        return size if isinstance(size, int) else 0

    def _properties(self) -> dict[str, Any]:
        try:
            found = self.web.get("/props", timeout=_QUICK)
        except (Refused, EngineError):
            return {}
        return found if isinstance(found, dict) else {}

    def answer(self, prompt: Prompt, *, context: int) -> Reply:
        """One chat completion, or a completion for a model that has learned no chat."""
        del context
        try:
            return self._answer(prompt)
        except Refused as refused:
            if refused.status not in (400, 404, 422) or self.plain:
                raise EngineError(f"the server refused the request ({refused})") from None
            self.plain = True
        try:
            return self._answer(prompt)
        except Refused as refused:
            raise EngineError(f"the server refused the request ({refused})") from None

    def _answer(self, prompt: Prompt) -> Reply:
        body: dict[str, object] = {
            "model": self.model, "max_tokens": prompt.longest, "stream": False,
            **_openai_sampling(self.profile, plain=self.plain),
        }  # fmt: skip
        if self.profile.stop:
            body["stop"] = list(self.profile.stop)
        if self.profile.shape == "completion":
            reply = self.web.post(
                "/v1/completions", body | {"prompt": f"{prompt.system}\n{prompt.user}".strip("\n")}
            )
            return _choice(reply, self.web.base, lambda one: one.get("text"))
        if not self.plain:
            template: dict[str, object] = dict(prompt.template)
            if self.profile.thinking == "off":
                template["enable_thinking"] = False
            if template:
                body["chat_template_kwargs"] = template
        reply = self.web.post("/v1/chat/completions", body | {"messages": _chat(prompt)})
        return _choice(reply, self.web.base, _content)


def _content(choice: Mapping[str, Any]) -> object:
    message = choice.get("message")
    return message.get("content") if isinstance(message, dict) else None


def _choice(reply: object, where: str, read: Callable[[Mapping[str, Any]], object]) -> Reply:
    choices = reply.get("choices") if isinstance(reply, dict) else None
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise EngineError(f"the server at {where} answers without a text")
    _whole(choices[0].get("finish_reason"))
    usage = reply.get("usage") if isinstance(reply, dict) else None
    return Reply(
        _text(read(choices[0]), where), *_counted(usage, "prompt_tokens", "completion_tokens")
    )


def _counted(usage: object, *names: str) -> tuple[int, ...]:
    """What a server counted, under these names; nothing where it does not count."""
    found = [usage.get(name) if isinstance(usage, dict) else 0 for name in names]
    return tuple(one if isinstance(one, int) and one > 0 else 0 for one in found)


def _openai_sampling(profile: Profile, *, plain: bool) -> dict[str, object]:
    known: dict[str, object] = dict(profile.sampling)
    if plain:
        return {
            key: known[key]
            for key in ("temperature", "top_p", "presence_penalty", "frequency_penalty", "seed")
        }
    # vLLM's name of the same penalty.
    known["repetition_penalty"] = known["repeat_penalty"]
    known["cache_prompt"] = True
    return known


def _digest(listed: Mapping[str, Any]) -> str:
    """What tells the model from another under its name, so far as a server says."""
    telling = {key: listed.get(key) for key in ("meta", "root", "max_model_len", "digest")}
    return hashlib.sha256(json.dumps(telling, sort_keys=True, default=str).encode()).hexdigest()[
        :12
    ]


@dataclass(slots=True)
class Ollama:
    """Ollama by its own API: its `/v1` takes neither a context nor `think`."""

    web: Web
    profile: Profile
    model: str = ""
    plain: bool = False

    def models(self) -> list[Model]:
        """What `/api/tags` lists."""
        listed = self.web.get("/api/tags", timeout=_QUICK)
        data = listed.get("models", []) if isinstance(listed, dict) else []
        return [
            Model(
                str(one["name"]),
                str(one.get("digest", ""))[:16],
                refuses_cloud(str(one["name"])) or bool(one.get("remote_host")),
            )
            for one in data
            if isinstance(one, dict) and one.get("name")
        ]

    def slots(self, model: str) -> int:
        """One, unless its user has set more: it queues the others."""
        del model
        return 1

    def context(self, model: str) -> int:
        """What the model can take; how much is used is for the request to say."""
        del model
        return 0

    def answer(self, prompt: Prompt, *, context: int) -> Reply:
        """One answer of `/api/chat`, or of `/api/generate` for a model that has learned no chat."""
        try:
            return self._answer(prompt, context)
        except Refused as refused:
            if refused.status != 400 or self.plain:  # noqa: PLR2004
                raise EngineError(f"Ollama refused the request ({refused})") from None
            self.plain = True
        try:
            return self._answer(prompt, context)
        except Refused as refused:
            raise EngineError(f"Ollama refused the request ({refused})") from None

    def _answer(self, prompt: Prompt, context: int) -> Reply:
        options: dict[str, object] = {
            **self.profile.sampling, "num_ctx": context, "num_predict": prompt.longest,
            "stop": list(self.profile.stop),
        }  # fmt: skip
        body: dict[str, object] = {"model": self.model, "stream": False, "options": options}
        if self.profile.thinking == "off" and not self.plain:
            body["think"] = False
        if self.profile.shape == "completion":
            raw = {"prompt": f"{prompt.system}\n{prompt.user}".strip("\n"), "raw": True}
            reply = self.web.post("/api/generate", body | raw)
            said = reply.get("response") if isinstance(reply, dict) else None
        else:
            reply = self.web.post("/api/chat", body | {"messages": _chat(prompt)})
            message = reply.get("message") if isinstance(reply, dict) else None
            said = message.get("content") if isinstance(message, dict) else None
        if not isinstance(reply, dict):
            raise EngineError(f"the server at {self.web.base} answers without a text")
        if reply.get("remote_host"):
            raise EngineError(
                f"Ollama had {self.model} answered elsewhere; choose a model that lives here"
            )
        _whole(reply.get("done_reason"))
        if reply.get("prompt_eval_count", 0) >= context:
            raise EngineError(f"Ollama cut the request to {context} tokens; raise context")
        return Reply(
            _text(said, self.web.base), *_counted(reply, "prompt_eval_count", "eval_count")
        )
