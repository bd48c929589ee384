"""The configuration of a site, in the language of its generator -> its values."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from translit import yaml_values
from translit.sites.generator import Files

__all__ = [
    "TITLES",
    "WORD_KEYS",
    "chinese_folder",
    "folder_in",
    "joined",
    "loaded",
    "said",
    "script",
    "values_of",
]

TITLES = ("title", "description", "summary", "subtitle", "excerpt")
"""Keys of the front matter that are translated for any generator."""

WORD_KEYS = ("tags", "tag", "categories", "category", "series", "keywords", "topics")
"""Keys of the front matter whose values are words of the site."""

_CHINESE = ("zh-cn", "zh-hans", "zh", "zh_cn", "cn", "zh-CN", "zh-Hans")

_SCRIPTS = ("ts", "mts", "js", "mjs", "cjs")


def loaded(files: Files, name: str) -> dict[str, Any]:
    """The values of a configuration; none where it cannot be read."""
    text = files.read(name)
    if text is None:
        return {}
    try:
        return values_of(name, text)
    except ValueError:
        return {}


def values_of(name: str, text: str) -> dict[str, Any]:
    """The values in the text of a configuration. Raises ValueError where it cannot be read."""
    try:
        if name.endswith("toml"):
            values = tomllib.loads(text)
        elif name.endswith("json"):
            values = json.loads(text)
        else:
            values = _yaml(text)
    except RecursionError:
        raise ValueError("it is too deep") from None
    if not isinstance(values, dict):
        raise ValueError("it is no table")  # noqa: TRY004  # of its text
    return values


def chinese_folder(files: Files, base: str) -> str:
    """The folder of the Chinese pages below another one; empty where languages have none."""
    return next((f"{base}/{name}" for name in _CHINESE if files.has(f"{base}/{name}")), "")


def script(files: Files, stem: str) -> str:
    """The name of a configuration that is a program; empty where there is none."""
    return next((f"{stem}.{end}" for end in _SCRIPTS if files.has(f"{stem}.{end}")), "")


def joined(url: object, base: object) -> str:
    """Where a site is on the web, by its address and the path that is said beside it."""
    place = url.strip().rstrip("/") if isinstance(url, str) else ""
    path = base.strip().strip("/") if isinstance(base, str) else ""
    if not re.fullmatch(r"https?://[^/\s]+(?:/\S*)?", place):
        place = ""
    return place if not path or place.endswith(f"/{path}") else f"{place}/{path}"


def said(text: str, key: str) -> str:
    """The text that a configuration that is a program says for a key; empty where it says none."""
    found = re.search(rf"\b{key}\s*:\s*(['\"])(.*?)\1", text)
    return found[2] if found else ""


def folder_in(values: object, key: str) -> str:
    """The folder that a key names; empty where it names none."""
    value = values.get(key) if isinstance(values, dict) else None
    return value.strip("/") if isinstance(value, str) else ""


def _yaml(text: str) -> Any:  # noqa: ANN401  # whatever stands there
    import yaml

    class Loader(yaml.SafeLoader):
        """Takes tags of programs, as MkDocs has them, for texts."""

    Loader.add_multi_constructor("", lambda _loader, suffix, _node: suffix)
    return yaml_values.loads(text, loader=Loader)
