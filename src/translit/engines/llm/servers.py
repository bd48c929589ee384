"""Servers of language models: what they are asked, and what comes back of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from translit.engines.llm.llama_grammar import grammar
from translit.engines.llm.profile import Profile
from translit.engines.llm.prompts import Prompt, Reply
from translit.engines.llm.web import Refused, Web
from translit.engines.llm.whole_answers import counted, must_be_whole, reason_of, text_of
from translit.errors import EngineError

__all__ = [
    "QUICK",
    "Model",
    "OpenAI",
    "Server",
    "Silent",
    "chat",
    "refuses_cloud",
]

QUICK = 3.0
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

    @property
    def continues(self) -> bool:
        """Whether it goes on from the beginning of an answer that it is sent."""
        ...

    @property
    def holds(self) -> bool:
        """Whether it can keep a model to a grammar of llama.cpp."""
        ...

    def count(self, text: str) -> int:
        """How many tokens a text is; 0 where it does not say."""
        ...

    def answer(self, prompt: Prompt, *, context: int) -> Reply:
        """What the model answers. Raises EngineError for an answer that is not whole."""
        ...


class Silent:
    """One that goes on from a beginning, keeps to a grammar, and counts nothing."""

    continues = True
    holds = True

    def context(self, model: str) -> int:
        """Nothing that the configuration did not say."""
        del model
        return 0

    def count(self, text: str) -> int:
        """It does not say."""
        del text
        return 0


def refuses_cloud(name: str) -> bool:
    """Whether a model of this name lives elsewhere: Ollama forwards `…:cloud`, `…-cloud`."""
    return name.partition(":")[2].endswith("cloud") or name.endswith("-cloud")


def chat(prompt: Prompt) -> list[dict[str, str]]:
    """A request as messages."""
    system = [{"role": "system", "content": prompt.system}] if prompt.system else []
    begun = [{"role": "assistant", "content": prompt.beginning}] if prompt.beginning else []
    return [*system, {"role": "user", "content": prompt.user}, *begun]


@dataclass(slots=True)
class OpenAI:
    """Chat completions as OpenAI's API has them: llama.cpp, LM Studio, vLLM, Jan, mlx, SGLang."""

    web: Web
    profile: Profile
    model: str = ""
    plain: bool = False
    """Whether the server wants only the fields that all servers know."""
    known: dict[str, Any] | None = None
    """What it says of itself, once it was asked."""

    def models(self) -> list[Model]:
        """What `/v1/models` lists."""
        listed = self.web.get("/v1/models", timeout=QUICK)
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
                listed = self.web.get("/v1/models", timeout=QUICK).get("data", [])
                sizes = [one.get("max_model_len", 0) for one in listed if one.get("id") == model]
                size = sizes[0] if sizes else 0
            except (Refused, EngineError, AttributeError):
                size = 0
        return size if isinstance(size, int) else 0

    @property
    def continues(self) -> bool:
        """Llama.cpp does, and any server a text that is no chat; of others it is not known."""
        return self.profile.shape == "completion" or "total_slots" in self._properties()

    @property
    def holds(self) -> bool:
        """Llama.cpp does."""
        return "total_slots" in self._properties()

    def count(self, text: str) -> int:
        """What llama.cpp says; 0 for others."""
        if "total_slots" not in self._properties():
            return 0
        try:
            said = self.web.post("/tokenize", {"content": text}, timeout=QUICK)
        except (Refused, EngineError):
            return 0
        tokens = said.get("tokens") if isinstance(said, dict) else None
        return len(tokens) if isinstance(tokens, list) else 0

    def _properties(self) -> dict[str, Any]:
        if self.known is None:
            self.known = self._asked_properties()
        return self.known

    def _asked_properties(self) -> dict[str, Any]:
        try:
            found = self.web.get("/props", timeout=QUICK)
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
            **_openai_sampling(self.profile.sampled(prompt.variant), plain=self.plain),
        }  # fmt: skip
        if self.profile.stop:
            body["stop"] = list(self.profile.stop)
        if prompt.held and not self.plain and (kept_to := grammar(prompt.held)):
            body["grammar"] = kept_to
        if self.profile.shape == "completion":
            reply = self.web.post("/v1/completions", body | {"prompt": prompt.raw})
            return _choice(reply, self.web.base, lambda one: one.get("text"))
        if not self.plain:
            template: dict[str, object] = dict(prompt.template)
            if self.profile.thinking == "off":
                template["enable_thinking"] = False
            if template:
                body["chat_template_kwargs"] = template
        reply = self.web.post("/v1/chat/completions", body | {"messages": chat(prompt)})
        return _choice(reply, self.web.base, _content)


def _content(choice: Mapping[str, Any]) -> object:
    message = choice.get("message")
    if isinstance(message, dict) and message.get("refusal"):
        raise EngineError("the model refuses to answer")
    return message.get("content") if isinstance(message, dict) else None


def _choice(reply: object, where: str, read: Callable[[Mapping[str, Any]], object]) -> Reply:
    choices = reply.get("choices") if isinstance(reply, dict) else None
    some = [one for one in choices if isinstance(one, dict)] if isinstance(choices, list) else []
    if not isinstance(reply, dict) or not some:
        said = f" ({why})" if (why := reason_of(reply)) else ""
        raise EngineError(f"the server at {where} answers without a text{said}")
    # One was asked for; a server that gives several may give them in any order.
    first = next((one for one in some if one.get("index") == 0), some[0])
    must_be_whole(reply, first.get("finish_reason"))
    return Reply(
        text_of(read(first), where),
        *counted(reply.get("usage"), "prompt_tokens", "completion_tokens"),
    )


def _openai_sampling(sampled: Mapping[str, float], *, plain: bool) -> dict[str, object]:
    known: dict[str, object] = dict(sampled)
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
