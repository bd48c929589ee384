"""Real posts -> sites by real generators before and after translation, and what changed or broke.

`TRANSLIT_SITES` names the folder in which `make test-sites` has installed the generators; posts are
Markdown files below the folders that are named. Each generator's site is made of them as its author
would: every post, the configuration that `translit init` writes, pseudo translations that are taken
for reviewed. Every fifth post stays unreviewed, and must be published nowhere.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from click.testing import CliRunner
from tests.sites.generators import HERE, SITES, build, command, place

from translit.catalog import po
from translit.cli import cli
from translit.workflows.site_links import check

_DATED = re.compile(r"^\d{4}-\d\d?-\d\d?-")

_FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)

_UNREVIEWED = 5
"""Of so many posts, one is left unreviewed."""


def posts_of(folders: list[Path], limit: int) -> Iterator[tuple[str, str]]:
    """Posts by names that every generator takes, with a title and a date."""
    paths = [path for folder in folders for path in sorted(folder.rglob("*.md"))]
    for number, path in enumerate(paths[:limit]):
        text = path.read_text("utf-8", errors="replace").removeprefix("\ufeff").replace("\r", "")
        if "{{" in text or "{%" in text:
            continue  # templates of the generator that it was written for
        stem = re.sub(r"[^\w-]+", "-", _DATED.sub("", path.stem)).strip("-").lower()
        day = f"20{10 + number // 336:02}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        front = _FRONT.match(text)
        if front is None:
            title = re.sub(r"[^\w ]", "", text.lstrip("# \n").split("\n", 1)[0])[:40] or stem
            text = f"---\ntitle: “{title}”\ndate: {day}\n---\n\n{text}"
        elif not re.search(r"(?m)^date:", front[0]):
            text = text.replace("---\n", f"---\ndate: {day}\n", 1)
        yield f"{day}-{stem}", text


def say(root: Path, *words: str) -> str:
    """Call `translit`; what it refuses is told in its output."""
    result = CliRunner().invoke(cli, ["--project", str(root), *words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def accept(root: Path) -> int:
    """Take drafts for reviewed, but for every fifth post; how many posts are."""
    count = 0
    for number, path in enumerate(sorted((root / "locales/en").rglob("*.po"))):
        if number % _UNREVIEWED == 0 and path.name != "_site.po":
            continue
        catalog = po.loads(path.read_text("utf-8"), path=path.name)
        entries = [
            entry if entry.obsolete or not entry.target else _reviewed(entry)
            for entry in catalog.entries
        ]
        path.write_text(po.dumps(catalog.with_entries(entries)), "utf-8")
        count += path.name != "_site.po"
    return count


def _reviewed(entry: object) -> object:
    from dataclasses import replace

    from translit.model import Entry, State

    assert isinstance(entry, Entry)
    return replace(entry, state=State.TRANSLATED, previous=None, previous_context=None)


class _Headings(HTMLParser):
    """The ids of headings, and the fragments of links within the page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids |= {value for name in ("id", "name") if (value := values.get(name))}
        if tag == "a" and (address := values.get("href") or "").startswith("#") and address[1:]:
            self.links.append(unquote(address[1:]))


def dead(page: bytes) -> tuple[int, set[str]]:
    """How many links lead to a place of their own page, and those that lead to none."""
    found = _Headings()
    found.feed(page.decode("utf-8", "replace"))
    known = {unquote(one) for one in found.ids} | {"top"}
    return len(found.links), {link for link in found.links if link not in known}


def measure(name: str, posts: list[tuple[str, str]], tell: Callable[[str], None]) -> None:
    site = SITES[name]
    with place() as root:
        shutil.copytree(HERE / name, root, dirs_exist_ok=True)
        for stem, text in posts:
            short = stem if name == "jekyll" else _DATED.sub("", stem)
            path = root / site.posts / f"{short}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        before = build(site, root, *site.only)
        own = {path: path.read_bytes() for path in root.rglob("*.md")}
        for words in (["init"], ["extract"], ["pretranslate", "--engine", "pseudo"]):
            say(root, *words)
        reviewed = accept(root)
        said = say(root, "build") + say(root, "build", "--draft")
        after = build(site, root)
        english = {page: text for page, text in after.items() if page.startswith("en/")}
        counted = [dead(text) for page, text in english.items() if page not in before]
        here = [dead(text) for page, text in before.items() if not page.startswith("en/")]
        # What leads nowhere in Chinese is its author's: no translation can bring it back.
        always = {link for _, links in here for link in links}
        links, all_ = sum(one[0] for one in counted), sum(one[0] for one in here)
        lost, gone = (sum(len(one[1]) for one in some) for some in (counted, here))
        anew = sum(len(one[1] - always) for one in counted)
        waiting = said.count("waiting ")
        changed = [
            page
            for page, text in before.items()
            if not page.startswith("en/") and page != "404.html" and body(after[page]) != body(text)
        ]
        unmoved = sum(path.read_bytes() == data for path, data in own.items() if path.is_file())
        whole = check(root / site.output, shown="site")
        tell(
            f"{name}: {len(posts)} posts, {reviewed} reviewed, {said.count('refused ')} refusals; "
            f"Chinese pages {len(before)}, missing {len(before.keys() - after.keys())}, "
            f"changed {len(changed)}; files of the author changed {len(own) - unmoved}; "
            f"English pages {len(english)}, waiting {waiting}; links to headings {links}, "
            f"dead {lost}, of which alive in Chinese {anew} (in Chinese {all_}, dead {gone}); "
            f"links that lead nowhere in the whole site {len(whole.dead)} of {whole.links}"
        )
        for line in said.splitlines():
            if line.startswith(("refused", "Error")):
                tell(f"  {line[:200]}")
        for page in changed[:5]:
            tell(f"  changed: {page}")
        for page, text in english.items():
            if lost_here := dead(text)[1]:
                tell(f"  dead in {page}: {sorted(lost_here)[:3]}")


def body(page: bytes) -> str:
    """What a page says, without its menus, scripts and what they are called."""
    text = re.sub(r"(?s)<(script|style|nav|head)\b.*?</\1>", "", page.decode("utf-8", "replace"))
    return re.sub(
        r"<link[^>]*>|Build Date.*|data-v-\w+|\?v=\w+|class=\"[^\"]*\"|<!--.*?-->", "", text
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--only", action="append", choices=list(SITES))
    parser.add_argument("--limit", type=int, default=1000)
    options = parser.parse_args()
    posts = list(posts_of(options.folders, options.limit))
    for name in options.only or SITES:
        if not command(SITES[name]):
            sys.stdout.write(f"{name} is not installed\n")
            continue
        measure(name, posts, lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
