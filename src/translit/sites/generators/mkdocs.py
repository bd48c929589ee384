"""A folder that MkDocs builds -> its configuration here, and what its own one lacks."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from translit.sites.generator import Files, Generator, Recipe, Recognised
from translit.sites.settings import TITLES, chinese_folder, joined, loaded
from translit.sites.slugs import RULES

__all__ = ["GENERATOR", "drafts", "plugin", "rule_of"]


def _recognised(files: Files, locale: str) -> Recognised | None:
    name = next((one for one in ("mkdocs.yml", "mkdocs.yaml") if files.has(one)), "")
    if not name:
        return None
    settings = loaded(files, name)
    docs = str(settings.get("docs_dir") or "docs").strip("/")
    i18n = plugin(settings, "i18n")
    chinese = chinese_folder(files, docs)
    by_folder = (i18n or {}).get("docs_structure") == "folder" or (i18n is None and chinese)
    if by_folder:
        keys: dict[str, object] = {
            "posts": chinese or f"{docs}/zh",
            "build": f"{docs}/{{locale}}/{{path}}",
        }
    else:
        keys = {"posts": docs, "build": f"{docs}/{{dir}}/{{stem}}.{{locale}}{{suffix}}"}
    keys["exclude"] = drafts(settings, docs, str(keys["posts"]))
    keys["site"] = str(settings.get("site_dir") or "site")
    keys["url"] = joined(settings.get("site_url"), None)
    end = ".html" if settings.get("use_directory_urls") is False else "/"
    extensions = json.dumps(settings.get("markdown_extensions") or [], default=str)
    keys["slugs"] = rule_of(settings)
    if "nl2br" in extensions:
        keys["line_breaks"] = "hard"
    told = _advice(
        lacks_plugin=i18n is None or f'"{locale}"' not in json.dumps(i18n, default=str),
        by_folder=bool(by_folder),
        lacks_ids="attr_list" not in extensions,
        lacks_hook=not files.has("languages.py"),
        has=settings.keys(),
    )
    tables: dict[str, Mapping[str, object]] = {
        "links": {f"/{{dir}}/{{stem}}{end}": f"/{{locale}}/{{dir}}/{{stem}}{end}"},
        "front_matter": {"translate": [*TITLES, "tags"]},
    }
    return Recognised("mkdocs", keys, told, tables)


def drafts(settings: Mapping[str, Any], docs: str, posts: str) -> list[str]:
    """What MkDocs is told to leave out: an English page of it would stand elsewhere."""
    below = posts.removeprefix(docs).strip("/")
    lines = "\n".join(str(settings.get(key) or "") for key in ("draft_docs", "exclude_docs"))
    found = (line.strip().strip("/") for line in lines.splitlines())
    said = (line for line in found if line and line[0] not in "#!")
    return [line.removeprefix(f"{below}/") if below else line for line in said]


def rule_of(settings: Mapping[str, Any]) -> str:
    """The rule by which ids of headings are made, where it is not MkDocs' own."""
    for one in _items(settings.get("markdown_extensions")):
        toc = one.get("toc") if isinstance(one, dict) else None
        if isinstance(toc, dict) and "pymdownx.slugs" in str(toc.get("slugify")):
            return "pymdown"
    return ""


def _advice(
    *, lacks_plugin: bool, by_folder: bool, lacks_ids: bool, lacks_hook: bool, has: Collection[str]
) -> str:
    """The plugin, the extension that reads `{#id}`, and what names the pair of a page."""

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
    if lacks_hook:
        parts.append(f"{head('hooks')}  - languages.py\n")
    more = "pip install mkdocs-static-i18n, and add" if lacks_plugin else "Add"
    said = f"{more} to mkdocs.yml:\n\n{''.join(parts)}" if parts else ""
    return f"{said}\n{_HOOK}" if lacks_hook else said


_HOOK = """\
So that each page names its pair, whatever the theme, write languages.py beside it:

def on_post_page(output, page, config):
    links = ""
    for lang, other in getattr(page.file, "alternates", {}).items():
        if other.src_uri != page.file.src_uri:
            address = (config.site_url or "/") + other.url.removeprefix("./")
            links += f'<link rel="alternate" hreflang="{lang}" href="{address}">'
    return output.replace("</head>", links + "</head>", 1)
"""


def plugin(settings: Mapping[str, Any], name: str) -> dict[str, Any] | None:
    """The options of a plugin; None where the site does not have it."""
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
