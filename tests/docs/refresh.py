"""Write into README and docs what their console blocks print today: python -m tests.docs.refresh.

So it is with the tables of dialects and of levels.
Output that agrees with what a page says, its `…` included, is left as the page has it. Moments,
which are others the next time, become `…`.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

from tests.docs import dialects, levels
from tests.docs.console import run
from tests.docs.machine import machine
from tests.docs.pages import PAGES, shown

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d\+\d{4}")


def main(names: list[str]) -> None:
    for path in PAGES:
        if names and not any(name in shown(path) for name in names):
            continue
        page = written = path.read_text("utf-8")
        with tempfile.TemporaryDirectory() as name:
            os.environ |= machine(Path(name, "home"))
            stale = [ran for ran in run(page, Path(name)) if not ran.agrees]
        for ran in reversed(stale):
            printed = _MOMENT.sub("…", ran.printed)
            page = page[: ran.start] + printed + page[ran.start + len(ran.expected) :]
            sys.stdout.write(f"{shown(path)}: $ {ran.command}\n")
        page = levels.refreshed(dialects.refreshed(page))
        if page != written:
            path.write_text(page, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
