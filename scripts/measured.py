"""A command -> what it took: CPU seconds and peak memory, children and all."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from typing import NamedTuple

MEGABYTE = 1_000_000


class Took(NamedTuple):
    cpu: float
    """Seconds of CPU, of the user and the system."""
    peak: float
    """The most memory it held at once, in MB."""
    output: str


def measured(command: Sequence[str]) -> Took:
    """Run a command to its end. Raises CalledProcessError, and shows its errors, where it fails."""
    with (
        tempfile.TemporaryFile("w+") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as process,
    ):
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        told = errors.read()
    if process.returncode:
        sys.stderr.write(told)
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return Took(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / MEGABYTE, output)
