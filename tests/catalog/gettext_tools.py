"""GNU gettext, to compare with: only where it is installed; the golden files do without."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

needs_gettext = pytest.mark.skipif(
    shutil.which("msgcat") is None or shutil.which("msgfmt") is None,
    reason="GNU gettext is not installed; the golden files hold what it writes",
)


def msgcat(text: str) -> str:
    """What `msgcat --no-wrap` makes of a PO file."""
    return _run("msgcat", "--no-wrap", "--force-po", "-", given=text)


def msgfmt(text: str) -> str:
    """What `msgfmt --check` has to say about a PO file; empty if all is well."""
    return _run("msgfmt", "--check", "--output-file=-", "-", given=text, only_errors=True)


def _run(*command: str, given: str, only_errors: bool = False) -> str:
    done = subprocess.run(
        command,
        input=given.encode(),
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    errors = done.stderr.decode()
    assert done.returncode == 0, errors
    return errors if only_errors else done.stdout.decode()
