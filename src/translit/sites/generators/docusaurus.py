"""A folder that Docusaurus builds -> its configuration here, and what its own one lacks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from translit.sites.generator import Files, Generator, Recipe, Recognised
from translit.sites.settings import TITLES, joined, said, script
from translit.sites.slugs import RULES

__all__ = ["GENERATOR"]

_ADVICE = """\
Add to the configuration of Docusaurus:

i18n: { defaultLocale: "zh", locales: ["zh", "en"] },
"""


def _recognised(files: Files, locale: str) -> Recognised | None:
    name = script(files, "docusaurus.config")
    if not name:
        return None
    blog = files.has("blog") and not files.has("docs")
    plugin = "docusaurus-plugin-content-blog" if blog else "docusaurus-plugin-content-docs/current"
    keys = {
        "posts": "blog" if blog else "docs",
        "build": f"i18n/{{locale}}/{plugin}/{{path}}",
        "site": "build",
        "draft": ".drafts/{locale}/{path}",
    }
    written = files.read(name) or ""
    keys["url"] = joined(said(written, "url"), said(written, "baseUrl"))
    told = "" if re.search(rf"['\"]{locale}['\"]", written) else _ADVICE
    tables: dict[str, Mapping[str, object]] = {
        "front_matter": {"translate": [*TITLES, "sidebar_label", "tags"]}
    }
    return Recognised("docusaurus", keys, told, tables)


GENERATOR = Generator(
    "docusaurus", Recipe(RULES["github"], "id", follows=True, files="by path"), _recognised
)
