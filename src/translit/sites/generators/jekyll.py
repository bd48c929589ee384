"""A folder that Jekyll builds -> its configuration here, and what its own one lacks."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from translit.sites.generator import Files, Generator, Recipe, Recognised
from translit.sites.settings import TITLES, joined, loaded
from translit.sites.slugs import RULES

__all__ = ["GENERATOR"]

_EXCLUDED = """\
Say in _config.yml that the files of translit are not published:

exclude: {line}
"""

_ADVICE = """\
English posts are pages below /en/: they stand in no list of posts, and no address of the Chinese
blog changes. In the layout, <html lang="{{ page.lang | default: "zh" }}"> says their language, and
in its <head> a page and its English one name each other:

{% if page.chinese %}
<link rel="alternate" hreflang="zh" href="{{ page.chinese | absolute_url }}">
{% else %}{% assign english = site.pages | where: "chinese", page.url | first %}{% if english %}
<link rel="alternate" hreflang="en" href="{{ english.url | absolute_url }}">
{% endif %}{% endif %}
"""


def _recognised(files: Files, _locale: str) -> Recognised | None:
    name = next((one for one in ("_config.yml", "_config.yaml") if files.has(one)), "")
    if not name or not files.has("_posts"):
        return None
    settings = loaded(files, name)
    page = _page(settings)
    keys = {
        "posts": "_posts",
        "build": "{locale}/{path}",
        "site": str(settings.get("destination") or "_site"),
        "url": joined(settings.get("url"), settings.get("baseurl")),
    }
    kramdown = settings.get("kramdown")
    if isinstance(kramdown, dict) and kramdown.get("hard_wrap") is True:
        keys["line_breaks"] = "hard"
    # Two posts of one name and two dates are two pages in English as well.
    plain = page.replace("{categories}/", "") if ":" not in page else "/{year}/{month}/{title}.html"
    english = "/{locale}" + plain
    links = {} if ":" in page else {page: english}
    tables: dict[str, Mapping[str, object]] = {
        "links": links,
        "front_matter": {
            "translate": [*TITLES, "tags", "tag", "categories", "category"],
            "set": {"lang": "{locale}", "permalink": english, "chinese": "{page}"},
            "add": {"layout": "post"},
            "drop": ["redirect_from"],
        },
    }
    return Recognised("jekyll", keys, _advice(settings), tables)


def _advice(settings: Mapping[str, object]) -> str:
    """What its layouts lack; and Jekyll publishes whatever file it is not told to leave out."""
    said = settings.get("exclude")
    excluded = said if isinstance(said, list) else []
    if {"locales", "locales/"} & {*map(str, excluded)}:
        return _ADVICE
    line = json.dumps([*excluded, "locales", "glossary.csv", "translit.toml"], ensure_ascii=False)
    return _EXCLUDED.format(line=line) + "\n" + _ADVICE


def _page(settings: Mapping[str, object]) -> str:
    """The pattern of a Chinese page's address; with a colon where it says what is not known."""
    permalink = str(_of_posts(settings) or settings.get("permalink") or "date")
    pattern = _STYLES.get(permalink, permalink).replace(":output_ext", ".html")
    page = re.sub(r":(\w+)", lambda one: f"{{{one[1]}}}" if one[1] in _KNOWN else one[0], pattern)
    return "/" + page.replace(":slug", "{title}").lstrip("/")


_KNOWN = (
    *("year", "month", "day", "i_month", "i_day", "short_year", "hour", "minute", "second"),
    *("title", "categories"),
)

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "none": "/:categories/:title:output_ext",
    **dict.fromkeys(("ordinal", "weekdate"), ":"),  # by the day of a year, which nobody links to
}


def _of_posts(settings: Mapping[str, object]) -> object:
    """The permalink that is said for posts alone."""
    collections = settings.get("collections")
    posts = collections.get("posts") if isinstance(collections, dict) else None
    if isinstance(posts, dict) and posts.get("permalink"):
        return posts["permalink"]
    defaults, found = settings.get("defaults"), None
    for one in defaults if isinstance(defaults, list) else ():
        scope = one.get("scope") if isinstance(one, dict) else None
        values = one.get("values") if isinstance(one, dict) else None
        if not isinstance(scope, dict) or not isinstance(values, dict):
            continue
        if scope.get("type", "posts") == "posts" and not scope.get("path"):
            found = values.get("permalink") or found
    return found


def _names(matter: Mapping[str, object], title: str) -> dict[str, str]:
    """What Jekyll makes of the categories and the name of a post in its address."""
    found: list[str] = []
    one, several = matter.get("category"), matter.get("categories")
    for said in (several, one):
        if isinstance(said, list):
            found += map(str, said)
        elif said is not None:
            found += [str(said)] if said is one else str(said).split()
    categories = "/".join(dict.fromkeys(name.lower() for name in found))
    import regex  # for a post with an address of its own: it takes as long as reading one

    name = regex.sub(r"[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+", "-", str(matter.get("slug") or title))
    return {"categories": categories, "title": name.strip("-")}


GENERATOR = Generator(
    "jekyll",
    Recipe(
        RULES["kramdown"],
        "link",
        {"published": False},
        post_tag="post_url",
        lists={"tags": "tag", "categories": "category"},
        permalink="permalink",
        names=_names,
        codes=True,
    ),
    _recognised,
)
