"""Ollama: what it is asked by its own API, and what comes back of it."""

from __future__ import annotations

from dataclasses import dataclass

from translit.engines.llm.profile import Profile
from translit.engines.llm.prompts import Prompt, Reply
from translit.engines.llm.servers import (
    QUICK,
    Model,
    Silent,
    chat,
    refuses_cloud,
)
from translit.engines.llm.web import Refused, Web
from translit.engines.llm.whole_answers import counted, must_be_whole, text_of
from translit.errors import EngineError

__all__ = ["Ollama"]


@dataclass
class Ollama(Silent):
    """Ollama by its own API: its `/v1` takes neither a context nor `think`."""

    web: Web
    profile: Profile
    model: str = ""
    plain: bool = False
    holds = False
    """It knows schemas of JSON, and no grammar."""

    def models(self) -> list[Model]:
        """What `/api/tags` lists."""
        listed = self.web.get("/api/tags", timeout=QUICK)
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
            **self.profile.sampled(prompt.variant), "num_ctx": context,
            "num_predict": prompt.longest, "stop": list(self.profile.stop),
        }  # fmt: skip
        body: dict[str, object] = {"model": self.model, "stream": False, "options": options}
        if self.profile.thinking == "off" and not self.plain:
            body["think"] = False
        if self.profile.shape == "completion":
            raw = {"prompt": prompt.raw, "raw": True}
            reply = self.web.post("/api/generate", body | raw)
            said = reply.get("response") if isinstance(reply, dict) else None
        else:
            reply = self.web.post("/api/chat", body | {"messages": chat(prompt)})
            message = reply.get("message") if isinstance(reply, dict) else None
            said = message.get("content") if isinstance(message, dict) else None
        if not isinstance(reply, dict):
            raise EngineError(f"the server at {self.web.base} answers without a text")
        if reply.get("remote_host"):
            raise EngineError(
                f"Ollama had {self.model} answered elsewhere; choose a model that lives here"
            )
        must_be_whole(reply, reply.get("done_reason"))
        if counted(reply, "prompt_eval_count")[0] >= context:
            raise EngineError(f"Ollama cut the request to {context} tokens; raise context")
        return Reply(
            text_of(said, self.web.base), *counted(reply, "prompt_eval_count", "eval_count")
        )
