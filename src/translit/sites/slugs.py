"""A heading -> the id that a generator gives it: a rule for each, as its own source has it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

__all__ = ["RULES", "Title", "ids"]


class Title(NamedTuple):
    """What a heading says."""

    raw: str
    """As it is written, markup and all, without an explicit id."""
    text: str
    """As it is read."""
    id: str = ""
    """The id that the author gave it: `{#id}`."""


def hugo(title: Title) -> str:
    """Hugo's `autoHeadingIDType = "github"`, its default."""
    kept = _replaced(r"[^\p{L}\p{Nd}_\-\s]", "", title.text.strip().lower())
    return _replaced(r"\s", "-", kept) or "heading"


def _replaced(signs: str, by: str, text: str) -> str:
    import regex  # for headings alone: it takes as long as reading a post

    return regex.sub(signs, by, text)


def hexo(title: Title) -> str:
    """`slugize` of hexo-util, by which hexo-renderer-marked makes ids."""
    special = r"""[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:"'<>,.?/]+"""
    return re.sub(r"-{2,}", "-", re.sub(special, "-", _latin(title.text.strip()))).strip("-")


def _latin(text: str) -> str:
    """A text whose accented and full-width letters are plain; all else stays: `：` is no `:`."""
    parts = []
    for sign in text:
        plain = re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFKD", sign))
        parts.append(plain if plain.isascii() and plain.isalpha() else sign)
    return re.sub(r"[\x00-\x1f]", "", "".join(parts))


def kramdown(title: Title) -> str:
    """The GFM parser of kramdown, which Jekyll uses."""
    kept = _replaced(r"[^\p{L}\p{M}\p{Nd}\p{Pc}\- \t]", "", title.text.strip().lower())
    return re.sub(r"[ \t]", "-", kept)


def python_markdown(title: Title) -> str:
    """`toc.slugify` of Python-Markdown, the default of MkDocs: ASCII and nothing else."""
    ascii_ = unicodedata.normalize("NFKD", title.text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_).strip().lower())


def pymdown(title: Title) -> str:
    """`pymdownx.slugs.slugify` with `case: lower`, as MkDocs is told for Chinese."""
    plain = " ".join(title.text.split())  # Python-Markdown itself does that
    text = re.sub(r"</?[^>]*>", "", unicodedata.normalize("NFC", plain)).strip().lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def github(title: Title) -> str:
    """github-slugger: Astro, Docusaurus, and GitHub itself."""
    kept = _replaced(r"[^\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\- ]", "", title.text.strip().lower())
    return kept.replace(" ", "-")


def vitepress(title: Title) -> str:
    """`slugify` of @mdit-vue/shared."""
    special = r"""[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:"'“”‘’<>,.?/]+"""
    slug = re.sub(special, "-", _plain(title.text))
    slug = re.sub(r"-{2,}", "-", slug).strip("-")
    return re.sub(r"^(\d)", r"_\1", slug).lower()


def _plain(text: str) -> str:
    """A text without accents and control characters."""
    apart = unicodedata.normalize("NFKD", text.strip())
    return re.sub(r"[\u0300-\u036f\x00-\x1f]", "", apart)


class Rule(NamedTuple):
    """How a generator makes an id, and another one of an id that is taken."""

    slug: Callable[[Title], str]
    mark: str = "-"
    empty: str = ""
    """The id of a heading that has no sign of which one could be made."""


RULES = {
    "hugo": Rule(hugo),
    "hexo": Rule(hexo),
    "kramdown": Rule(kramdown),
    "python-markdown": Rule(python_markdown, "_", "_1"),
    "pymdown": Rule(pymdown, "_", "_1"),
    "github": Rule(github),
    "vitepress": Rule(vitepress),
}


def ids(titles: Iterable[Title], rule: Rule) -> list[str]:
    """The id of each heading of a page; those of equal headings are numbered."""
    taken: set[str] = set()
    found = []
    for title in titles:
        name = title.id or rule.slug(title) or rule.empty
        if not title.id:
            name = _free(name, taken, rule.mark)
        taken.add(name)
        found.append(name)
    return found


def _free(name: str, taken: set[str], mark: str) -> str:
    if name not in taken:
        return name
    stem, number = name, 1
    if mark == "_" and (counted := re.fullmatch(r"(.*)_(\d+)", name)):
        stem, number = counted[1], int(counted[2]) + 1  # Python-Markdown counts on
    while f"{stem}{mark}{number}" in taken:
        number += 1
    return f"{stem}{mark}{number}"
