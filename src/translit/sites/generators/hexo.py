"""A folder that Hexo builds -> its configuration here, and what its own one lacks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from translit.sites.generator import Files, Generator, Recipe, Recognised
from translit.sites.settings import TITLES, joined, loaded
from translit.sites.slugs import RULES

__all__ = ["GENERATOR"]

_ADVICE = """\
Add to _config.yml, so that pages say their language; no address of the Chinese blog changes:

language:
  - {chinese}
  - en
"""

_PAIRS = """\
So that a page and its English one name each other, whatever the theme, write scripts/languages.js:

hexo.extend.filter.register("after_render:html", (html, { page }) => {
  const said = (path) => path.replace(/^\\/|(?<=\\/)index\\.html$/g, "");
  const english = page.path && hexo.locals.get("pages").findOne({ chinese: "/" + said(page.path) });
  const [lang, path] = page.chinese ? ["zh", page.chinese] : english ? ["en", english.path] : [];
  if (!path) return html;
  const address = encodeURI(hexo.config.url.replace(/\\/$/, "") + "/" + said(path));
  if (page.chinese) html = html.replace(/<html([^>]*) lang="[^"]*"/, `<html$1 lang="${page.lang}"`);
  const link = `<link rel="alternate" hreflang="${lang}" href="${address}">`;
  return html.replace("</head>", () => link + "</head>");
});
"""

_LINKS = """\
English posts are pages below /en/: they stand in no list of posts. Link to them from the menu.
"""


def _recognised(files: Files, locale: str) -> Recognised | None:
    settings = loaded(files, "_config.yml")
    package = files.read("package.json") or ""
    if not settings or not ('"hexo"' in package or files.has("source/_posts")):
        return None
    source = str(settings.get("source_dir") or "source").strip("/")
    page = _page(settings)
    links = {page: "/{locale}/{dir}/{stem}.html"} if ":" not in page else {}
    keys: dict[str, object] = {
        "posts": f"{source}/_posts",
        "build": f"{source}/{{locale}}/{{path}}",
        "line_breaks": "soft" if _flag(settings, "marked", "breaks") is False else "hard",
        "draft": f"{source}/_drafts/{{locale}}/{{path}}",
        "site": str(settings.get("public_dir") or "public").strip("/"),
        "url": joined(settings.get("url"), settings.get("root")),
    }
    tables: dict[str, Mapping[str, object]] = {
        "links": links,
        "shortcodes": {one: ["2-"] for one in ("post_link", "asset_link", "asset_img")},
        "front_matter": {
            "translate": [*TITLES],
            "set": {"lang": "{locale}", "chinese": "{page}"},
            "add": {"layout": "post"},
            "drop": ["permalink", "tags", "tag", "categories", "category"],
        },
    }
    return Recognised("hexo", keys, _advice(files, settings, locale), tables)


def _advice(files: Files, settings: Mapping[str, object], locale: str) -> str:
    said = settings.get("language") or "zh-CN"
    languages = said if isinstance(said, list) else [said]
    parts = []
    if locale not in languages:
        parts.append(_ADVICE.format(chinese=languages[0]))
    if not files.has("scripts/languages.js"):
        parts.append(_PAIRS)
    return "\n".join((*parts, _LINKS)) if parts else ""


def _page(settings: Mapping[str, object]) -> str:
    """The pattern of a Chinese page's address; with a colon where it says what nobody here knows.

    Hexo takes any name that it does not know from the front matter: `:abbrlink`.
    """
    permalink = str(settings.get("permalink") or ":year/:month/:day/:title/")
    is_dated = str(settings.get("new_post_name") or "").startswith(":year-:month-:day-:title")
    name = "title" if is_dated else "stem"
    known = {
        "title": "{title}" if is_dated else "{dir}/{stem}",
        "name": f"{{{name}}}",
        **{one: f"{{{one}}}" for one in _TIMES},
        "category": "{category}",
        **dict.fromkeys(("hash", "post_title"), ":"),
    }
    page = re.sub(r":(\w*[^_\W])", lambda one: known.get(one[1], f"{{matter.{one[1]}}}"), permalink)
    return "/" + page.lstrip("/")


_TIMES = ("year", "month", "day", "i_month", "i_day", "hour", "minute", "second")


def _names(matter: Mapping[str, object], _title: str) -> dict[str, str]:
    """The last of a post's categories; a list in a list is one below the other."""
    said = matter.get("categories") or matter.get("category") or ["uncategorized"]
    items = said if isinstance(said, list) else [said]
    nested = [one for one in items if isinstance(one, list)]
    return {"category": "/".join(map(str, nested[-1] if nested else items))}


def _flag(settings: Mapping[str, object], table: str, key: str) -> object:
    values = settings.get(table)
    return values.get(key) if isinstance(values, dict) else None


GENERATOR = Generator(
    "hexo",
    Recipe(
        RULES["hexo"],
        "link",
        {"published": False},
        post_tag="post_link",
        permalink="permalink",
        names=_names,
    ),
    _recognised,
)
