"""A folder that MkDocs builds -> its configuration here, and what its own one lacks."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from translit.sites.generator import Files, Generator, Recipe, Recognised
from translit.sites.settings import TITLES, chinese_folder, joined, loaded
from translit.sites.slugs import RULES

__all__ = ["GENERATOR"]


def _recognised(files: Files, locale: str) -> Recognised | None:
    name = next((one for one in ("mkdocs.yml", "mkdocs.yaml") if files.has(one)), "")
    if not name:
        return None
    settings = loaded(files, name)
    docs = str(settings.get("docs_dir") or "docs").strip("/")
    i18n = _plugin(settings, "i18n")
    chinese = chinese_folder(files, docs)
    by_folder = (i18n or {}).get("docs_structure") == "folder" or (i18n is None and chinese)
    if by_folder:
        keys = {"posts": chinese or f"{docs}/zh", "build": f"{docs}/{{locale}}/{{path}}"}
    else:
        keys = {"posts": docs, "build": f"{docs}/{{dir}}/{{stem}}.{{locale}}{{suffix}}"}
    keys["site"] = str(settings.get("site_dir") or "site")
    keys["url"] = joined(settings.get("site_url"), None)
    end = ".html" if settings.get("use_directory_urls") is False else "/"
    extensions = json.dumps(settings.get("markdown_extensions") or [], default=str)
    if "nl2br" in extensions:
        keys["line_breaks"] = "hard"
    told = _advice(
        lacks_plugin=i18n is None or f'"{locale}"' not in json.dumps(i18n, default=str),
        by_folder=bool(by_folder),
        lacks_ids="attr_list" not in extensions,
        has=settings.keys(),
    )
    tables: dict[str, Mapping[str, object]] = {
        "links": {f"/{{dir}}/{{stem}}{end}": f"/{{locale}}/{{dir}}/{{stem}}{end}"},
        "front_matter": {"translate": [*TITLES, "tags"]},
    }
    return Recognised("mkdocs", keys, told, tables)


def _advice(*, lacks_plugin: bool, by_folder: bool, lacks_ids: bool, has: Collection[str]) -> str:
    """The plugin, and the extension that reads `{#id}`."""

    def head(key: str) -> str:
        # A key that stands there twice counts once: those above would be lost.
        return f"{key}:{'  # below those that are there' if key in has else ''}\n"

    parts = []
    if lacks_plugin:
        structure = "folder" if by_folder else "suffix"
        # MkDocs' own search is on until there is a list of plugins.
        search = "" if "plugins" in has else "  - search\n"
        parts.append(f"""\
{head("plugins")}{search}\
  - i18n:
      docs_structure: {structure}
      languages:
        - locale: zh
          name: 中文
          default: true
        - locale: en
          name: English
""")
    if lacks_ids:
        parts.append(f"{head('markdown_extensions')}  - attr_list\n")
    more = "pip install mkdocs-static-i18n, and add" if lacks_plugin else "Add"
    return f"{more} to mkdocs.yml:\n\n{''.join(parts)}" if parts else ""


def _plugin(settings: Mapping[str, Any], name: str) -> dict[str, Any] | None:
    for one in _items(settings.get("plugins")):
        if one == name:
            return {}
        if isinstance(one, dict) and name in one:
            found = one[name]
            return found if isinstance(found, dict) else {}
    return None


def _items(value: object) -> Iterator[object]:
    if isinstance(value, list):
        yield from value
    elif isinstance(value, dict):
        yield from ({key: one} for key, one in value.items())


GENERATOR = Generator(
    "mkdocs", Recipe(RULES["python-markdown"], "id", follows=True, files="shared"), _recognised
)
