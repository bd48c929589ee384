"""The address of a server -> whether a request to it stays on this machine."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from translit.errors import EngineError

__all__ = ["base", "is_loopback"]


def base(server: str, *, allow_remote: bool, offline: bool) -> str:
    """The address to which paths are added, without `/v1`.

    Raises EngineError for what is none, and for another machine unless that is allowed.
    """
    address = server if "://" in server else f"http://{server}"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host or parts.scheme not in ("http", "https") or parts.username or parts.query:
        raise EngineError(
            f"server = {server!r} of the engine llm is no address; write http://localhost:11434"
        )
    if not is_loopback(host):
        if offline:
            raise EngineError(
                f"the engine llm would send text to {host}, and --offline forbids that"
            )
        if not allow_remote:
            raise EngineError(
                f"the engine llm would send text to {host}, which is not this machine; write "
                "allow_remote = true under [engines.llm] if that is meant"
            )
    # A resolver may say anything of `localhost`; the address itself leaves nothing to say.
    host = "127.0.0.1" if host == "localhost" else f"[{host}]" if ":" in host else host
    where = f"{host}:{port}" if port else host
    path = parts.path.rstrip("/").removesuffix("/v1").removesuffix("/api")
    return f"{parts.scheme}://{where}{path}"


def is_loopback(host: str) -> bool:
    """Whether a host is this machine: by its address, or the one name that always is."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
