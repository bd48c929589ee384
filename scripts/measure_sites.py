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
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from click.testing import CliRunner
from tests.sites.generators import HERE, SITES, Site, as_advised, build, command, place

from translit.catalog import po
from translit.cli import cli
from translit.model import Entry, State
from translit.workflows.site_links import check

_DATED = re.compile(r"^\d{4}-\d\d?-\d\d?-")

_FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)

_CODE = re.compile(r"(?ms)^ *(```|~~~).*?^ *\1|(`+)[^`].*?\2")
"""Where a `<` is no tag; elsewhere, Vue refuses each of them that it does not know, one by one."""

_UNREVIEWED = 5
"""Of so many posts, one is left unreviewed."""

_MARK = "NOBODYREVIEWEDTHIS"
"""What stands in each draft of a post that is not reviewed."""

_LIMIT = 900
"""Seconds that a generator may take for one site."""

_ROUNDS = 40
"""How often posts that a generator refuses in Chinese are left out, before it is given up."""


def posts_of(folders: list[Path], limit: int) -> Iterator[tuple[str, str]]:
    """Posts by names that every generator takes, with a title and a date."""
    paths = [path for folder in folders for path in sorted(folder.rglob("*.md"))]
    taken: set[str] = set()
    for number, path in enumerate(paths[:limit]):
        text = path.read_text("utf-8", errors="replace").removeprefix("\ufeff").replace("\r", "")
        if "{{" in text or "{%" in text:
            continue  # templates of the generator that it was written for
        stem = re.sub(r"[^\w-]+", "-", _DATED.sub("", path.stem)).strip("-").lower()
        stem = f"{stem}-{number}" if stem in taken else stem
        taken.add(stem)
        day = f"20{10 + number // 336:02}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        # An address with its host, as an export of WordPress has it, is none that Hugo takes, and
        # Docusaurus takes a list of keywords alone. A layout of its author's theme is none here,
        # and a page without one names no pair.
        text = re.sub(r"(?m)^(?:url: https?|keywords|layout):.*\n", "", text)
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


def accept(root: Path) -> tuple[set[str], set[str]]:
    """Take drafts for reviewed, but for every fifth post; the stems of those, and of the others."""
    reviewed, others = set(), set()
    folder = root / "locales/en"
    for number, path in enumerate(sorted(folder.rglob("*.po"))):
        is_post = path.relative_to(folder).as_posix() != "_site.po"
        catalog = po.loads(path.read_text("utf-8"), path=path.name)
        stem = _DATED.sub("", path.name.removesuffix(".md.po"))
        if number % _UNREVIEWED == 0 and is_post:
            others.add(stem)
            entries = [
                entry if entry.obsolete or not entry.target else _marked(entry)
                for entry in catalog.entries
            ]
        else:
            reviewed |= {stem} if is_post else set()
            entries = [
                entry if entry.obsolete or not entry.target else _reviewed(entry)
                for entry in catalog.entries
            ]
        path.write_text(po.dumps(catalog.with_entries(entries)), "utf-8")
    return reviewed, others


def _marked(entry: Entry) -> Entry:
    is_plain = entry.target[0].isalpha()
    return replace(entry, target=f"{_MARK} {entry.target}") if is_plain else entry


def _reviewed(entry: Entry) -> Entry:
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


def lay(site: Site, root: Path, posts: Iterable[tuple[str, str]], *, dated: bool) -> None:
    """Put the posts of an author into the site."""
    for stem, text in posts:
        path = root / site.posts / f"{stem if dated else _DATED.sub('', stem)}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def built_alone(site: Site, root: Path, tell: Callable[[str], None]) -> dict[str, bytes]:
    """The Chinese site, without posts that its generator takes in no language."""
    left_out: list[str] = []
    for _ in range(_ROUNDS):
        try:
            pages = build(site, root, *site.only, limit=_LIMIT)
        except AssertionError as error:
            named = {
                path
                for path in (root / site.posts).rglob("*.md")
                if f"/{path.name}" in str(error) or f"/{path.stem}/" in str(error)
            }
            if not named:
                raise
            left_out += [path.name for path in named]
            for path in named:
                path.unlink()
        else:
            tell(f"  the generator takes {len(left_out)} posts in no language")
            return pages
    raise AssertionError(f"refuses posts in Chinese, after {_ROUNDS} rounds")


def page_of(pages: Iterable[str], stem: str) -> str | None:
    """The page of a post among those of one language."""
    ends = (f"{stem}/index.html", f"{stem}.html")
    return next((page for page in pages if f"/{page}".endswith(tuple(f"/{e}" for e in ends))), None)


def unpaired(before: Iterable[str], after: dict[str, bytes], stems: set[str]) -> list[str]:
    """The reviewed posts of which a page does not name the other language's."""
    chinese = [page for page in before if not page.startswith("en/")]
    english = [page for page in after if page.startswith("en/")]
    found = []
    for stem in sorted(stems):
        pair = page_of(chinese, stem), page_of(english, stem)
        if None in pair:
            found.append(f"{stem}: no page in {'Chinese' if pair[0] is None else 'English'}")
            continue
        for here, there, language in ((pair[0], pair[1], "en"), (pair[1], pair[0], "zh")):
            text = after[here].decode("utf-8", "replace")
            tags = re.findall(r"<(?:link|a)\b[^>]*hreflang[^>]*>", text, re.IGNORECASE)
            named = [
                unquote(one[1]).removesuffix("index.html").removesuffix(".html").rstrip("/")
                for tag in tags
                if re.search(rf'hreflang="?{language}', tag, re.IGNORECASE)
                and (one := re.search(r'href="?([^">\s]*)', tag))
            ]
            wanted = "/" + there.removesuffix("index.html").removesuffix(".html").rstrip("/")
            if not any(one.endswith(wanted) for one in named):
                found.append(f"{here}: names {named[:2]}, not {wanted}")
    return found


def measure(name: str, posts: list[tuple[str, str]], tell: Callable[[str], None]) -> None:
    site = SITES[name]
    if name == "vitepress":
        posts = [post for post in posts if "<" not in _CODE.sub("", post[1])]
    with place() as root:
        shutil.copytree(HERE / name, root, dirs_exist_ok=True)
        lay(site, root, posts, dated=name == "jekyll")
        before = built_alone(site, root, tell)
        long_dead = set(check(root / site.output, shown="site").dead)
        own = {path: path.read_bytes() for path in root.rglob("*.md")}
        for words in (["init"], ["extract"], ["pretranslate", "--engine", "pseudo"]):
            said = say(root, *words)
            if words == ["init"]:
                tell(said)
                as_advised(root, said)
        reviewed, others = accept(root)
        said = say(root, "build")
        drafts = say(root, "build", "--draft")
        tell(f"{said.splitlines()[-1]}; drafts: {drafts.splitlines()[-1]}")
        after = build(site, root, limit=_LIMIT)
        waiting = said.count("waiting ")
        unfinished = {
            _DATED.sub("", Path(line.split()[1].rstrip(":")).stem)
            for line in said.splitlines()
            if line.startswith(("waiting ", "refused "))
        }
        finished = reviewed - unfinished
        english = {
            page: after[page]
            for stem in finished
            if (page := page_of((one for one in after if one.startswith("en/")), stem))
        }
        counted = [dead(text) for page, text in english.items()]
        here = [dead(text) for page, text in before.items() if not page.startswith("en/")]
        # What leads nowhere in Chinese is its author's: no translation can bring it back.
        always = {link for _, links in here for link in links}
        links, all_ = sum(one[0] for one in counted), sum(one[0] for one in here)
        lost, gone = (sum(len(one[1]) for one in some) for some in (counted, here))
        anew = sum(len(one[1] - always) for one in counted)
        chinese = [page for page in before if not page.startswith("en/") and page != "404.html"]
        changed = [page for page in chinese if body(after.get(page, b"")) != body(before[page])]
        bytewise = sum(
            without_pair(after.get(page, b"")) == without_pair(before[page]) for page in chinese
        )
        unmoved = sum(path.read_bytes() == data for path, data in own.items() if path.is_file())
        published = [page for page, text in after.items() if _MARK.encode() in text]
        alone = unpaired(before, after, finished)
        whole = check(root / site.output, shown="site")
        new_dead = fresh(whole.dead, long_dead, {f"site/{page}" for page in english})
        tell(
            f"{name}: {len(own)} posts, {len(reviewed)} reviewed, {said.count('refused ')} "
            f"refusals; Chinese pages {len(chinese)}, missing {len(before.keys() - after.keys())}, "
            f"changed {len(changed)}, the same but for their pair {bytewise}; "
            f"files of the author changed {len(own) - unmoved}; "
            f"posts with an English page {len(english)} of {len(finished)}, waiting {waiting}; "
            f"unreviewed {len(others)}, published {len(published)}; "
            f"pages that do not name their pair {len(alone)}; links to headings {links}, "
            f"dead {lost}, of which alive in Chinese {anew} (in Chinese {all_}, dead {gone}); "
            f"links that lead nowhere in English pages alone {len(new_dead)} of {whole.links}"
        )
        for line in said.splitlines():
            if line.startswith(("refused", "Error")):
                tell(f"  {line[:300]}")
        for what, some in (
            ("changed", changed),
            ("published", published),
            ("pair", alone),
            ("dead", new_dead),
        ):
            for one in some[:12]:
                tell(f"  {what}: {one}")
        for page, text in english.items():
            if lost_here := dead(text)[1] - always:
                tell(f"  dead in {page}: {sorted(lost_here)[:3]}")


def fresh(dead_now: Iterable[str], before: set[str], english: set[str]) -> list[str]:
    """Dead links of English pages whose address is dead in no Chinese page."""
    known = {_address(one) for one in before}
    return [one for one in dead_now if one.split(":")[0] in english and _address(one) not in known]


def _address(line: str) -> str:
    """The last part of a dead address: what does not depend on the folder of the page."""
    return line.split(": ", 1)[1].split(" leads", maxsplit=1)[0].rstrip("/").rsplit("/", 1)[-1]


def without_pair(page: bytes) -> bytes:
    """A page without what its theme says of the other language, and of the time."""
    return re.sub(rb'<link rel="alternate" hreflang="en"[^>]*>|Build Date.*', b"", page)


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
