"""Front matter + changes of its keys -> the same front matter, every other line as it was."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from translit import toml_values, yaml_values
from translit.model import Span

if TYPE_CHECKING:
    from yaml.nodes import Node

__all__ = ["Changes", "changed", "loaded"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What becomes of keys at the top of the front matter; one that is set is not mapped."""

    set: Mapping[str, object] = field(default_factory=dict)
    drop: tuple[str, ...] = ()
    map: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    add: Mapping[str, object] = field(default_factory=dict)
    """Keys that are set where none of their name stands there, whatever its value."""

    def __bool__(self) -> bool:
        return bool(self.set or self.drop or self.map or self.add)

    def in_small_letters(self) -> Changes:
        """The same changes of keys whose case says nothing; what is added is set by then."""
        return Changes(
            {key.lower(): value for key, value in self.set.items()},
            tuple(key.lower() for key in self.drop),
            {key.lower(): value for key, value in self.map.items()},
        )

    def of(self, key: str, value: object) -> object:
        """The new value of a key that stands there."""
        if key in self.set:
            return self.set[key]
        mapped = self.map[key]
        if isinstance(value, list):
            return [mapped(one) if isinstance(one, str) else one for one in value]
        return mapped(value) if isinstance(value, str) else value


def changed(kind: str, inner: str, changes: Changes) -> str:
    """What stands between the fences, changed; as it was where it cannot be read."""
    standing = loaded(kind, inner) if changes.add else {}
    as_read = str.lower if kind == "metadata" else str
    added = {key: value for key, value in changes.add.items() if as_read(key) not in standing}
    return _CHANGED[kind](inner, replace(changes, set={**added, **changes.set}))


def loaded(kind: str, inner: str) -> dict[str, Any]:
    """The values of what stands between the fences; none where it cannot be read."""
    from translit.formats.markdown.front_matter import metadata

    values: object
    try:
        if kind == "metadata":
            values = metadata.texts(inner)
        elif kind == "yaml":
            values = yaml_values.loads(inner)
        elif kind == "toml":
            values = toml_values.loads(inner)
        else:
            braced = inner if inner.strip().startswith("{") else f"{{{inner}}}"
            values = json.loads(braced, strict=False)
    except (toml_values.TomlError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


class _Standing(NamedTuple):
    """A key that stands there."""

    key: str
    """As a configuration names it."""
    written: str
    place: Span
    """Its whole lines, with its value."""
    value: object


def _relined(
    inner: str, standing: Sequence[_Standing], changes: Changes, shown: Callable[[object], str]
) -> str:
    """Values on lines of their own, changed: `shown` writes one."""
    for key, written, (start, end), value in reversed(standing):
        if key in changes.drop:
            inner = inner[:start] + inner[end:]
        elif (key in changes.set or key in changes.map) and (
            new := changes.of(key, value)
        ) != value:
            inner = f"{inner[:start]}{written}: {shown(new)}\n{inner[end:]}"
    known = {one.key for one in standing}.union(changes.drop)
    added = "".join(
        f"{key}: {shown(value)}\n" for key, value in changes.set.items() if key not in known
    )
    return inner + ("\n" if added and inner and not inner.endswith("\n") else "") + added


def _metadata(inner: str, changes: Changes) -> str:
    """Those of MultiMarkdown: whatever the case of their keys, they are the same keys."""
    from translit.formats.markdown.front_matter import metadata

    values = metadata.texts(inner)
    standing = [
        _Standing(name.lower(), name, place, values.get(name.lower(), ""))
        for name, place in metadata.entries(inner)
    ]
    return _relined(inner, standing, changes.in_small_letters(), _metadata_value)


def _metadata_value(value: object) -> str:
    """A value on one line; of several lines, all but the first one are indented."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, str):
        return "\n    ".join(value.split("\n"))
    shown = "" if value is None else json.dumps(value, ensure_ascii=False, default=str)
    return shown.strip('"')  # a date


def _yaml(inner: str, changes: Changes) -> str:
    import yaml

    try:
        root = yaml.compose(inner)
        values = yaml_values.loads(inner) or {}
    except (yaml.YAMLError, ValueError, RecursionError):
        return inner
    if root is not None and (not isinstance(root, yaml.MappingNode) or root.flow_style):
        return inner
    standing = []
    for key_node, value_node in root.value if root is not None else []:
        key = str(key_node.value)
        place = _lines(inner, key_node, value_node)
        standing.append(_Standing(key, key, place, values.get(key)))
    return _relined(inner, standing, changes, _yaml_value)


def _lines(inner: str, key: Node, value: Node) -> Span:
    """The whole lines of a key and its value, a comment behind it included."""
    start = inner.rfind("\n", 0, key.start_mark.index) + 1
    whole = inner[start : max(value.end_mark.index, key.end_mark.index)].rstrip()
    block = value.style in ("|", ">") if hasattr(value, "style") else False
    # PyYAML ends a list where the next key begins; comments between them belong to that.
    while not block and (cut := whole.rfind("\n")) >= 0 and whole[cut:].lstrip()[:1] == "#":
        whole = whole[:cut].rstrip()
    last = start + len(whole)
    end = inner.find("\n", last)
    return Span(start, len(inner) if end < 0 else end + 1)


def _yaml_value(value: object) -> str:
    """A value in YAML on one line: as JSON, which is YAML; plain where that says the same."""
    if isinstance(value, str):
        try:
            plain = yaml_values.loads(f"k: {value}\n") == {"k": value}
        except yaml_values.YamlError:
            plain = False
        return value if plain else json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return f"[{', '.join(map(_yaml_item, value))}]"
    return _yaml_item(value)


def _yaml_item(value: object) -> str:
    """As JSON; but a date in quotes would be a text, which some generators take for none."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False, default=str)


def _toml(inner: str, changes: Changes) -> str:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        table = tomlkit.parse(inner)
        values: dict[str, Any] = table.unwrap()
    except (TOMLKitError, ValueError, RecursionError):
        return inner
    for key in changes.drop:
        if key in table:
            table.remove(key)
    for key in (*changes.set, *changes.map):
        if key in table and (new := changes.of(key, values[key])) != values[key]:
            table[key] = new
    added = tomlkit.document()
    for key, value in changes.set.items():
        if key not in values and key not in changes.drop:
            added[key] = value
    return tomlkit.dumps(added) + tomlkit.dumps(table)


def _json(inner: str, changes: Changes) -> str:
    bare = not inner.strip().startswith("{")  # between ;;; the braces may be left out
    try:
        values = json.loads(f"{{{inner}}}" if bare else inner, strict=False)
    except (ValueError, RecursionError):
        return inner
    new = {key: value for key, value in values.items() if key not in changes.drop}
    for key in (*changes.set, *changes.map):
        if key in changes.set or key in new:
            new[key] = changes.of(key, new.get(key))
    if new == values:
        return inner
    text = json.dumps(new, ensure_ascii=False, indent=2, default=str)
    # Between ;;; there may have been no line yet.
    return f"{text[2:-2]}\n" if bare else text + ("\n" if inner.endswith("\n") else "")


_CHANGED: Mapping[str, Callable[[str, Changes], str]] = {
    "metadata": _metadata,
    "yaml": _yaml,
    "toml": _toml,
    "json": _json,
}
