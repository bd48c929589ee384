"""The server's life: it begins on a port of this machine, and ends with its terminal."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Callable, Iterator

import uvicorn
from starlette.types import ASGIApp

from translit.errors import ConfigError
from translit.project import Project
from translit.server.apart import Apart
from translit.server.application import application
from translit.server.guard import Guard
from translit.server.reviewing import Review
from translit.server.watching import Changes, watch

__all__ = ["listening", "serve"]

_HERE = "127.0.0.1"
"""Other machines cannot ask."""


class _Server(uvicorn.Server):
    """Leaves signals to translit: what is written is whole, and nothing is waited for."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take none."""
        yield


def listening(port: int) -> socket.socket:
    """A port of this machine; 0: a free one. Raises ConfigError where somebody else has it."""
    try:
        place = socket.create_server((_HERE, port))
        # asyncio has answers sent at once where a socket says that it is TCP; of one that does
        # not, their second half waits 40 ms for the browser's word that it has the first.
        return socket.socket(place.family, place.type, socket.IPPROTO_TCP, place.detach())
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError(f"port {port} cannot be used ({reason}); name another --port") from None


def serve(
    review: Review, project: Project, place: socket.socket, ready: Callable[[str], None]
) -> None:
    """Answer until a signal ends it. `ready` is told the address, with the token, once it is."""
    guard = Guard(place.getsockname()[1])
    changes = Changes()
    review.apart = Apart(changes.tell)
    app: ASGIApp = application(review, changes, guard)
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="error",
        lifespan="off",
        server_header=False,
        ws="none",
        proxy_headers=False,
        timeout_graceful_shutdown=1,
    )
    server = _Server(config)

    async def live() -> None:
        watching = asyncio.create_task(watch(project, changes))
        ready(f"{guard.address}/?token={guard.token}")
        try:
            await server.serve([place])
        finally:
            watching.cancel()

    asyncio.run(live())
