"""A request and the seconds that it may take in all -> its connection, shut when they are over.

The time-outs of HTTP clients begin anew with each byte: a server that sends one a second, of its
headers or of its answer, is waited for without an end.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

__all__ = ["Deadline"]

_CONNECTED = ("connect_tcp.complete", "start_tls.complete")
"""What httpcore tells when there is a new stream of bytes; the last one is read from."""


class Deadline:
    """For one request, of a connection of its own."""

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self._stream: Any = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True  # a request under way must not keep the process from ending

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        # A client that was closed while it connected knows nothing of the connection.
        if self._stream is not None:
            self._stream.close()

    def trace(self, event: str, told: Mapping[str, Any]) -> None:
        """What httpcore calls at each step of a request (its extension `trace`)."""
        if event.endswith(_CONNECTED):
            with self._lock:
                self._stream = told.get("return_value")
            if self.is_over:
                self._shut()

    def _end(self) -> None:
        self.is_over = True
        self._shut()

    def _shut(self) -> None:
        """Whoever reads from the connection finds its end."""
        with self._lock:
            found = self._stream.get_extra_info("socket") if self._stream is not None else None
        if found is not None:
            with contextlib.suppress(OSError):
                found.shutdown(socket.SHUT_RDWR)
