"""Addresses of files beside a Chinese post -> the same files, seen from its English page."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from translit.formats import Link, Way
from translit.model import Span
from translit.patterns import lazy
from translit.project import Project
from translit.sites import Recipe
from translit.sites.addresses import cut
from translit.sites.page_links import Edit
from translit.workflows.page_addresses import Addresses

__all__ = ["asset_edits", "led_to_file", "led_to_post"]

_ELSEWHERE = lazy(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/#?\\{$]|\Z")
"""What an address begins with that does not count from where its post stands."""

_ASSET = lazy(r"\{%-?[ \t]*asset_(?P<tag>img|path|link)[ \t]+(?P<rest>[^%\n]*?)[ \t]*-?%\}")
"""Tags of Hexo that name a file in the folder of a post; they know of none in a page."""

_ARGUMENT = lazy(r"""(["'])(?P<quoted>.*?)\1|(?P<bare>\S+)""")


def led_to_file(  # noqa: PLR0913, PLR0917  # a page, a place, a link, and what is known of the site
    project: Project,
    addresses: Addresses,
    recipe: Recipe | None,
    post: Path,
    output: Path | None,
    link: Link,
) -> str | None:
    """The address in the English page of what a link of the Chinese one leads to, if no post.

    None where it may stay as it is, or nobody knows.
    """
    address = link.address
    if recipe is None or output is None:
        return None
    if recipe.files == "shared" or link.way is not Way.ADDRESS or _ELSEWHERE.match(address):
        return None
    path, rest = cut(address)
    if recipe.files == "by path":
        standing = (post.parent / unquote(path)).exists()
        if not standing or (output.parent / unquote(path)).exists():
            return None
        there = Path(os.path.relpath(post.parent, output.parent)).as_posix()
        return posixpath.normpath(f"{there}/{path}") + rest
    folder = project.layout.inside(post).stem
    # Writers of Markdown name the folder of the post too; Hexo's plugins take it away.
    if path.removeprefix("./").startswith(f"{folder}/") and (post.parent / unquote(path)).exists():
        address = path.removeprefix("./").removeprefix(f"{folder}/") + rest
    return addresses.chinese(post, address)


def led_to_post(
    project: Project, recipe: Recipe, other: Path, output: Path, link: Link
) -> str | None:
    """The address of a Chinese post without an English page, for generators that go by paths."""
    if link.way is not Way.ADDRESS or _ELSEWHERE.match(link.address):
        return None
    path, rest = cut(link.address)
    there = Path(os.path.relpath(other, output.parent))
    named = unquote(path).lower().endswith(other.suffix.lower())
    if recipe.follows:
        # Docusaurus looks for `./a.md` beside the English post alone, and for `/a.md` in Chinese
        # posts as well, where there is none in English.
        return f"/{project.layout.inside(other)}{rest}" if named else None
    return (there if named else there.with_suffix("")).as_posix() + rest


def asset_edits(addresses: Addresses, post: Path, text: str) -> Iterator[Edit]:
    """Tags for files in the folder of a post, as an English page can say them."""
    page = addresses.pages(post).chinese
    for found in _ASSET.finditer(text) if page else ():
        for one in _ARGUMENT.finditer(found["rest"]):
            name = one["quoted"] or one["bare"] or ""
            if not (post.with_suffix("") / name).is_file():
                continue
            address = addresses.chinese(post, name)
            title = found["rest"][one.end() :].strip().strip("\"'")
            said = {"path": address, "link": f"[{title or name}]({address})"}
            before, after = found["rest"][: one.start()], found["rest"][one.end() :]
            said["img"] = f"{{% img {before}{posixpath.join(page, name)}{after} %}}"
            yield Edit(Span(*found.span()), said[found["tag"]])
            break
