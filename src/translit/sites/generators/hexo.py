"""A folder that Hexo builds -> its configuration here, and what its own one lacks."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from translit.sites.generator import Files, Generator, Recipe, Recognised
from translit.sites.settings import TITLES, loaded, paired
from translit.sites.slugs import RULES

__all__ = ["GENERATOR"]

_ADVICE = """\
Add to _config.yml, so that pages say their language; no address of the Chinese blog changes:

language:
  - zh-CN
  - en

English posts are pages below /en/: they stand in no list of posts. Link to them from the menu.
"""


def _recognised(files: Files, locale: str) -> Recognised | None:
    settings = loaded(files, "_config.yml")
    package = files.read("package.json") or ""
    if not settings or not ('"hexo"' in package or files.has("source/_posts")):
        return None
    source = str(settings.get("source_dir") or "source").strip("/")
    permalink = str(settings.get("permalink") or ":year/:month/:day/:title/")
    page = "/" + re.sub(r":(year|month|day|title)\b", r"{\1}", permalink).strip("/") + "/"
    links = (
        {}
        if ":" in page
        else {page.replace("{title}", "{dir}/{stem}"): "/{locale}/{dir}/{stem}.html"}
    )
    keys: dict[str, object] = {
        "posts": f"{source}/_posts",
        "build": f"{source}/{{locale}}/{{path}}",
        "line_breaks": "soft" if _flag(settings, "marked", "breaks") is False else "hard",
        "draft": f"{source}/_drafts/{{locale}}/{{path}}",
        "site": str(settings.get("public_dir") or "public").strip("/"),
    }
    tables: dict[str, Mapping[str, object]] = {
        "links": links,
        "front_matter": {
            "translate": [*TITLES],
            "set": {"lang": "{locale}", **paired(links)},
            "add": {"layout": "post"},
            "drop": ["permalink", "tags", "categories"],
        },
    }
    languages = json.dumps(settings.get("language") or "")
    told = "" if f'"{locale}"' in languages else _ADVICE
    return Recognised("hexo", keys, told, tables)


def _flag(settings: Mapping[str, object], table: str, key: str) -> object:
    values = settings.get(table)
    return values.get(key) if isinstance(values, dict) else None


GENERATOR = Generator(
    "hexo", Recipe(RULES["hexo"], "link", {"published": False}, post_tag="post_link"), _recognised
)
