"""A folder that VitePress builds -> its configuration here, and what its own one lacks."""

from __future__ import annotations

import re

from translit.sites.generator import Files, Generator, Recipe, Recognised
from translit.sites.settings import TITLES, joined, said, script
from translit.sites.slugs import RULES

__all__ = ["GENERATOR"]

_ADVICE = """\
Add to the configuration of VitePress, in defineConfig:

locales: {
  root: { label: "中文", lang: "zh-CN" },
  en: { label: "English", lang: "en" },
},
"""


def _recognised(files: Files, _locale: str) -> Recognised | None:
    for root in ("", "docs/", "src/"):
        if name := script(files, f"{root}.vitepress/config"):
            folder = root.strip("/") or "."
            keys: dict[str, object] = {
                "posts": folder,
                "build": f"{root}{{locale}}/{{path}}",
                "site": f"{root}.vitepress/dist",
            }
            if folder == ".":
                keys["exclude"] = ["node_modules", "README.md", "build"]
            written = files.read(name) or ""
            keys["url"] = joined("", said(written, "base"))
            if re.search(r"\bbreaks\s*:\s*true", written):
                keys["line_breaks"] = "hard"
            told = "" if re.search(r"\blocales\b", written) else _ADVICE
            links = {"/{dir}/{stem}": "/{locale}/{dir}/{stem}"}
            matter = {"translate": [*TITLES, "tags"]}
            return Recognised("vitepress", keys, told, {"links": links, "front_matter": matter})
    return None


GENERATOR = Generator("vitepress", Recipe(RULES["vitepress"], "id", files="by path"), _recognised)
