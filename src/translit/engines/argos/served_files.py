"""A URL -> what its server answers, with a limit to every wait."""

from __future__ import annotations

import logging
import ssl
import urllib.error
import urllib.parse
import urllib.request
from types import TracebackType
from typing import Any, Self

from translit.patterns import lazy

__all__ = ["TIMEOUT", "Answer", "get", "host_of", "reason_of"]

_log = logging.getLogger("translit")

TIMEOUT = 30.0
"""Seconds that a server may be silent."""

_BLOCK = 1 << 17
"""Bytes that are read at a time, at most."""

_PARTIAL = 206

_RANGE = lazy(r"bytes (\d+)-(\d+)/(\d+)")


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a server to another one, but not from an encrypted connection to an open one."""

    def redirect_request(  # noqa: PLR0913, PLR0917  # as urllib has it
        self,
        req: urllib.request.Request,
        fp: Any,  # noqa: ANN401
        code: int,
        msg: str,
        headers: Any,  # noqa: ANN401
        newurl: str,
    ) -> urllib.request.Request | None:
        """The request to the other server."""
        schemes = (urllib.parse.urlsplit(req.full_url).scheme, urllib.parse.urlsplit(newurl).scheme)
        if schemes[1] not in {"http", "https"} or schemes == ("https", "http"):
            fp.close()
            raise urllib.error.URLError(f"it leads to {newurl}, which is not safe")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Answer:
    """A server's answer: what it says of the file, and then the file."""

    def __init__(self, response: Any) -> None:  # noqa: ANN401  # http.client.HTTPResponse or alike
        self._response = response
        headers = response.headers
        place = _RANGE.fullmatch(headers.get("Content-Range", "").strip())
        partial = response.status == _PARTIAL and place is not None
        self.start = int(place[1]) if partial and place else 0
        """Where in the file the answer begins."""
        length = headers.get("Content-Length", "")
        self.total = (
            int(place[3]) if partial and place else int(length) if length.isdigit() else None
        )
        """Bytes of the whole file, if the server says so."""
        tag = headers.get("ETag", "")
        # A weak tag says that two files mean the same, not that they are the same.
        self.tag = tag if tag.startswith('"') else headers.get("Last-Modified", "")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._response.close()

    def read(self, most: int) -> bytes:
        """The whole of it, and no more than `most` bytes."""
        data = bytearray()
        while len(data) < most and (some := self.read_some()):
            data += some
        return bytes(data[:most])

    def read_some(self) -> bytes:
        """What has come of it; nothing at its end."""
        data: bytes = self._response.read1(_BLOCK)
        return data


def get(url: str, *, start: int = 0, tag: str = "") -> Answer:
    """Ask for a file, from its byte `start` on if it is still the one that has this tag.

    Raises OSError, of which urllib's errors are kinds.
    """
    if urllib.parse.urlsplit(url).scheme not in {"http", "https"}:
        raise urllib.error.URLError("it is no http or https address")
    headers = {"User-Agent": "translit", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
        if tag:
            headers["If-Range"] = tag
    request = urllib.request.Request(url, headers=headers)  # noqa: S310  # checked above
    opener = urllib.request.build_opener(_Redirects())
    _log.debug("asked for %s", url)
    try:
        return Answer(opener.open(request, timeout=TIMEOUT))
    except urllib.error.HTTPError as error:
        error.close()  # it is an answer as well, and holds the connection
        raise


def host_of(url: str) -> str:
    """The server of a URL."""
    return urllib.parse.urlsplit(url).netloc


def reason_of(error: BaseException) -> str:
    """What went wrong, in a few words."""
    if isinstance(error, urllib.error.HTTPError):
        return f"the server says {error.code} {error.reason}".strip()
    if isinstance(error, urllib.error.URLError):
        reason = error.reason
        return reason_of(reason) if isinstance(reason, BaseException) else str(reason)
    if isinstance(error, TimeoutError):
        return f"the server said nothing for {TIMEOUT:g} seconds"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the server's certificate is not valid: {error.verify_message}"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(str(error).split()) or type(error).__name__
