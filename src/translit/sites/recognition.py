"""The files of a site -> which generator builds it, and the configuration that it needs here."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from translit.sites import advice

__all__ = ["Files", "Recognised", "recognised"]

_CHINESE = ("zh-cn", "zh-hans", "zh", "zh_cn", "cn", "zh-CN", "zh-Hans")

_SCRIPTS = ("ts", "mts", "js", "mjs", "cjs")


@dataclass(frozen=True, slots=True)
class Files:
    """What can be asked of a folder."""

    read: Callable[[str], str | None]
    """The text of a file; None where there is none."""
    has: Callable[[str], bool]
    """Whether there is a file or a folder of this name."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A site: what is to be said of it in `translit.toml`, and what in its own configuration."""

    generator: str
    settings: Mapping[str, object]
    """Keys of the configuration, in their order; a mapping is a table."""
    advice: str = ""
    """What is to be added to the site's own configuration; empty where it is complete."""
    tables: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


def recognised(files: Files, locale: str = "en") -> Recognised | None:
    """The site that stands in a folder; None for one that is known to nobody here."""
    for look in (_hugo, _docusaurus, _vitepress, _astro, _mkdocs, _hexo, _jekyll):
        if found := look(files, locale):
            return found
    return None


_TITLES = ("title", "description", "summary", "subtitle", "excerpt")


def _hugo(files: Files, locale: str) -> Recognised | None:
    names = [
        f"{stem}.{end}" for stem in ("hugo", "config") for end in ("toml", "yaml", "yml", "json")
    ]
    folder = "config/_default"
    known = [name for name in names if files.has(name)] or [
        f"{folder}/{name}" for name in names if files.has(f"{folder}/{name}")
    ]
    if not known or not (files.has("content") or known[0].split("/")[-1].startswith("hugo")):
        return None
    if known[0] == "config.yml" and not files.has("archetypes") and not files.has("layouts"):
        return None
    settings = _lowered(_loaded(files, known[0]))
    languages = settings.get("languages") or {}
    for end in ("toml", "yaml", "json"):
        languages = languages or _lowered(_loaded(files, f"{folder}/languages.{end}"))
    content = str(settings.get("contentdir") or "content").strip("/")
    chinese = next((name for name in languages if name.lower().startswith(("zh", "cn"))), "")
    own = _text(languages.get(chinese), "contentdir") or _first(files, content)
    subdir = bool(settings.get("defaultcontentlanguageinsubdir"))
    prefix = f"/{chinese or 'zh'}" if subdir else ""
    tables: dict[str, Mapping[str, object]] = {
        "links": {f"{prefix}/{{dir}}/{{slug}}/": "/{locale}/{dir}/{slug}/"},
        "shortcodes": {"figure": ["caption", "alt", "title"]},
        "front_matter": {
            "translate": [*_TITLES, "tags", "categories", "series"],
            # Hugo itself puts the language before aliases, and before a url without a slash.
            "map": {"url": "/{locale}{value}"},
        },
    }
    english = _text(languages.get(locale), "contentdir")
    if own and own != content:
        build = f"{english or own[: own.rfind('/') + 1] + '{locale}'}/{{path}}"
        base = own
    else:
        build, base = f"{content}/{{dir}}/{{stem}}.{{locale}}{{suffix}}", content
    lacking = locale not in {name.lower() for name in languages}
    told = advice.hugo(by_folder=base != content, chinese=base) if lacking else ""
    draft = "build/draft/{locale}/{path}"
    keys = {"posts": base, "build": build, "draft": draft, "site": _site(settings, "public")}
    return Recognised("hugo", keys, told, tables)


def _site(settings: Mapping[str, Any], usual: str) -> str:
    return str(settings.get("publishdir") or usual)


def _docusaurus(files: Files, locale: str) -> Recognised | None:
    name = _script(files, "docusaurus.config")
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
    told = "" if re.search(rf"['\"]{locale}['\"]", files.read(name) or "") else advice.DOCUSAURUS
    tables: dict[str, Mapping[str, object]] = {
        "front_matter": {"translate": [*_TITLES, "sidebar_label", "tags"]}
    }
    return Recognised("docusaurus", keys, told, tables)


def _vitepress(files: Files, _locale: str) -> Recognised | None:
    for root in ("", "docs/", "src/"):
        if name := _script(files, f"{root}.vitepress/config"):
            folder = root.strip("/") or "."
            keys: dict[str, object] = {
                "posts": folder,
                "build": f"{root}{{locale}}/{{path}}",
                "site": f"{root}.vitepress/dist",
            }
            if folder == ".":
                keys["exclude"] = ["node_modules", "README.md", "build"]
            written = files.read(name) or ""
            told = "" if re.search(r"\blocales\b", written) else advice.VITEPRESS
            links = {"/{dir}/{stem}": "/{locale}/{dir}/{stem}"}
            return Recognised("vitepress", keys, told, {"links": links})
    return None


def _astro(files: Files, _locale: str) -> Recognised | None:
    name = _script(files, "astro.config")
    if not name:
        return None
    written = files.read(name) or ""
    folders = ("docs", "blog", "posts", "post")
    found = next((one for one in folders if files.has(f"src/content/{one}")), "")
    base = f"src/content/{found}" if found else "src/pages"
    own = _first(files, base)
    keys: dict[str, object] = {
        "posts": own or base,
        "build": f"{base}/{{locale}}/{{path}}",
        "site": "dist",
    }
    starlight = "starlight" in written
    told = "" if re.search(r"\b(locales|i18n)\b", written) else advice.astro(starlight=starlight)
    tables: dict[str, Mapping[str, object]] = {"front_matter": {"translate": list(_TITLES)}}
    if not found or starlight:
        tables["links"] = {"/{dir}/{stem}/": "/{locale}/{dir}/{stem}/"}
    return Recognised("astro", keys, told, tables)


def _mkdocs(files: Files, locale: str) -> Recognised | None:
    name = next((one for one in ("mkdocs.yml", "mkdocs.yaml") if files.has(one)), "")
    if not name:
        return None
    settings = _loaded(files, name)
    docs = str(settings.get("docs_dir") or "docs").strip("/")
    i18n = _plugin(settings, "i18n")
    chinese = _first(files, docs)
    by_folder = (i18n or {}).get("docs_structure") == "folder" or (i18n is None and chinese)
    if by_folder:
        keys = {"posts": chinese or f"{docs}/zh", "build": f"{docs}/{{locale}}/{{path}}"}
    else:
        keys = {"posts": docs, "build": f"{docs}/{{dir}}/{{stem}}.{{locale}}{{suffix}}"}
    keys["site"] = str(settings.get("site_dir") or "site")
    extensions = json.dumps(settings.get("markdown_extensions") or [], default=str)
    told = advice.mkdocs(
        lacks_plugin=i18n is None or f'"{locale}"' not in json.dumps(i18n, default=str),
        by_folder=bool(by_folder),
        lacks_ids="attr_list" not in extensions,
    )
    return Recognised("mkdocs", keys, told, {"front_matter": {"translate": [*_TITLES, "tags"]}})


def _hexo(files: Files, locale: str) -> Recognised | None:
    settings = _loaded(files, "_config.yml")
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
    keys = {
        "posts": f"{source}/_posts",
        "build": f"{source}/{{locale}}/{{path}}",
        "draft": f"{source}/_drafts/{{locale}}/{{path}}",
        "site": str(settings.get("public_dir") or "public").strip("/"),
    }
    tables: dict[str, Mapping[str, object]] = {
        "links": links,
        "front_matter": {
            "translate": [*_TITLES],
            "set": {"layout": "post", "lang": "{locale}"},
            "drop": ["permalink", "tags", "categories"],
        },
    }
    languages = json.dumps(settings.get("language") or "")
    told = "" if f'"{locale}"' in languages else advice.HEXO
    return Recognised("hexo", keys, told, tables)


def _jekyll(files: Files, _locale: str) -> Recognised | None:
    name = next((one for one in ("_config.yml", "_config.yaml") if files.has(one)), "")
    if not name or not files.has("_posts"):
        return None
    settings = _loaded(files, name)
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
    english = "/{locale}/{title}.html"
    links = {} if ":" in page else {page: english}
    tables: dict[str, Mapping[str, object]] = {
        "links": links,
        "front_matter": {
            "translate": list(_TITLES),
            "set": {"layout": "post", "lang": "{locale}", "permalink": english},
            "drop": ["redirect_from"],
        },
    }
    return Recognised("jekyll", keys, advice.JEKYLL, tables)


def _first(files: Files, base: str) -> str:
    """The folder of the Chinese pages below another one; empty where languages have none."""
    return next((f"{base}/{name}" for name in _CHINESE if files.has(f"{base}/{name}")), "")


def _script(files: Files, stem: str) -> str:
    return next((f"{stem}.{end}" for end in _SCRIPTS if files.has(f"{stem}.{end}")), "")


def _loaded(files: Files, name: str) -> dict[str, Any]:
    """The values of a configuration; none where it cannot be read."""
    text = files.read(name)
    if text is None:
        return {}
    try:
        if name.endswith("toml"):
            values = tomllib.loads(text)
        elif name.endswith("json"):
            values = json.loads(text)
        else:
            values = _yaml(text)
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _yaml(text: str) -> Any:  # noqa: ANN401  # whatever stands there
    import yaml

    class Loader(yaml.SafeLoader):
        """Takes tags of programs, as MkDocs has them, for texts."""

    Loader.add_multi_constructor("", lambda _loader, suffix, _node: suffix)
    try:
        return yaml.load(text, Loader=Loader)  # noqa: S506  # a safe one
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _lowered(values: Mapping[str, Any]) -> dict[str, Any]:
    """Keys in lower case: Hugo reads them so."""
    return {
        str(key).lower(): _lowered(value) if isinstance(value, dict) else value
        for key, value in values.items()
    }


def _text(values: object, key: str) -> str:
    value = values.get(key) if isinstance(values, dict) else None
    return value.strip("/") if isinstance(value, str) else ""


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
