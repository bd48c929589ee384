"""A folder that MkDocs builds with Material's blog -> its configuration here, and what it lacks.

The plugin `i18n` takes the posts of that blog out of the site. So English pages stand below a
folder of their own, with a blog of their own, and a hook says of each page what its pair is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from translit.sites.generator import Files, Generator, Recipe, Recognised
from translit.sites.generators.mkdocs import drafts, plugin, rule_of
from translit.sites.settings import TITLES, joined, loaded
from translit.sites.slugs import RULES

__all__ = ["GENERATOR"]

_ADVICE = """\
Material's blog and the plugin i18n cannot go together: the posts would be gone. So English pages
stand below {docs}/{locale}. Add to mkdocs.yml, below what is there:

plugins:
  - blog:
{options}
hooks:
  - languages.py
{extensions}
So that each page says its language and names its pair, write languages.py beside it:

def is_english(item):
    if item.children:
        return all(map(is_english, item.children))
    return (item.url or "").startswith("{locale}/")


def on_env(env, config, files):
    config["files"] = files


def on_page_context(context, page, config, nav):
    english = is_english(page)
    config.theme["language"] = "{locale}" if english else "zh"
    own = [item for item in nav.items if is_english(item) == english]
    own = own[0].children if english and len(own) == 1 and own[0].children else own
    context["nav"] = type(nav)(own or nav.items, nav.pages)
    for name in ("previous_page", "next_page"):
        other = getattr(page, name)
        if other is not None and is_english(other) != english:
            setattr(page, name, None)


def on_post_page(output, page, config):
    path = page.file.src_uri
    english = path.startswith("{locale}/")
    other = config["files"].get_file_from_path(path[{length}:] if english else "{locale}/" + path)
    if other is None or other.inclusion.is_excluded():
        return output
    address = (config.site_url or "/") + other.url
    lang = "zh" if english else "{locale}"
    link = f'<link rel="alternate" hreflang="{{lang}}" href="{{address}}">'
    return output.replace("</head>", link + "</head>", 1)
"""


def _recognised(files: Files, locale: str) -> Recognised | None:
    name = next((one for one in ("mkdocs.yml", "mkdocs.yaml") if files.has(one)), "")
    settings = loaded(files, name) if name else {}
    blog = plugin(settings, "blog")
    blog = plugin(settings, "material/blog") if blog is None else blog
    if blog is None or plugin(settings, "i18n") is not None:
        return None
    docs = str(settings.get("docs_dir") or "docs").strip("/")
    end = ".html" if settings.get("use_directory_urls") is False else "/"
    keys: dict[str, object] = {
        "posts": docs,
        "build": f"{docs}/{{locale}}/{{path}}",
        "exclude": drafts(settings, docs, docs),
        "site": str(settings.get("site_dir") or "site"),
        "url": joined(settings.get("site_url"), None),
        "slugs": rule_of(settings),
    }
    tables: dict[str, Mapping[str, object]] = {
        "links": {f"/{{dir}}/{{stem}}{end}": f"/{{locale}}/{{dir}}/{{stem}}{end}"},
        "front_matter": {"translate": [*TITLES, "tags", "categories"]},
    }
    return Recognised("mkdocs-blog", keys, _advice(files, settings, blog, docs, locale), tables)


def _advice(
    files: Files, settings: Mapping[str, Any], blog: Mapping[str, Any], docs: str, locale: str
) -> str:
    """What makes a second blog of the first one."""
    if files.has("languages.py"):
        return ""
    folder = f"{locale}/{str(blog.get('blog_dir') or 'blog').strip('./')}".rstrip("/")
    said = {"blog_dir": folder, **{key: one for key, one in blog.items() if key != "blog_dir"}}
    lacks_ids = "attr_list" not in json.dumps(
        settings.get("markdown_extensions") or [], default=str
    )
    return _ADVICE.format(
        docs=docs,
        locale=locale,
        length=len(locale) + 1,
        options="\n".join(
            f"      {key}: {json.dumps(one, ensure_ascii=False, default=str)}"
            for key, one in said.items()
        ),
        extensions="markdown_extensions:\n  - attr_list\n" if lacks_ids else "",
    )


GENERATOR = Generator(
    "mkdocs-blog", Recipe(RULES["python-markdown"], "id", files="by path"), _recognised
)
