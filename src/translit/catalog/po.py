"""PO text <-> catalog: what the rest of the house reads and writes PO files with."""

from __future__ import annotations

from translit.catalog.entries import Catalog
from translit.catalog.header import Header, new_header
from translit.catalog.reader import loads
from translit.catalog.writer import dumps

__all__ = ["Catalog", "Header", "dumps", "loads", "new_header"]
