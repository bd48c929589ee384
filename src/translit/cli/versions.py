"""What is installed -> the text of `translit --version`."""

from __future__ import annotations

import platform
from importlib.metadata import entry_points, version

from translit import __version__

__all__ = ["versions"]

_GROUPS = ("translit.engines", "translit.formats", "translit.checks")
_LIBRARIES = ("argos-translate-lt", "ctranslate2", "markdown-it-py", "sentencepiece")


def versions() -> str:
    """The version, what plugins there are, and the libraries that matter most."""
    lines = [f"translit {__version__} (Python {platform.python_version()})"]
    for group in _GROUPS:
        names = sorted(
            f"{entry.name} ({entry.dist.name} {entry.dist.version})" if entry.dist else entry.name
            for entry in entry_points(group=group)
        )
        if names:
            lines.append(f"{group.removeprefix('translit.')}: {', '.join(names)}")
    lines.append(", ".join(f"{name} {version(name)}" for name in _LIBRARIES))
    return "\n".join(lines)
