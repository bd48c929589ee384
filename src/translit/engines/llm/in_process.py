"""A `.gguf` file -> a model in this process, through llama.cpp's own server code; no network."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import socket
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from translit.engines.llm.llama_grammar import grammar
from translit.engines.llm.profile import Profile
from translit.engines.llm.prompts import Prompt, Reply
from translit.engines.llm.servers import Model, Silent
from translit.engines.llm.whole_answers import CutOff
from translit.errors import EngineError

__all__ = ["InProcess"]

_PIECE = 1 << 20
"""Bytes at each end of a file that tell it from another of its size."""


class InProcess(Silent):
    """llama.cpp in this process."""

    def __init__(
        self, path: Path, profile: Profile, *, context: int, parallel: int, threads: int = 0
    ) -> None:
        """Loads the model, which takes seconds. Raises EngineError where it cannot be."""
        try:
            import xllamacpp  # hundreds of megabytes, needed by this way of running a model only
        except ImportError:
            raise EngineError(
                'a model in this process needs llama.cpp; run: pip install "translit[llm]"'
            ) from None
        self._path = path
        self._profile = profile
        self._slots = parallel
        params = xllamacpp.CommonParams()
        params.model.path = str(path)
        params.n_ctx = context * parallel
        params.n_parallel = parallel
        if threads:
            params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
        params.n_gpu_layers = 999
        # Without it, a model with a sliding window (Gemma) reads its whole prompt again each time.
        params.swa_full = True
        params.warmup = False
        params.verbosity = -1
        params.offline = True
        params.endpoint_metrics = False
        self._folder = tempfile.TemporaryDirectory(prefix="translit-")
        if hasattr(socket, "AF_UNIX"):
            # It listens whether anybody wants that or not: here where nobody else can ask.
            params.hostnames = [str(Path(self._folder.name, "model.sock"))]
        try:
            self._server = xllamacpp.Server(params)
        except Exception as error:  # noqa: BLE001  # llama.cpp throws what it likes
            raise EngineError(f"{path} cannot be loaded as a model ({error})") from None

    def models(self) -> list[Model]:
        """The one that is loaded."""
        return [Model(self._path.name, _digest(self._path))]

    def slots(self, model: str) -> int:
        """As many as it was loaded with."""
        del model
        return self._slots

    def answer(self, prompt: Prompt, *, context: int) -> Reply:
        """One answer of the model."""
        del context
        body: dict[str, object] = {
            **self._profile.sampled(prompt.variant), "stop": list(self._profile.stop),
            "stream": False, "cache_prompt": True,
        }  # fmt: skip
        if prompt.held and (kept_to := grammar(prompt.held)):
            body["grammar"] = kept_to
        if self._profile.shape == "completion":
            body |= {"prompt": prompt.raw, "n_predict": prompt.longest}
            return _completed(self._handled(self._server.handle_completions, body))
        template: dict[str, object] = dict(prompt.template)
        if self._profile.thinking == "off":
            template["enable_thinking"] = False
        system = [{"role": "system", "content": prompt.system}] if prompt.system else []
        messages = [*system, {"role": "user", "content": prompt.user}]
        if prompt.beginning:
            messages.append({"role": "assistant", "content": prompt.beginning})
        body |= {
            "messages": messages,
            "max_tokens": prompt.longest,
            "chat_template_kwargs": template,
        }
        return _completed(self._handled(self._server.handle_chat_completions, body))

    def _handled(self, handle: Any, body: Mapping[str, object]) -> dict[str, Any]:  # noqa: ANN401
        try:
            answer = handle(dict(body))
            if "grammar" in body and _is_refused(answer):  # as no grammar of another version
                answer = handle({key: one for key, one in body.items() if key != "grammar"})
        except Exception as error:  # noqa: BLE001  # llama.cpp throws what it likes
            raise EngineError(f"llama.cpp refused the request ({str(error)[:200]})") from None
        value = _read(answer)
        if not isinstance(value, dict) or "error" in value:
            reason = value.get("error") if isinstance(value, dict) else ""
            raise EngineError(f"llama.cpp refused the request ({str(reason)[:200]})")
        return value

    def close(self) -> None:
        """Let go of the model."""
        with contextlib.suppress(Exception), contextlib.redirect_stderr(io.StringIO()):
            del self._server
        self._folder.cleanup()


def _read(answer: Any) -> Any:  # noqa: ANN401  # what llama.cpp says, as JSON or read
    return json.loads(answer) if isinstance(answer, str | bytes) else answer


def _is_refused(answer: Any) -> bool:  # noqa: ANN401
    value = _read(answer)
    return isinstance(value, dict) and "error" in value


def _completed(value: Mapping[str, Any]) -> Reply:
    choices = value.get("choices")
    if isinstance(choices, list) and choices:
        one = choices[0]
        if one.get("finish_reason") == "length":
            raise CutOff
        text = one["message"]["content"] if "message" in one else one.get("text")
    else:
        text = value.get("content")
        if value.get("stop_type") == "limit" or value.get("truncated"):
            raise CutOff
    if not isinstance(text, str):
        raise EngineError("the model answers without a text")
    usage = value.get("usage") or {}
    read = usage.get("prompt_tokens", value.get("tokens_evaluated", 0))
    return Reply(
        text, int(read), int(usage.get("completion_tokens", value.get("tokens_predicted", 0)))
    )


def _digest(path: Path) -> str:
    """Of the size and of both ends of a file: weights of gigabytes are not read twice."""
    size = path.stat().st_size
    with path.open("rb") as file:
        ends = file.read(_PIECE)
        file.seek(max(0, size - _PIECE))
        ends += file.read(_PIECE)
    return hashlib.sha256(str(size).encode() + ends).hexdigest()[:16]
