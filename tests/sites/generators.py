"""The generators that `make test-sites` has installed, and the sites that each of them builds."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import quote

HERE = Path(__file__).parent

INSTALLED = Path(os.environ["TRANSLIT_SITES"]).absolute()


class Site(NamedTuple):
    """A site, and how an author of it names files and writes links."""

    posts: str
    """The folder of posts."""
    names: Mapping[str, str]
    """The files of the posts, by the names that they have in `tests/sites/posts`."""
    links: Mapping[str, str]
    """What stands in the posts for `SNOW` and `RAIN`, and for the ids `SECOND` and `THIRD`."""
    command: tuple[str, ...]
    output: str
    """Where the site is built."""
    pages: Mapping[str, str]
    """The page of each post in the built site, by the same names."""
    english: Mapping[str, str]
    """The English page of each post that is reviewed."""
    rule: str
    """The rule by which it makes ids."""
    box: str
    """A shortcode or its like around `注意` or `带伞。`, in the manner of the generator."""
    pairs: bool = True
    """Whether its pages say where those of the other language are."""
    bytewise: bool = True
    """Whether a Chinese page is the same to the byte, whatever else there is in the site."""
    only: tuple[str, ...] = ()
    """What is said to the command to have the Chinese pages alone."""


_PLAIN = {name: f"{name}.md" for name in ("rain", "snow", "fog", "headings")}

_WITH_INDEX = {**_PLAIN, "index": "index.md"}

_IDS = {"SECOND": "第二节", "THIRD": quote("第三节结论")}

_PUNCTUATED = {"SECOND": "第二节", "THIRD": quote("第三节：结论")}
"""Ids of generators that keep the punctuation of Chinese."""

_DATED = {
    "rain": "2026-03-05-rain.md",
    "snow": "2026-03-06-snow.md",
    "fog": "2026-03-07-fog.md",
    "headings": "2026-03-08-headings.md",
}

SITES = {
    "hugo": Site(
        "content/posts",
        _PLAIN,
        {"SNOW": '{{< relref "snow.md" >}}', "RAIN": "/posts/rain/", **_IDS},
        ("python/bin/hugo", "--logLevel", "error", "--destination", "public"),
        "public",
        {name: f"posts/{name}/index.html" for name in _PLAIN},
        {name: f"en/posts/{name}/index.html" for name in ("rain", "snow")},
        "hugo",
        '{{< figure src="/rain.png" caption="注意" >}}',
    ),
    "mkdocs": Site(
        "docs",
        _WITH_INDEX,
        {"SNOW": "snow.md", "RAIN": "rain.md", "SECOND": "_1", "THIRD": "_2"},
        ("python/bin/python", "-m", "mkdocs", "build", "--quiet"),
        "site",
        {name: f"{name}/index.html" for name in _PLAIN},
        {name: f"en/{name}/index.html" for name in ("rain", "snow")},
        "python-markdown",
        '!!! note "注意"\n\n    带伞。',
    ),
    "mkdocs-blog": Site(
        "docs/blog/posts",
        _PLAIN,
        {"SNOW": "snow.md", "RAIN": "rain.md", **_IDS},
        ("python/bin/python", "-m", "mkdocs", "build", "--quiet"),
        "site",
        {
            name: f"blog/2026/03/0{day}/{title}/index.html"
            for name, day, title in (
                ("rain", 5, "下雨天"),
                ("snow", 6, "下雪天"),
                ("fog", 7, "起雾了"),
                ("headings", 8, "各种标题"),
            )
        },
        {
            "rain": "en/blog/2026/03/05/a-rainy-day/index.html",
            "snow": "en/blog/2026/03/06/a-snowy-day/index.html",
        },
        "pymdown",
        '!!! note "注意"\n\n    带伞。',
    ),
    "hexo": Site(
        "source/_posts",
        _PLAIN,
        {
            "[下雪天](SNOW)": "{% post_link snow 下雪天 %}",
            "RAIN": "/2026/03/05/rain/",
            **_PUNCTUATED,
        },
        ("node/node_modules/.bin/hexo", "generate", "--silent"),
        "public",
        {
            name: f"2026/03/0{day}/{name}/index.html"
            for name, day in zip(_PLAIN, "5678", strict=True)
        },
        {name: f"en/{name}.html" for name in ("rain", "snow")},
        "hexo",
        "{% blockquote %}\n带伞。\n{% endblockquote %}",
    ),
    "jekyll": Site(
        "_posts",
        _DATED,
        {"SNOW": "{% post_url 2026-03-06-snow %}", "RAIN": "/2026/03/05/rain.html", **_IDS},
        ("jekyll", "build", "--quiet", "--disable-disk-cache"),
        "_site",
        {name: f"2026/03/0{day}/{name}.html" for name, day in zip(_DATED, "5678", strict=True)},
        {name: f"en/2026/03/0{day}/{name}.html" for name, day in (("rain", 5), ("snow", 6))},
        "kramdown",
        "{% if true %}\n\n带伞。\n\n{% endif %}",
    ),
    "vitepress": Site(
        "docs",
        _WITH_INDEX,
        {"SNOW": "snow.md", "RAIN": "/rain", "SECOND": "第二节", "THIRD": quote("第三节-结论")},
        ("node/node_modules/.bin/vitepress", "build", "docs"),
        "docs/.vitepress/dist",
        {name: f"{name}.html" for name in _PLAIN},
        {name: f"en/{name}.html" for name in ("rain", "snow")},
        "vitepress",
        "::: tip 注意\n带伞。\n:::",
        pairs=False,
        bytewise=False,
    ),
    "astro": Site(
        "src/content/docs",
        _WITH_INDEX,
        {"SNOW": "/snow/", "RAIN": "/rain/", **_IDS},
        ("node/node_modules/.bin/astro", "build", "--silent"),
        "dist",
        {name: f"{name}/index.html" for name in _PLAIN},
        {name: f"en/{name}/index.html" for name in ("rain", "snow")},
        "github",
        ":::note[注意]\n带伞。\n:::",
        bytewise=False,
    ),
    "docusaurus": Site(
        "docs",
        _WITH_INDEX,
        {"SNOW": "snow.md", "RAIN": "/rain", **_IDS},
        ("node/node_modules/.bin/docusaurus", "build"),
        "build",
        {name: f"{name}/index.html" for name in _PLAIN},
        {name: f"en/{name}/index.html" for name in ("rain", "snow")},
        "github",
        ":::note[注意]\n\n带伞。\n\n:::",
        bytewise=False,
        only=("--locale", "zh"),
    ),
}


def command(site: Site) -> list[str]:
    """The command that builds a site; empty where its generator is not installed."""
    first, *rest = site.command
    program = shutil.which(INSTALLED / first if "/" in first else first)
    return [program, *rest] if program else []


@contextmanager
def place() -> Iterator[Path]:
    """A new folder for a site, that is gone afterwards.

    It lies below the packages of Node, where a generator finds them as it does in a blogger's
    site, in a folder above. A link to them from elsewhere does not serve: Astro takes a file that
    has no folder in common with the site for an address below the site.
    """
    with TemporaryDirectory(dir=INSTALLED / "node", prefix="site-") as folder:
        yield Path(folder)


_QUIET = {
    "ASTRO_TELEMETRY_DISABLED": "1",
    "DOCUSAURUS_NO_PERSISTENT_CACHE": "1",
    "NO_UPDATE_NOTIFIER": "1",
    "NO_MKDOCS_2_WARNING": "1",
}
"""Nothing is sent to anybody, and nothing kept from one build to the next."""


def build(site: Site, folder: Path, *more: str, limit: float = 240) -> dict[str, bytes]:
    """Every page of the site in a folder, as its generator builds it within some seconds."""
    shutil.rmtree(folder / site.output, ignore_errors=True)
    done = subprocess.run(
        [*command(site), *more],
        cwd=folder,
        env={**os.environ, **_QUIET},
        capture_output=True,
        text=True,
        check=False,
        timeout=limit,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    built = folder / site.output
    return {path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*.html")}


def as_advised(folder: Path, told: str) -> None:
    """Do what `init` says of MkDocs' configuration, where the site lacks it."""
    path = folder / "mkdocs.yml"
    said, sign, hook = told.partition("\ndef ")
    if not path.is_file() or not sign:
        return
    (folder / "languages.py").write_text(f"def {hook}", "utf-8")
    written = path.read_text("utf-8")
    for key in ("plugins:", "hooks:"):
        found = re.search(rf"^{key}[^\n]*\n((?:[ ]+[^\n]*\n)+)", said, re.MULTILINE)
        if found and f"{key}\n" in written:
            head, _, rest = written.partition(f"{key}\n")
            lines = re.match(r"(?: [^\n]*\n)*", rest)
            end = len(head) + len(key) + 1 + (lines.end() if lines else 0)
            written = f"{written[:end]}{found[1]}{written[end:]}"
        elif found:
            written += f"{key}\n{found[1]}"
    path.write_text(written, "utf-8")
