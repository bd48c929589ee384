"""Installed distributions -> the readers of formats and the checks that they offer."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

from translit.checks import Across, Check
from translit.errors import ConfigError
from translit.formats import Format, FormatOptions

__all__ = ["checks", "formats"]

GROUP = "translit.formats"

CHECKS = "translit.checks"


def formats(options: FormatOptions) -> tuple[Format, ...]:
    """The readers of posts. Raises ConfigError for one that does not load, by its distribution."""
    return tuple(_opened(entry, options) for entry in entry_points(group=GROUP))


def _opened(entry: EntryPoint, options: FormatOptions) -> Format:
    owner = entry.dist.name if entry.dist else entry.value
    try:
        reader: Format = entry.load()(options)
    except Exception as error:
        raise ConfigError(
            f"the format {entry.name} of {owner} does not load ({type(error).__name__}: {error}); "
            f"update or uninstall {owner}"
        ) from error
    lacking = [name for name in ("name", "suffixes", "parse") if not hasattr(reader, name)]
    if lacking:
        raise ConfigError(
            f"the format {entry.name} of {owner} does not load (it has no {lacking[0]}); "
            f"update or uninstall {owner}"
        )
    return reader


def checks() -> tuple[Check | Across, ...]:
    """The checks of other distributions. Raises ConfigError for one that does not load."""
    return tuple(map(_loaded, entry_points(group=CHECKS)))


def _loaded(entry: EntryPoint) -> Check | Across:
    owner = entry.dist.name if entry.dist else entry.value
    advice = f"update or uninstall {owner}"
    try:
        check = entry.load()
    except Exception as error:
        what = f"does not load ({type(error).__name__}: {error})"
        raise ConfigError(f"the check {entry.name} of {owner} {what}; {advice}") from error
    if not isinstance(check, Check | Across):
        raise ConfigError(f"the check {entry.name} of {owner} is none; {advice}")
    return check
