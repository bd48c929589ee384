"""A page's values -> one HTML file: styles and script in it, named by their hashes, and no more."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from translit.page.labels import LANGUAGES, words_of
from translit.page.messages import sayer
from translit.page.views import Page, PostLine, ShownUnit
from translit.patterns import lazy

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["card", "index_html", "marked_blocks", "page_html", "policy", "rendered", "static"]

FILTERS = ("waits", "findings", "terms", "doubtful", "changed")
"""By what sentences can be chosen, in the order of the page; `ShownUnit.marks` has these names."""

_UNIT = lazy(r'<span data-unit="([0-9a-f]{16})">')


@cache
def static(name: str) -> str:
    """A file of `static/`."""
    return files("translit.page").joinpath("static", name).read_text("utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("translit.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["filters"] = FILTERS
    return environment


def policy(styles: Sequence[str], scripts: Sequence[str], *, remote_images: bool = False) -> str:
    """The content security policy of a file: its own styles and scripts, pictures, and no more."""
    images = "'self' file:" + (" https: http:" if remote_images else "")
    return "; ".join((
        "default-src 'none'",
        f"style-src {_hashes(styles)}",
        f"script-src {_hashes(scripts)}",
        f"img-src {images}",
        "base-uri 'none'",
        "form-action 'none'",
    ))  # fmt: skip


def _hashes(texts: Sequence[str]) -> str:
    sums = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(one).decode()}'" for one in sums) or "'none'"


def page_html(
    page: Page, *, language: str, index: str = "index.html", remote_images: bool = False
) -> str:
    """A whole file. `index` is the address of the index page from there; empty: there is none."""
    style, script = static("page.css"), static("page.js")
    return rendered(
        "page.html",
        page,
        language=language,
        index=index,
        style=style,
        script=script,
        policy=policy([style], [script], remote_images=remote_images),
    )


def rendered(name: str, page: Page, *, language: str, **values: object) -> str:
    """The template of a name, or one that extends it, with the values that a page has."""
    return _environment().get_template(name).render(
        **_common(language, page.source_locale, page.target_locale),
        page=page,
        blocks=marked_blocks(page),
        units={one.id: one for one in page.units},
        **values,
    )  # fmt: skip


def index_html(lines: Sequence[PostLine], *, language: str, name: str) -> str:
    """The page with the progress of every post."""
    style = static("page.css")
    return _environment().get_template("index.html").render(
        **_common(language),
        lines=lines,
        total=_total(lines),
        name=name,
        style=style,
        policy=policy([style], []),
    )  # fmt: skip


def card(unit: ShownUnit, *, language: str, source: str = "zh_CN", target: str = "en") -> str:
    """What is known of one unit, as it stands in a page of these locales."""
    common = _common(language, source, target)
    module: Any = _environment().get_template("card.html").make_module(common)
    return str(module.card(unit))


def marked_blocks(page: Page) -> dict[str, list[dict[str, Any]]]:
    """The blocks of a page, their units marked by how far they are, ready for the template."""
    units = {one.id: one for one in page.units}
    seen: set[str] = set()
    lines: set[int] = set()
    return {
        name: [
            {
                "kind": one.kind,
                "line": one.line,
                "name": _place(one.line, lines),
                "depth": one.depth,
                "source": marked(one.source, units, "source"),
                "target": marked(one.target, units, "target"),
                "units": [units[name] for name in dict.fromkeys(one.units)],
                "new": [
                    units[name]
                    for name in dict.fromkeys(one.units)
                    if name not in seen and not seen.add(name)  # type: ignore[func-returns-value]
                ],
                "marks": sorted({mark for name in one.units for mark in units[name].marks}),
            }
            for one in pairs
        ]
        for name, pairs in (("matter", page.matter), ("body", page.blocks))
    }


def _place(line: int, lines: set[int]) -> str:
    """The name of a block in the page; of several on one line, the first has one."""
    if line in lines:
        return ""
    lines.add(line)
    return f"line-{line}"


def marked(html: str, units: Mapping[str, ShownUnit], side: str) -> Any:  # noqa: ANN401  # Markup
    """The HTML of a block, each unit in it with its state."""
    from markupsafe import Markup

    def told(found: re.Match[str]) -> str:
        unit = units[found[1]]
        severity = f' data-severity="{unit.severity}"' if unit.severity else ""
        return (
            f'<span class="unit" data-unit="{unit.id}" data-side="{side}"'
            f' data-state="{unit.state}"{severity}>'
        )

    # What may be wider than its column is scrolled, and so must be reached by the keyboard.
    html = html.replace("<table>", '<table tabindex="0">').replace("<pre", '<pre tabindex="0"')
    return Markup(_UNIT.sub(told, html))  # noqa: S704  # sanitised, and the ids are our own


def html_language(locale: str) -> str:
    """A locale's name as HTML has it: `zh-CN` of `zh_CN`."""
    return locale.partition("@")[0].replace("_", "-")


def _total(lines: Sequence[PostLine]) -> PostLine:
    return PostLine(
        "", "", "", "",
        sum(one.translated for one in lines),
        sum(one.fuzzy for one in lines),
        sum(one.untranslated for one in lines),
        sum(one.findings or 0 for one in lines),
    )  # fmt: skip


def _common(language: str, source: str = "zh_CN", target: str = "en") -> dict[str, Any]:
    return {
        "t": words_of(language),
        "say": sayer(language),
        "language": LANGUAGES[language],
        "source_language": html_language(source),
        "target_language": html_language(target),
    }
