"""The addresses of the page, and what is answered to each."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route
from starlette.types import ASGIApp

from translit.errors import TranslitError
from translit.page.review_file import policy_of
from translit.server.guard import Guard, Guarded
from translit.server.reviewing import Review, Told
from translit.server.watching import Changes
from translit.workflows.live_post import LivePost

__all__ = ["application"]

_Ask = Callable[[Review, LivePost, Mapping[str, Any]], Told]

_ASKS: dict[str, _Ask] = {
    "unit": Review.unit,
    "type": Review.type,
    "save": Review.save,
    "undo": Review.undo,
    "fresh": Review.fresh,
}
"""What the page's script may ask for, by the first part of the address behind `ask`."""


def application(review: Review, changes: Changes, guard: Guard) -> ASGIApp:
    """What answers a browser, once the guard has let it in."""
    site = _Site(review, changes)
    routes = [
        Route("/", site.index),
        Route("/post/{name:path}", site.page),
        Route("/picture/{name:path}", site.picture),
        Route("/events", site.events),
        Route("/ask/{what}/{name:path}", site.ask, methods=["POST"]),
    ]
    return Guarded(Starlette(routes=routes), guard)


@dataclass(frozen=True, slots=True)
class _Site:
    """Everything is done in the one thread that there is: two edits never meet in a file."""

    review: Review
    changes: Changes

    async def index(self, _: Request) -> Response:
        """The progress of all posts; the post itself where there is one."""
        names = [*self.review.names()]
        if len(names) == 1:
            return RedirectResponse(f"/post/{quote(names[0])}", 303)
        return _html(self.review.index, policy_of(index=True))

    async def page(self, request: Request) -> Response:
        """The page of a post."""
        live = self._live(request)
        if isinstance(live, Response):
            return live
        return _html(lambda: self.review.page(live), policy_of())

    async def ask(self, request: Request) -> Response:
        """What the script of a page asks for."""
        call = _ASKS.get(request.path_params["what"])
        if call is None:
            return PlainTextResponse("no such question\n", 404)
        live = self._live(request)
        if isinstance(live, Response):
            return live
        try:
            asked = json.loads(await request.body())
        except (ValueError, RecursionError):
            return PlainTextResponse("no JSON\n", 400)
        if not isinstance(asked, dict):
            return PlainTextResponse("no object\n", 400)
        told = self.review.answered(lambda: call(self.review, live, asked))
        return JSONResponse(dict(told.values), told.code)

    async def picture(self, request: Request) -> Response:
        """A picture of the project."""
        name, address = request.path_params["name"], request.query_params.get("at", "")
        path = self.review.picture(name, address)
        data = None if path is None else self.review.project.read(path)
        if path is None or data is None:
            return PlainTextResponse("no such picture\n", 404)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return Response(data, media_type=kind)

    async def events(self, _: Request) -> Response:
        """What is told to a page for as long as it is open."""

        async def told() -> AsyncIterator[str]:
            async for number in self.changes.heard():
                yield f"data: {number}\n\n" if number else ": still here\n\n"

        return StreamingResponse(told(), media_type="text/event-stream")

    def _live(self, request: Request) -> LivePost | Response:
        try:
            live = self.review.live(request.path_params["name"])
        except TranslitError as error:
            return PlainTextResponse(f"{error}\n", 500)
        return live or PlainTextResponse("no such post is reviewed\n", 404)


def _html(made: Callable[[], str], policy: str) -> Response:
    try:
        text = made()
    except TranslitError as error:
        return PlainTextResponse(f"{error}\n", 500)
    return HTMLResponse(text, headers={"Content-Security-Policy": policy})
