"""A server that takes a fixed time for each answer -> how much faster a post is with four slots.

The post has 300 units. Nothing is computed by the server: what is measured is how well the engine
`llm` keeps its slots busy, window after window.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import click

from translit.engines import Closing, LanguagePair, open_engine
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.pretranslation import Request, pretranslate

_SUBJECTS = dict(zip(
    "团队 公司 老板 用户 编辑 邻居 医生 司机 老师 记者 学生 作者 厨师 律师 农民".split(),
    "team company boss user editor neighbor doctor driver teacher reporter student author cook "
    "lawyer farmer".split(), strict=True,
))  # fmt: skip
_VERBS = {"昨天看了": "looked yesterday at", "今天买了": "bought today",
          "上周写了": "described last week", "明天要修": "will repair tomorrow",
          "早上丢了": "lost in the morning"}  # fmt: skip
_THINGS = {"一本书": "a book", "一台电脑": "a computer", "一份报告": "a report",
           "一张桌子": "a desk"}  # fmt: skip


def post(units: int) -> str:
    """A post of so many paragraphs, no two of which are alike."""
    every = [f"{who}{did}{what}。" for who in _SUBJECTS for did in _VERBS for what in _THINGS]
    return "\n\n".join(every[:units]) + "\n"


@contextmanager
def serving(slots: int, seconds: float) -> Iterator[str]:
    """A server with so many slots; another request waits for one."""
    free = threading.Semaphore(slots)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            settings = {"total_slots": slots, "default_generation_settings": {"n_ctx": 4096}}
            known = {"/v1/models": {"data": [{"id": "sleeper"}]}, "/props": settings}
            self._send(200 if self.path in known else 404, known.get(self.path, {}))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with free:
                time.sleep(seconds)
            asked = body["messages"][-1]["content"]
            # The sentence is what is asked last; no two have one answer, or they are asked again.
            said = (max(known, key=asked.rfind) for known in (_SUBJECTS, _VERBS, _THINGS))
            who, did, what = (
                known[one] for known, one in zip((_SUBJECTS, _VERBS, _THINGS), said, strict=True)
            )
            message = {"role": "assistant", "content": f"The {who} {did} {what}."}
            self._send(200, {"choices": [{"message": message, "finish_reason": "stop"}]})

        def _send(self, status: int, value: object) -> None:
            data = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def seconds_for(base: str, parallel: int, units: int) -> tuple[float, int]:
    """How long the post takes, and how many of its units were filled."""
    reader = open_format(FormatOptions())
    document = reader.parse(post(units))
    requests = [Request(unit, reader, document.labels) for unit in document.units]
    engine = open_engine(
        "llm", LanguagePair("zh", "en"), {"server": base, "parallel": str(parallel)}
    )
    start = time.perf_counter()
    filled = sum(bool(one.target) for one in pretranslate(requests, engine=engine))
    taken = time.perf_counter() - start
    if isinstance(engine, Closing):
        engine.close()
    return taken, filled


@click.command()
@click.option("--units", default=300)
@click.option("--seconds", default=0.1, help="How long the server takes for an answer.")
def main(units: int, seconds: float) -> None:
    """Draft a post with one request at a time, and with four."""
    with serving(4, seconds) as base:
        taken = {parallel: seconds_for(base, parallel, units) for parallel in (1, 4)}
    for parallel, (time_, filled) in taken.items():
        rate = units / time_
        click.echo(f"{parallel} at a time: {time_:6.1f} s, {rate:5.1f} units/s, {filled} filled")
    click.echo(f"{taken[1][0] / taken[4][0]:.2f} times the throughput")


if __name__ == "__main__":
    main()
