"""The machine of the documentation's reader: nothing installed, 80 columns, the time in UTC."""

from __future__ import annotations

from pathlib import Path

from tests.docs.pages import ROOT


def machine(home: Path) -> dict[str, str]:
    """The environment in which the pages' commands run."""
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "REPOSITORY": str(ROOT),
        "TEST_MODEL": str(ROOT / "tests/models/translate-zh_en-0_1.argosmodel"),
        "ARGOS_PACKAGE_INDEX": "http://127.0.0.1:9/",  # whatever a page says, nothing is downloaded
        "COLUMNS": "80",
        "TZ": "UTC",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Name",
        "GIT_AUTHOR_EMAIL": "name@example.org",
        "GIT_COMMITTER_NAME": "Name",
        "GIT_COMMITTER_EMAIL": "name@example.org",
    }
