"""A folder that Astro builds -> its configuration here, and what its own one lacks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from translit.sites.generator import Files, Generator, Recipe, Recognised
from translit.sites.settings import TITLES, chinese_folder, joined, said, script
from translit.sites.slugs import RULES

__all__ = ["GENERATOR"]

_ADVICE = """\
Add to the configuration of Astro:

i18n: { defaultLocale: "zh", locales: ["zh", "en"] },
"""


_STARLIGHT = """\
Add to the configuration of Astro, in starlight():

defaultLocale: "root",
locales: { root: { label: "中文", lang: "zh-CN" }, en: { label: "English", lang: "en" } },
"""


def _recognised(files: Files, _locale: str) -> Recognised | None:
    name = script(files, "astro.config")
    if not name:
        return None
    written = files.read(name) or ""
    folders = ("docs", "blog", "posts", "post")
    found = next((one for one in folders if files.has(f"src/content/{one}")), "")
    base = f"src/content/{found}" if found else "src/pages"
    own = chinese_folder(files, base)
    keys: dict[str, object] = {
        "posts": own or base,
        "build": f"{base}/{{locale}}/{{path}}",
        "site": "dist",
        "url": joined(said(written, "site"), said(written, "base")),
    }
    starlight = "starlight" in written
    told = "" if re.search(r"\b(locales|i18n)\b", written) else _STARLIGHT if starlight else _ADVICE
    tables: dict[str, Mapping[str, object]] = {"front_matter": {"translate": [*TITLES, "tags"]}}
    if not found or starlight:
        tables["links"] = {"/{dir}/{stem}/": "/{locale}/{dir}/{stem}/"}
    return Recognised("astro", keys, told, tables)


GENERATOR = Generator("astro", Recipe(RULES["github"], "link", files="by path"), _recognised)
