"""Addresses that will not lead anywhere from the built post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from translit.checks.values import Check, Pair, finding
from translit.model import Code, Finding, Severity

__all__ = ["LINKS"]

_LEADING = frozenset(("link", "image", "html"))

_ADDRESS = re.compile(r"\]\(\s*<?([^)\s>]*)|(?:href|src)\s*=\s*[\"']([^\"']*)")

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|\{|\$", re.IGNORECASE)
"""What begins an address that is none of a file beside the post."""


def _run(pair: Pair) -> Iterator[Finding]:
    if pair.resolves is None and pair.anchors is None:
        return
    for code in pair.codes:
        address = _address(pair.target, code)
        if not address or _ELSEWHERE.match(address):
            continue
        path, _, anchor = address.partition("#")
        if path and pair.resolves is not None and not pair.resolves(unquote(path.split("?")[0])):
            what = f"{address} leads to no file, seen from where the post is built"
            yield finding(what, target=code.span)
        elif not path and anchor and not _leads(pair, anchor):
            yield finding(f"{address} leads to no heading of the built post", target=code.span)


def _leads(pair: Pair, anchor: str) -> bool:
    return pair.anchors is None or bool({anchor, unquote(anchor)} & pair.anchors)


def _address(text: str, code: Code) -> str:
    if code.type not in _LEADING:
        return ""
    match = _ADDRESS.search(code.span.of(text))
    return (match[1] or match[2] or "") if match else ""


LINKS = Check("links", "uncategorized", Severity.WARNING, _run)
