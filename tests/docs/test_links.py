"""Links and names inside of the repository lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs.pages import PAGES, ROOT, anchors, blocks, links, shown, spans
from translit.pretranslation.levels import LEVELS
from translit.pretranslation.levels.means import Step


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


INSIDE = ("", "src/translit", "src/translit/formats/markdown", "src/translit/pretranslation")
"""Where a name of a module may begin."""


@pytest.mark.parametrize("name", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_every_module_that_a_page_names_is_there(name: str) -> None:
    named = set()
    for span in spans((ROOT / name).read_text("utf-8")):
        if re.fullmatch(r"[\w./-]+(?:/|\.py|\.txt|\.tsv)", span) and "NAME" not in span:
            named.add(span)
    assert named
    missing = {one for one in named if not any((ROOT / base / one).exists() for base in INSIDE)}
    assert not missing - {"build/", ".venv/"}, missing


def test_the_level_that_a_page_adds_is_one() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    (diff,) = (block.text for block in blocks(text) if block.language == "diff")
    module = diff.partition("+++ b/src")[2].partition("--- ")[0].split("\n", 1)[1]
    found: dict[str, object] = {}
    exec(re.sub("^[+]", "", module, flags=re.MULTILINE), found)  # our own page
    step = found["STEP"]
    assert isinstance(step, Step)
    assert step.level.doubt not in {level.doubt for level in LEVELS.values()}
