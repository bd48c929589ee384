"""`front_matter` of a configuration -> what is translated there, and what a built post changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from translit.formats import DEFAULT_FRONT_MATTER
from translit.patterns import lazy
from translit.sites.page_names import NAMES

__all__ = ["FrontMatter", "front_matter"]

_KEYS = "translate, set, add, drop and map"

_PLACE = lazy(r"\{([\w.-]*)\}")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What becomes of the front matter of a post."""

    translate: tuple[str, ...] = DEFAULT_FRONT_MATTER
    """Keys whose values are translated."""
    set: Mapping[str, object] = field(default_factory=dict)
    """Keys that every built post has, with their values."""
    add: Mapping[str, object] = field(default_factory=dict)
    """Keys that a built post has where its author has given them no value."""
    drop: tuple[str, ...] = ()
    """Keys that no built post has."""
    map: Mapping[str, str] = field(default_factory=dict)
    """Keys whose values, where a post has them, are written anew: `{value}` is the earlier one."""


def front_matter(value: object, wrong: Callable[[str], Exception]) -> FrontMatter:
    """Read the key: a list of keys to translate, or a table; `wrong` makes the error."""
    if isinstance(value, list):
        value = {"translate": value}
    if not isinstance(value, dict):
        raise wrong(f'takes a list of keys, or a table with {_KEYS}: ["title"]')
    if unknown := value.keys() - {"translate", "set", "add", "drop", "map"}:
        raise wrong(f"has {min(unknown)}; its keys are {_KEYS}")
    return FrontMatter(
        _texts(value.get("translate", list(DEFAULT_FRONT_MATTER)), wrong),
        {key: _value(one, wrong) for key, one in _table(value.get("set", {}), wrong).items()},
        {key: _value(one, wrong) for key, one in _table(value.get("add", {}), wrong).items()},
        _texts(value.get("drop", []), wrong),
        {key: _text(one, wrong) for key, one in _table(value.get("map", {}), wrong).items()},
    )


def _texts(value: object, wrong: Callable[[str], Exception]) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise wrong('takes lists of keys in translate and drop: ["…", "…"]')
    return tuple(value)


def _table(value: object, wrong: Callable[[str], Exception]) -> dict[str, object]:
    if not isinstance(value, dict):
        raise wrong("takes tables in set, add and map: write their keys under [front_matter.set]")
    return value


def _text(value: object, wrong: Callable[[str], Exception]) -> str:
    if not isinstance(value, str):
        raise wrong('takes texts in map, such as "/{locale}{value}"')
    for name in _PLACE.findall(value):
        if name not in NAMES and not name.startswith("matter."):
            raise wrong(f"has {{{name}}} in a text; it may name {', '.join(NAMES)}, matter.KEY")
    return value


def _value(value: object, wrong: Callable[[str], Exception]) -> object:
    if isinstance(value, list):
        return [_value(one, wrong) for one in value]
    if isinstance(value, str):
        return _text(value, wrong)
    if isinstance(value, bool | int | float | dt.date | dt.time):
        return value
    raise wrong("takes texts, numbers, true, false, dates and lists in set and add")
