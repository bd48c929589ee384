"""A site's own configuration -> what of it is said to readers, in English, to be pasted there.

Nobody's configuration is written over: what a generator reads for the English site is shown in
its own shape. `english` is asked for each Chinese text: the words of a file are what it is asked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from translit.languages import has_han
from translit.sites.settings import values_of

__all__ = ["PASTED", "is_configuration", "pasted"]

PASTED = frozenset(("hugo", "mkdocs"))
"""Generators whose own configuration takes the English words; others read them as data."""

English = Callable[[str], str]

_CHINESE = ("zh", "cn")

_SAID = ("title", "subtitle", "description", "tagline", "slogan", "copyright", "keywords", "motto")
"""Keys of a configuration whose values readers see, wherever else it says Chinese."""

_NAMES = {
    "hugo": ("hugo.*", "config.*", "config/_default/hugo.*", "config/_default/config.*"),
    "mkdocs": ("mkdocs.yml", "mkdocs.yaml"),
    "hexo": ("_config.yml", "_config.*.yml"),
    "jekyll": ("_config.yml", "_config.yaml"),
}
"""What the configurations of a generator are called."""


def is_configuration(generator: str, name: str) -> bool:
    """Whether a file is a configuration of a generator, and no data that it reads."""
    return any(fnmatchcase(name, pattern) for pattern in _NAMES.get(generator, ()))


def pasted(generator: str, name: str, text: str, english: English, locale: str) -> str:
    """What a configuration is to say of the English site; empty where it says no Chinese.

    Raises ValueError where the text is none of its kind.
    """
    values = values_of(name, text)
    shape = _SHAPES[generator](values, english, locale)
    return _dumped(name, shape) if shape else ""


def _hugo(values: Mapping[str, Any], english: English, locale: str) -> dict[str, Any]:
    """A language's own title, parameters and menus."""
    languages = _at(values, "languages") or {}
    own: Any = next((one for name, one in languages.items() if name.lower()[:2] in _CHINESE), {})
    known = {key.lower() for key in _at(languages, locale) or {}}
    found: dict[str, Any] = {}
    for key in ("title", "copyright"):
        said = _at(own, key) or _at(values, key)
        if key not in known and isinstance(said, str) and has_han(said):
            found[key] = english(said)
    params = {**(_at(values, "params") or {}), **(_at(own, "params") or {})}
    if "params" not in known and (said := _told(params, english)):
        found["params"] = said
    menus = _at(own, "menus") or _at(own, "menu") or _at(values, "menus") or _at(values, "menu")
    if not known & {"menu", "menus"} and _has_han(menus):
        found["menus"] = _each(menus, english)
    return {"languages": {locale: found}} if found else {}


def _mkdocs(values: Mapping[str, Any], english: English, locale: str) -> dict[str, Any]:
    """A language of the plugin `i18n`, with the names of the navigation."""
    found: dict[str, Any] = {}
    for key in ("site_name", "site_description", "copyright"):
        said = values.get(key)
        if isinstance(said, str) and has_han(said):
            found[key] = english(said)
    names = {name: english(name) for name in dict.fromkeys(_keys(values.get("nav")))}
    if names:
        found["nav_translations"] = names
    return {"plugins": [{"i18n": {"languages": [{"locale": locale, **found}]}}]} if found else {}


def _plain(values: Mapping[str, Any], english: English, _locale: str) -> dict[str, Any]:
    """The same keys; a template reads them from the data of the site."""
    return _told(values, english)


_SHAPES: Mapping[str, Callable[[Mapping[str, Any], English, str], dict[str, Any]]] = {
    "hugo": _hugo,
    "mkdocs": _mkdocs,
    "hexo": _plain,
    "jekyll": _plain,
}


def _told(values: Mapping[str, Any], english: English) -> dict[str, Any]:
    """What readers see of some values: texts of known keys, and whole menus."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        name = str(key).lower()
        if name in {"menu", "menus", "nav", "navigation"} and _has_han(value):
            found[key] = _each(value, english)
        elif isinstance(value, str) and has_han(value) and _is_said(name):
            found[key] = english(value)
        elif isinstance(value, dict) and (below := _told(value, english)):
            found[key] = below
    return found


def _is_said(key: str) -> bool:
    return any(key.endswith(one) for one in _SAID)


def _each(value: Any, english: English) -> Any:  # noqa: ANN401  # whatever stands there
    """A menu with each Chinese text in English: names, and the keys that are names."""
    if isinstance(value, str):
        # NexT writes `首页: / || fa fa-home`: of a value with an address, nothing is a name.
        return english(value) if has_han(value) and "||" not in value else value
    if isinstance(value, list):
        return [_each(one, english) for one in value]
    if isinstance(value, dict):
        return {_each(key, english): _each(one, english) for key, one in value.items()}
    return value


def _keys(value: object) -> Iterator[str]:
    """The names of a navigation: the keys of its items."""
    for one in value if isinstance(value, list) else ():
        for name, below in one.items() if isinstance(one, dict) else ():
            if isinstance(name, str) and has_han(name):
                yield name
            yield from _keys(below)


def _has_han(value: object) -> bool:
    return has_han(json.dumps(value, ensure_ascii=False, default=str))


def _at(values: object, name: str) -> Any:  # noqa: ANN401  # whatever stands there
    """A value of a table by its key, in any case: Hugo reads them so."""
    if not isinstance(values, dict):
        return None
    return next((one for key, one in values.items() if str(key).lower() == name), None)


def _dumped(name: str, values: dict[str, Any]) -> str:
    if name.endswith("toml"):
        import tomlkit

        return tomlkit.dumps(values)
    if name.endswith("json"):
        return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    import yaml

    return str(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000))
