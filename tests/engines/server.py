"""A server on this machine that hands out models, well or badly."""

from __future__ import annotations

import hashlib
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Server:
    """What it has, what is wrong with it, and what was asked of it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.files: dict[str, bytes] = {}
        self.asked: list[tuple[str, str | None]] = []
        """Each path, and the range of it, in the order of the requests."""
        self.cuts: list[int] = []
        """After how many bytes of its body each of the next answers ends."""
        self.pauses: list[float] = []
        """How many seconds each of the next answers is silent before it ends."""
        self.says_length = True
        self.ranges = True
        self.statuses: dict[str, int] = {}
        self.redirects: dict[str, str] = {}
        self.silent: set[str] = set()
        self.stopped = threading.Event()
        self.tag = ""
        """Of all files; else it is made from what a file holds."""

    @property
    def host(self) -> str:
        return self.address.split("//")[1]

    def offer(self, version: str, data: bytes, **more: object) -> str:
        """Put a model into the index, beside those that are there; answers where its file is."""
        path = f"/v1/translate-zh_en-{version}.argosmodel"
        self.files[path] = data
        index = json.loads(self.files.get("/index.json", b"[]"))
        index.append(
            {
                "package_version": version,
                "argos_version": "1.9.0",
                "from_code": "zh",
                "from_name": "Chinese",
                "to_code": "en",
                "to_name": "English",
                "links": [self.address + path],
            }
            | more
        )
        self.files["/index.json"] = json.dumps(index).encode()
        return path


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"
    server: Any

    def do_GET(self) -> None:
        it: Server = self.server.it
        asked = self.headers.get("Range")
        it.asked.append((self.path, asked))
        if self.path in it.silent:
            it.stopped.wait(20)
            return
        if self.path in it.redirects:
            self.send_response(302)
            self.send_header("Location", it.redirects[self.path])
            self.end_headers()
            return
        if self.path in it.statuses or self.path not in it.files:
            self.send_error(it.statuses.get(self.path, 404))
            return
        self._send(it, it.files[self.path], asked)

    def _send(self, it: Server, data: bytes, asked: str | None) -> None:
        tag = it.tag or f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and it.ranges else 0
        if self.headers.get("If-Range") not in {None, tag}:
            start = 0
        if start >= len(data):
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        if it.says_length:
            self.send_header("Content-Length", str(len(data) - start))
        self.send_header("ETag", tag)
        self.end_headers()
        body = data[start:]
        if self.path != "/index.json" and it.cuts:
            body = body[: it.cuts.pop(0)]
        try:
            self.wfile.write(body)
            self.wfile.flush()
            if self.path != "/index.json" and it.pauses:
                it.stopped.wait(it.pauses.pop(0))
        except OSError:
            return  # whoever asked has gone

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Server]:
    """A server for as long as the block lasts."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as http:
        it = Server(f"http://127.0.0.1:{http.server_address[1]}")
        http.it = it  # type: ignore[attr-defined]
        http.daemon_threads = True
        thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield it
        finally:
            it.stopped.set()
            http.shutdown()
            thread.join()


def closed_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
