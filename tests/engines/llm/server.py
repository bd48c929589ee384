"""A server of language models on loopback that answers well, or misbehaves as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Behaviour", "Fake", "serving"]

Behaviour = Callable[["Fake", dict[str, Any]], tuple[int, object]]
"""What is answered to a body: the status, and JSON, or bytes as they are."""


class Fake:
    """What was asked of the server, and how it is to answer."""

    def __init__(self, kind: str, behave: Behaviour, models: list[dict[str, Any]]) -> None:
        self.kind, self.behave, self.models = kind, behave, models
        self.asked: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.lock = threading.Lock()
        self.at_a_time = 0
        self.most_at_a_time = 0
        self.base = ""

    def got(self, path: str) -> tuple[int, object]:
        if self.kind == "ollama" and path == "/api/tags":
            return 200, {"models": self.models}
        if self.kind == "openai" and path == "/v1/models":
            return 200, {"data": [{"id": one["name"]} for one in self.models]}
        if self.kind == "openai" and path == "/props":
            return 200, {"total_slots": 4, "default_generation_settings": {"n_ctx": 4096}}
        return 404, {"error": "not found"}


def said(fake: Fake, text: str, reason: str = "stop") -> tuple[int, object]:
    """An answer in the form of the server's kind."""
    if fake.kind == "ollama":
        message = {"role": "assistant", "content": text}
        return 200, {"message": message, "response": text, "done_reason": reason, "done": True}
    message = {"role": "assistant", "content": text}
    choice = {"message": message, "text": text, "finish_reason": reason}
    return 200, {"choices": [choice]}


@contextmanager
def serving(
    behave: Behaviour, *, kind: str = "openai", models: tuple[dict[str, Any], ...] = ()
) -> Iterator[Fake]:
    """A server on a free port, for as long as the block lasts."""
    fake = Fake(kind, behave, list(models) or [{"name": "some-model", "digest": "abc"}])

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            fake.paths.append(self.path)
            self._send(*fake.got(self.path))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with fake.lock:
                fake.paths.append(self.path)
                fake.asked.append(body)
                fake.at_a_time += 1
                fake.most_at_a_time = max(fake.most_at_a_time, fake.at_a_time)
            try:
                self._send(*fake.behave(fake, body))
            finally:
                with fake.lock:
                    fake.at_a_time -= 1

        def _send(self, status: int, value: object) -> None:
            data = value if isinstance(value, bytes) else json.dumps(value).encode()
            if status == 0:  # broken off
                self.close_connection = True
                self.connection.close()
                return
            self.send_response(status)
            if status in (301, 302, 307):
                self.send_header("Location", data.decode())
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients may go away
    fake.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
