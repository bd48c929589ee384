"""A folder that Hugo builds -> its configuration here, and what its own one lacks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from translit.sites.generator import Files, Generator, Recipe, Recognised
from translit.sites.settings import TITLES, WORD_KEYS, chinese_folder, folder_in, joined, loaded
from translit.sites.slugs import RULES

__all__ = ["GENERATOR"]

_ADVICE = """\
Add to the configuration of Hugo, as TOML:

defaultContentLanguage = "zh"
[languages.zh]
label = "中文"  # languageName before Hugo 0.158{zh}
[languages.en]
label = "English"{en}
"""


def _recognised(files: Files, locale: str) -> Recognised | None:
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
    settings = _lowered(loaded(files, known[0]))
    languages = settings.get("languages") or {}
    for end in ("toml", "yaml", "json"):
        languages = languages or _lowered(loaded(files, f"{folder}/languages.{end}"))
    content = str(settings.get("contentdir") or "content").strip("/")
    chinese = next((name for name in languages if name.lower().startswith(("zh", "cn"))), "")
    own = folder_in(languages.get(chinese), "contentdir") or chinese_folder(files, content)
    english = folder_in(languages.get(locale), "contentdir")
    if own and own != content:
        build = f"{english or own[: own.rfind('/') + 1] + '{locale}'}/{{path}}"
        base = own
    else:
        build, base = f"{content}/{{dir}}/{{stem}}.{{locale}}{{suffix}}", content
    lacking = locale not in {name.lower() for name in languages}
    told = _advice(by_folder=base != content, chinese=base) if lacking else ""
    draft = "build/draft/{locale}/{path}"
    keys = {"posts": base, "build": build, "draft": draft, "site": _site(settings, "public")}
    keys["url"] = joined(settings.get("baseurl"), None)
    if _hard_wraps(settings):
        keys["line_breaks"] = "hard"
    return Recognised("hugo", keys, told, _tables(settings, chinese))


def _tables(settings: Mapping[str, Any], chinese: str) -> dict[str, Mapping[str, object]]:
    subdir = bool(settings.get("defaultcontentlanguageinsubdir"))
    prefix = f"/{chinese or 'zh'}" if subdir else ""
    taxonomies = settings.get("taxonomies")
    own = taxonomies.values() if isinstance(taxonomies, Mapping) else ()
    words = dict.fromkeys(("tags", "categories", "series", *map(str, own)))
    tables: dict[str, Mapping[str, object]] = {
        "links": {
            **_permalinks(settings, prefix),
            f"{prefix}/{{dir}}/{{slug}}/": "/{locale}/{dir}/{slug}/",
        },
        "shortcodes": {"figure": ["caption", "alt", "title"]},
        "front_matter": {
            "translate": [*TITLES, *words],
            # Hugo itself puts the language before aliases, and before a url without a slash.
            "map": {"url": "/{locale}{value}"},
        },
    }
    if not words.keys() <= {*WORD_KEYS}:
        tables["words"] = {"keys": [*dict.fromkeys((*WORD_KEYS, *words))]}
    return tables


def _permalinks(settings: Mapping[str, Any], prefix: str) -> dict[str, str]:
    """Addresses that the configuration gives the pages of a section, those that are known here."""
    said = settings.get("permalinks")
    said = said.get("page", said) if isinstance(said, Mapping) else {}
    found = {}
    for pattern in said.values() if isinstance(said, Mapping) else ():
        page = re.sub(r":(\w+)", lambda one: _PARTS.get(one[1], ":"), str(pattern))
        if ":" not in page:
            page = "/" + page.lstrip("/")
            found[prefix + page] = "/{locale}" + page
    return found


_PARTS = {
    **{one: f"{{{one}}}" for one in ("year", "month", "day", "section")},
    "sections": "{dir}",
    "slug": "{matter.slug}",
    **dict.fromkeys(("filename", "contentbasename"), "{name}"),
    "slugorcontentbasename": "{slug}",
}
"""What a permalink of Hugo may name. A title is another one in English."""


def _hard_wraps(settings: Mapping[str, Any]) -> bool:
    """Whether Hugo shows the line ends of a paragraph."""
    value: object = settings
    for name in ("markup", "goldmark", "renderer", "hardwraps"):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value is True


def _advice(*, by_folder: bool, chinese: str) -> str:
    """What makes two languages of one."""
    english = f"{chinese[: chinese.rfind('/') + 1]}en"
    return _ADVICE.format(
        zh=f'\ncontentDir = "{chinese}"' if by_folder else "",
        en=f'\ncontentDir = "{english}"' if by_folder else "",
    )


def _site(settings: Mapping[str, Any], usual: str) -> str:
    return str(settings.get("publishdir") or usual)


def _lowered(values: Mapping[str, Any]) -> dict[str, Any]:
    """Keys in lower case: Hugo reads them so."""
    return {
        str(key).lower(): _lowered(value) if isinstance(value, dict) else value
        for key, value in values.items()
    }


GENERATOR = Generator(
    "hugo",
    Recipe(RULES["hugo"], "id", unreviewed="", follows=True, files="shared", permalink="url"),
    _recognised,
)
