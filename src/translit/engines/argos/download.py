"""A public model that was offered -> its file, downloaded. Only when a user asks for it.

This, and the index before it, is all that uses the network in the project. A download that stops
goes on where it stopped; a file counts as whole when its size is what the server said, and its
digest is kept beside it.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from translit.engines.argos.folders import folders
from translit.engines.argos.public_models import Offer
from translit.engines.argos.served_files import Answer, get, host_of, reason_of
from translit.errors import ModelError

__all__ = ["discard", "download"]

Progress = Callable[[int, int | None], None]
"""Is told how many bytes there are, and how many there will be, if that is known."""

_TRIES = 3
"""How often in a row a server may give nothing before we give up."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """What is known of a file of which a part is here."""

    url: str
    total: int | None = None
    tag: str = ""
    """By which the server tells whether it still has the same file."""


def download(offer: Offer, *, progress: Progress) -> Path:
    """The file of a model that was offered, downloaded if it is not here already.

    Raises ModelError, which says what to do; what has come stays for the next time.
    """
    path = folders().downloads / offer.file_name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path):
            if not _is_whole(path, offer):
                _fetch(offer, path, progress)
    except OSError as error:
        raise ModelError(
            f"the download cannot be kept ({error.strerror or error}: {path.parent})"
        ) from error
    return path


def discard(path: Path) -> None:
    """Remove a download that is installed, and what is kept beside it."""
    for ending in ("", ".json", ".part", ".part.json", ".lock"):
        with suppress(OSError):
            _beside(path, ending).unlink()


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _fetch(offer: Offer, path: Path, progress: Progress) -> None:
    """Try each link in turn."""
    failure = ""
    for url in offer.links:
        try:
            _fetch_from(url, offer, path, progress)
        except (_ServerError, http.client.HTTPException, ValueError) as error:
            failure = f"{host_of(url)}: {reason_of(error)}"
        else:
            return
    raise ModelError(
        f"the model cannot be downloaded ({failure}); run translit models install again, which "
        f"goes on where this stopped, or get {offer.links[-1]} elsewhere and run "
        "translit models install FILE"
    )


class _ServerError(Exception):
    """What a server did, apart from what our own disk does."""


def _fetch_from(url: str, offer: Offer, path: Path, progress: Progress) -> None:
    """Download from one server, and see whether it is what was offered."""
    part = _beside(path, ".part")
    total = _append_all(url, offer, part, progress)
    size, digest = _size(part), _digest(part)
    wrong = offer.sha256 and offer.sha256 != digest
    if wrong or any(said and said != size for said in (total, offer.size)):
        discard(path)
        raise ValueError("what came is not the file that the index names")
    os.replace(part, path)  # noqa: PTH105
    kept = {"url": url, "size": size, "sha256": digest}
    _beside(path, ".json").write_text(json.dumps(kept), encoding="utf-8")
    _beside(part, ".json").unlink(missing_ok=True)


def _append_all(url: str, offer: Offer, part: Path, progress: Progress) -> int | None:
    """Append what is missing of a file, asking again as long as something comes.

    Answers how many bytes the server said that it has.
    """
    failures, furthest = 0, _size(part)
    while True:
        try:
            return _append(url, offer, part, progress)
        except (_ServerError, http.client.HTTPException) as error:
            failures = 0 if _size(part) > furthest else failures + 1
            furthest = max(furthest, _size(part))
            refused = getattr(error.__cause__, "code", None)
            if refused == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                part.unlink(missing_ok=True)  # the file there is shorter than our part
            elif refused:
                raise  # a file that is not there, or not for us: so it is the next time
            if failures >= _TRIES:
                raise


def _append(url: str, offer: Offer, part: Path, progress: Progress) -> int | None:
    """Append what is missing of a file, as far as it comes."""
    begun = _read_begun(part, url)
    have = _size(part) if begun.url else 0
    if have and have == (begun.total or offer.size):
        return begun.total  # it came whole, and we were stopped before it was renamed
    with _served(url, have, begun) as answer:
        start = answer.start
        if start not in {0, have} or (start and begun.total not in {None, answer.total}):
            part.unlink(missing_ok=True)
            raise _ServerError("it did not go on where it was asked to")
        total = answer.total or offer.size
        with part.open("r+b" if start else "wb") as file:
            # Not before the old part is gone: this says what the bytes in the file are.
            kept = {"url": url, "total": answer.total, "tag": answer.tag}
            _beside(part, ".json").write_text(json.dumps(kept), encoding="utf-8")
            done = file.seek(start)
            progress(done, total)
            while data := _next(answer):
                file.write(data)
                done += len(data)
                progress(done, total)
                if total is not None and done > total:
                    raise _ServerError("it sent more than it said")
    if total is not None and done < total:
        raise _ServerError(f"the connection ended after {done:,} of {total:,} bytes")
    return answer.total


@contextmanager
def _served(url: str, have: int, begun: _Begun) -> Iterator[Answer]:
    """A server's answer; what goes wrong before it is a _ServerError."""
    try:
        answer = get(url, start=have, tag=begun.tag)
    except OSError as error:
        raise _ServerError(reason_of(error)) from error
    with answer:
        yield answer


def _next(answer: Answer) -> bytes:
    try:
        return answer.read_some()
    except OSError as error:
        raise _ServerError(reason_of(error)) from error


def _read_begun(part: Path, url: str) -> _Begun:
    """What is known of the part that is here; of nothing, if it is another server's."""
    try:
        values: Any = json.loads(_beside(part, ".json").read_bytes())
        begun = _Begun(str(values["url"]), values["total"], str(values["tag"]))
    except (OSError, ValueError, TypeError, KeyError):
        return _Begun("")
    usable = begun.url == url and (begun.total is None or type(begun.total) is int)
    return begun if usable else _Begun("")


def _is_whole(path: Path, offer: Offer) -> bool:
    """Whether the file is here, every byte as it came."""
    try:
        kept = json.loads(_beside(path, ".json").read_bytes())
        return bool(
            kept["size"] == _size(path)
            and kept["sha256"] == _digest(path)
            and offer.sha256 in {"", kept["sha256"]}
        )
    except (OSError, ValueError, TypeError, KeyError):
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep a second download of the same file from writing into the first one's."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with _beside(path, ".lock").open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise ModelError(
                "another program downloads this model already; run the command again when it is "
                "done"
            ) from error
        yield
