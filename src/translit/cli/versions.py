"""What is installed -> the text of `translit --version`."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, entry_points, version

from translit import __version__

__all__ = ["versions"]

_GROUPS = ("translit.engines", "translit.formats")
_LIBRARIES = ("argos-translate-lt", "ctranslate2", "markdown-it-py", "sentencepiece")
"""Those on which a translation, or the reading of a post, depends most."""


def versions() -> str:
    """The version, what plugins there are (none of them is loaded), and the main libraries."""
    lines = [f"translit {__version__} (Python {platform.python_version()})"]
    for group in _GROUPS:
        names = sorted(
            f"{entry.name} ({entry.dist.name} {entry.dist.version})" if entry.dist else entry.name
            for entry in entry_points(group=group)
        )
        if names:
            lines.append(f"{group.removeprefix('translit.')}: {', '.join(names)}")
    lines.append(f"libraries: {', '.join(map(_with_version, _LIBRARIES))}")
    return "\n".join(lines)


def _with_version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return f"{library} missing"
