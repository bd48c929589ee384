"""Links inside of the repository lead somewhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs.pages import PAGES, anchors, links, shown


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_every_link_leads_to_a_file_and_a_heading(path: Path) -> None:
    for link in links(path.read_text("utf-8")):
        if "://" in link or link.startswith("mailto:"):
            continue
        name, _, anchor = unquote(link).partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), f"{shown(path)}: {link}"
        if anchor:
            assert anchor in anchors(target.read_text("utf-8")), f"{shown(path)}: {link}"
