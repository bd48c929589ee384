"""GNU gettext, to compare with: where it is installed, and on CI in any case.

A newcomer may do without: the golden files hold what it writes. CI may not, and fails without it.
"""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

_MISSING = shutil.which("msgcat") is None or shutil.which("msgfmt") is None

needs_gettext = pytest.mark.skipif(
    _MISSING and os.environ.get("CI", "").lower() not in {"true", "1"},
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
