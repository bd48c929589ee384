"""A pair of languages -> the file of its public model, downloaded. Only when a user asks for it.

The one part of the project that uses the network. A download that stops goes on where it stopped;
a file counts as whole when its size is what the server said, and its digest is kept beside it.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple

from translit.engines.argos.folders import folders
from translit.engines.argos.packages import Metadata, metadata, newness
from translit.engines.argos.web import Answer, get, host_of, reason_of
from translit.engines.protocols import LanguagePair
from translit.errors import ModelError

__all__ = ["Offer", "discard", "download", "offered"]

Progress = Callable[[int, int | None], None]
"""Is told how many bytes there are, and how many there will be, if that is known."""

_LONGEST_INDEX = 50_000_000

_TRIES = 3
"""How often in a row a server may give nothing before we give up."""


class Offer(NamedTuple):
    """A model that the public index has."""

    source: str
    target: str
    version: str
    links: tuple[str, ...]
    """Where it is to be had, the first first."""
    size: int | None = None
    sha256: str = ""
    """Of the whole file, where the index says it; Argos's own does not."""

    @property
    def file_name(self) -> str:
        """What the file is called here: with its version, so that no other one is taken for it."""
        version = self.version.replace(".", "_").replace("!", "_")
        return f"translate-{self.source}_{self.target}-{version}.argosmodel"


@dataclass(frozen=True, slots=True)
class _Begun:
    """What is known of a file of which a part is here."""

    url: str
    total: int | None = None
    tag: str = ""
    """By which the server tells whether it still has the same file."""


def offered(pair: LanguagePair) -> Offer:
    """The newest public model for a pair. Raises ModelError where there is none, or no network."""
    url = folders().index_url
    try:
        values = _index(url)
    except (OSError, http.client.HTTPException, ValueError, RecursionError) as error:
        raise ModelError(
            f"the index of public models cannot be read ({url}: {reason_of(error)}); get an "
            ".argosmodel file elsewhere and run translit models install FILE"
        ) from error
    offers = [
        offer for value in values if (offer := _offer(value)) and offer[:2] == pair and offer.links
    ]
    if not offers:
        raise ModelError(
            f"the index of public models has none for {pair.source} → {pair.target} ({url}); get "
            "an .argosmodel file elsewhere and run translit models install FILE"
        )
    return max(offers, key=lambda offer: newness(offer.version))


def _index(url: str) -> list[Any]:
    with get(url) as answer:
        data = answer.read(_LONGEST_INDEX + 1)
    values = json.loads(data) if len(data) <= _LONGEST_INDEX else None
    if not isinstance(values, list):
        raise ValueError("it is no list of packages")  # noqa: TRY004  # what a server says
    return values


def _offer(value: object) -> Offer | None:
    """What one entry of the index offers; None for one that cannot be used."""
    if not isinstance(value, dict):
        return None
    try:
        said: Metadata = metadata(json.dumps(value).encode())
    except (ModelError, ValueError):
        return None
    links = value.get("links")
    usable = [
        link
        for link in (links if isinstance(links, list) else [])
        if isinstance(link, str) and urllib.parse.urlsplit(link).scheme in {"http", "https"}
    ]
    size, sha256 = value.get("size"), value.get("sha256")
    return Offer(
        said.source,
        said.target,
        said.version,
        tuple(usable),
        size if isinstance(size, int) and size > 0 else None,
        sha256.lower() if isinstance(sha256, str) else "",
    )


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
    error: Exception = ValueError("the index names no link to it")
    for url in offer.links:
        try:
            _fetch_from(url, offer, path, progress)
        except (_ServerError, http.client.HTTPException, ValueError) as failed:
            error = failed
        else:
            return
    where = f" from {host_of(offer.links[-1])}" if offer.links else ""
    link = offer.links[-1] if offer.links else offer.file_name
    raise ModelError(
        f"the model cannot be downloaded{where} ({reason_of(error)}); run translit models install "
        f"again, which goes on where this stopped, or get {link} elsewhere and run "
        "translit models install FILE"
    ) from error


class _ServerError(Exception):
    """What a server did, apart from what our own disk does."""


def _fetch_from(url: str, offer: Offer, path: Path, progress: Progress) -> None:
    """Download from one server, which may stop in between as often as it likes to go on."""
    part = _beside(path, ".part")
    failures = 0
    while True:
        before = _size(part)
        try:
            begun = _append(url, offer, part, progress)
        except (_ServerError, http.client.HTTPException) as error:
            failures = 0 if _size(part) > before else failures + 1
            refused = getattr(error.__cause__, "code", None)
            if refused == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                part.unlink(missing_ok=True)  # the file there is shorter than our part
            # What else a server refuses, such as a file that is not there, it refuses again.
            elif refused or failures >= _TRIES:
                raise
            continue
        break
    digest = _digest(part)
    if (offer.size or begun.total or _size(part)) != _size(part) or (
        offer.sha256 and offer.sha256 != digest
    ):
        discard(path)
        raise ValueError("what came is not the file that the index names")
    os.replace(part, path)  # noqa: PTH105
    kept = {"url": url, "size": _size(path), "sha256": digest}
    _beside(path, ".json").write_text(json.dumps(kept), encoding="utf-8")
    _beside(part, ".json").unlink(missing_ok=True)


def _append(url: str, offer: Offer, part: Path, progress: Progress) -> _Begun:
    """Fetch what is missing of a file, and append it to the part that is here."""
    begun = _read_begun(part, url)
    have = _size(part) if begun.url == url else 0
    if have and have == (begun.total or offer.size):
        return begun  # it came whole, and we were stopped before it was renamed
    with _served(url, have, begun) as answer:
        start = answer.start
        if start not in {0, have} or (start and begun.total not in {None, answer.total}):
            part.unlink()
            raise _ServerError("it did not go on where it was asked to")
        begun = replace(begun, url=url, total=answer.total, tag=answer.tag)
        _beside(part, ".json").write_text(json.dumps(_values(begun)), encoding="utf-8")
        total = answer.total or offer.size
        with part.open("r+b" if start else "wb") as file:
            file.seek(start)
            done = start
            progress(done, total)
            while data := _next(answer):
                file.write(data)
                done += len(data)
                progress(done, total)
                if total is not None and done > total:
                    raise _ServerError("it sent more than it said")
    if total is not None and done < total:
        raise _ServerError(f"the connection ended after {done:,} of {total:,} bytes")
    return begun


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


def _values(begun: _Begun) -> dict[str, object]:
    return {"url": begun.url, "total": begun.total, "tag": begun.tag}


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
