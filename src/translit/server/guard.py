"""A request -> whether it comes from the person at this machine, and from our own page."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Guard", "Guarded"]

_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer says."""

_STRICT = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""The policy of an answer that has none of its own: a picture, data."""

_LARGEST = 1_000_000
"""Bytes of a request; a sentence has some hundred."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Who is let in: a browser that has the token, asked from our own page."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """In the address that the terminal shows; afterwards in a cookie."""

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def cookie(self) -> str:
        """Its name. Cookies know no ports: two of us at once must not take each other's."""
        return f"translit-{self.port}"

    def refusal(self, method: str, headers: Mapping[str, str]) -> str:
        """Why a request is not looked at; empty if its host and its origin are ours.

        A page of another site can send requests here, and with a name that it lets lead to this
        machine even read the answers (DNS rebinding): its browser tells where they come from.
        """
        host = headers.get("host", "")
        if host not in (f"127.0.0.1:{self.port}", f"localhost:{self.port}"):
            return "this is another host's address; open the one that translit review shows"
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin is not None and origin != f"http://{host}":
            return "asked from another page than translit's own"
        if site not in (None, "same-origin", "none"):
            return "asked from another site"
        if method not in ("GET", "HEAD"):
            if origin is None:
                return "a page must say where it is asked from"
            if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
                return "this is no form; ask with JSON"
        return ""

    def knows(self, headers: Mapping[str, str]) -> bool:
        """Whether a request has the cookie."""
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(self.cookie)
        except CookieError:
            return False
        return cookie is not None and self._is_token(cookie.value)

    def brings(self, query: bytes) -> bool:
        """Whether an address has the token."""
        given = parse_qs(query.decode("latin-1")).get("token", [""])
        return self._is_token(given[0])

    def _is_token(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), self.token.encode())


class Guarded:
    """An application that hears nothing of requests that are none of its person's."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self._app = app
        self._guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why not."""
        if scope["type"] != "http":
            return  # no websockets; and nothing to be done at the start or the end
        headers = {name.lower(): value for name, value in Headers(scope=scope).items()}
        answer = self._answer(scope, headers)
        app: ASGIApp = self._app if answer is None else answer
        await app(scope, receive, _telling(send))

    def _answer(self, scope: Scope, headers: Mapping[str, str]) -> Response | None:
        guard = self._guard
        if why := guard.refusal(scope["method"], headers):
            return PlainTextResponse(f"{why}\n", 403)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > _LARGEST or "transfer-encoding" in headers:
            return PlainTextResponse("too much at once\n", 413)
        if scope["method"] == "GET" and guard.brings(scope["query_string"]):
            # Out of the address, the history and what is told to others.
            moved = RedirectResponse(scope["path"], 303)
            moved.set_cookie(guard.cookie, guard.token, httponly=True, samesite="strict")
            return moved
        if not guard.knows(headers):
            what = "open the address that translit review shows in the terminal"
            return PlainTextResponse(f"{what}\n", 403)
        return None


def _telling(send: Send) -> Send:
    """What sends an answer with the headers that every one has."""

    async def tell(message: Message) -> None:
        if message["type"] == "http.response.start":
            named = {name.lower() for name, _ in message["headers"]}
            wanted = {**_HEADERS, "Content-Security-Policy": _STRICT}
            message["headers"] = [
                *message["headers"],
                *(
                    (name.lower().encode(), value.encode())
                    for name, value in wanted.items()
                    if name.lower().encode() not in named
                ),
            ]
        await send(message)

    return tell
