"""What a server says of an answer -> whether it is whole, and its text."""

from __future__ import annotations

from collections.abc import Mapping

from translit.errors import EngineError

__all__ = ["CutOff", "counted", "must_be_whole", "reason_of", "text_of"]

_TOO_LONG = frozenset(("length", "max_tokens", "model_length", "limit", "max_length"))
"""Names that servers have for the same end: it is not the answer's own."""

_FILTERED = frozenset(("content_filter", "safety", "blocked", "refusal"))

_FAILED = frozenset((
    "error", "abort", "aborted", "cancelled", "canceled", "timeout", "tool_calls", "tool_use",
    "function_call", "load", "unload",
))  # fmt: skip
"""The server broke off, or the model wants something else than to answer."""


class CutOff(EngineError):  # noqa: N818  # what became of an answer
    """An answer that found no end: the server is well, and the next sentence may have one."""

    def __init__(self) -> None:
        """What a person is told of it."""
        super().__init__("the model's answer was cut off, as it grew too long")


def must_be_whole(reply: Mapping[str, object], reason: object) -> None:
    """Raise EngineError where an answer ended for a reason other than its own end."""
    why = reason.lower() if isinstance(reason, str) else ""
    if why in _TOO_LONG:
        raise CutOff
    if why in _FILTERED:
        raise EngineError("the server's filter kept the answer back")
    if said := reason_of(reply):
        raise EngineError(f"the server says of its answer: {said}")
    if why in _FAILED:
        raise EngineError(f"the server broke the answer off ({why})")


def reason_of(value: object) -> str:
    """What a server says of its refusal, on one line."""
    found = value.get("error", "") if isinstance(value, dict) else ""
    if isinstance(found, dict):
        found = found.get("message", "")
    line = " ".join(str(found or "").split())[:200]
    return "".join(sign if sign.isprintable() else "?" for sign in line)


def text_of(value: object, where: str) -> str:
    """What is a text, or is made of texts. Raises EngineError for anything else."""
    if isinstance(value, list) and value:
        parts = [one.get("text") for one in value if isinstance(one, dict)]
        if len(parts) == len(value) and all(isinstance(one, str) for one in parts):
            value = "".join(map(str, parts))
    if not isinstance(value, str):
        raise EngineError(f"the server at {where} answers without a text")
    return value


def counted(usage: object, *names: str) -> tuple[int, ...]:
    """What a server counted, under these names; nothing where it does not count."""
    found = [usage.get(name) if isinstance(usage, dict) else 0 for name in names]
    return tuple(one if isinstance(one, int) and one > 0 else 0 for one in found)
