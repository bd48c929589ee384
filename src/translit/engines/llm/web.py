"""A request to a server -> its JSON answer; what fails for a while is asked for again."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from translit.engines.llm.deadlines import Deadline
from translit.engines.llm.loopback import is_loopback
from translit.engines.llm.whole_answers import reason_of
from translit.errors import EngineError

if TYPE_CHECKING:
    pass

__all__ = ["Refused", "Web"]

_CONNECTING = 5.0
"""Seconds; a server of this machine is there at once or not at all."""

_BUSY = frozenset((408, 425, 429, 500, 502, 503, 504, 529))

_LARGEST = 8_000_000
"""Bytes of an answer; a sentence has a thousandth of it."""

_DRIPPING = 2
"""How often its time an answer may take in all, though each byte of it comes in time."""

_WAITS = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between two tries."""


class Refused(Exception):  # noqa: N818  # the server understood, and does not want to
    """An answer other than 200 that another try would not change."""

    def __init__(self, status: int, said: str) -> None:
        """`said` is what the server gives as its reason."""
        super().__init__(f"{status}: {said}" if said else str(status))
        self.status = status
        self.said = said


class Web:
    """The connections to one server. Nothing is followed to another one."""

    def __init__(
        self,
        base: str,
        *,
        timeout: float,
        patience: float = 0,
        api_key: str = "",
        slots: int = 1,
    ) -> None:
        """`timeout` and `patience` are in seconds; `slots` is how many connections may be open."""
        import httpx  # needed by this engine only

        self.base = base
        self._timeout = timeout
        self._patience = patience
        self._closed = threading.Event()
        host = httpx.URL(base).host
        headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        self._client = httpx.Client(
            base_url=base,
            headers=headers,
            # A proxy of the environment would be sent what is meant for this machine.
            trust_env=not is_loopback(host),
            follow_redirects=False,
            timeout=httpx.Timeout(timeout, connect=_CONNECTING, pool=None),
            # A connection for each request, so that its deadline can shut it: on this machine they
            # cost nothing.
            limits=httpx.Limits(max_connections=slots + 1, max_keepalive_connections=0),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; requests that are under way fail at once."""
        self._closed.set()
        self._client.close()

    def get(self, path: str, *, timeout: float | None = None) -> Any:  # noqa: ANN401  # JSON
        """What a path answers; tried once."""
        return self._once("GET", path, None, timeout)

    def post(self, path: str, body: Mapping[str, object], *, timeout: float | None = None) -> Any:  # noqa: ANN401
        """What a path answers to a body.

        Raises Refused, or EngineError where the server does not answer within the bounds.
        """
        return self._patiently(lambda: self._once("POST", path, body, timeout))

    def _patiently(self, ask: Callable[[], Any]) -> Any:  # noqa: ANN401
        until = time.monotonic() + self._patience
        for wait in (*_WAITS, *(_WAITS[-1] for _ in range(10_000))):
            try:
                return ask()
            except Refused as refused:
                if refused.status not in _BUSY or time.monotonic() + wait > until:
                    if refused.status in _BUSY:
                        raise EngineError(
                            f"the server at {self.base} answers {refused} and goes on to; see what "
                            "it says of it"
                        ) from None
                    raise
            except EngineError:
                if time.monotonic() + wait > until:
                    raise
            if self._closed.wait(wait):
                break
        raise EngineError(f"the connection to {self.base} was closed")

    def _once(
        self, method: str, path: str, body: Mapping[str, object] | None, timeout: float | None
    ) -> Any:  # noqa: ANN401
        import httpx

        with Deadline(_DRIPPING * (timeout or self._timeout)) as deadline:
            try:
                with self._stream(method, path, body, timeout, deadline) as reply:
                    data = bytearray()
                    for piece in reply.iter_bytes():
                        data += piece
                        if len(data) > _LARGEST:
                            raise EngineError(f"the server at {self.base} answers without an end")
            except httpx.ConnectError:
                raise EngineError(
                    f"no server answers at {self.base}; start it, or correct the address"
                ) from None
            except (httpx.HTTPError, RuntimeError) as error:
                if not deadline.is_over and not isinstance(error, httpx.TimeoutException):
                    raise EngineError(
                        f"the server at {self.base} broke off ({type(error).__name__})"
                    ) from None
                raise self._late() from None
            if deadline.is_over:  # an answer of no said length has ended with its connection
                raise self._late()
        return _read(reply.status_code, bytes(data), self.base)

    def _late(self) -> EngineError:
        return EngineError(f"the server at {self.base} did not answer in time; raise timeout")

    def _stream(
        self,
        method: str,
        path: str,
        body: Mapping[str, object] | None,
        timeout: float | None,
        deadline: Deadline,
    ) -> Any:  # noqa: ANN401  # a context manager of httpx
        import httpx

        told = {"trace": deadline.trace}
        if timeout is None:
            return self._client.stream(method, path, json=body, extensions=told)
        limits = httpx.Timeout(timeout, connect=min(timeout, _CONNECTING), pool=None)
        return self._client.stream(method, path, json=body, timeout=limits, extensions=told)


def _read(status: int, data: bytes, where: str) -> Any:  # noqa: ANN401
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        value = None
    if status != 200:  # noqa: PLR2004
        raise Refused(status, reason_of(value))
    if value is None:
        raise EngineError(f"the server at {where} answers something that is no JSON; is it one?")
    return value
