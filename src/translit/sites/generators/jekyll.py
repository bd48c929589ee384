"""A folder that Jekyll builds -> its configuration here, and what its own one lacks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from translit.sites.generator import Files, Generator, Recipe, Recognised
from translit.sites.settings import TITLES, loaded, paired
from translit.sites.slugs import RULES

__all__ = ["GENERATOR"]

_ADVICE = """\
English posts are pages below /en/: they stand in no list of posts, and no address of the Chinese
blog changes. In the layout, <html lang="{{ page.lang | default: "zh" }}"> says their language.
"""


def _recognised(files: Files, _locale: str) -> Recognised | None:
    name = next((one for one in ("_config.yml", "_config.yaml") if files.has(one)), "")
    if not name or not files.has("_posts"):
        return None
    settings = loaded(files, name)
    permalink = str(settings.get("permalink") or "date")
    styles = {
        "date": "/{year}/{month}/{day}/{title}.html",
        "pretty": "/{year}/{month}/{day}/{title}/",
        "none": "/{title}.html",
    }
    page = styles.get(permalink) or re.sub(r":(year|month|day|title)\b", r"{\1}", permalink)
    page = page.replace(":categories/", "").replace(":categories", "")
    keys = {
        "posts": "_posts",
        "build": "{locale}/{stem}{suffix}",
        "site": str(settings.get("destination") or "_site"),
    }
    kramdown = settings.get("kramdown")
    if isinstance(kramdown, dict) and kramdown.get("hard_wrap") is True:
        keys["line_breaks"] = "hard"
    english = "/{locale}/{title}.html"
    links = {} if ":" in page else {page: english}
    tables: dict[str, Mapping[str, object]] = {
        "links": links,
        "front_matter": {
            "translate": [*TITLES, "tags", "tag", "categories", "category"],
            "set": {"lang": "{locale}", "permalink": english, **paired(links)},
            "add": {"layout": "post"},
            "drop": ["redirect_from"],
        },
    }
    return Recognised("jekyll", keys, _ADVICE, tables)


GENERATOR = Generator(
    "jekyll",
    Recipe(
        RULES["kramdown"],
        "link",
        {"published": False},
        post_tag="post_url",
        lists={"tags": "tag", "categories": "category"},
    ),
    _recognised,
)
