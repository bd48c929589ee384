"""A blog is handed to `translit` and to its real generator: both languages, page by page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.cli.conftest import Blog
from tests.sites.generators import HERE, SITES, Site, as_advised, build, command, place
from translit.catalog import po
from translit.formats.markdown import Markdown
from translit.model import Entry, State
from translit.sites.slugs import RULES, Title, ids
from translit.workflows.site_links import check

ENGLISH = dict(
    line.replace("\\n", "\n").split("\t")
    for line in (HERE / "english.tsv").read_text("utf-8").splitlines()
)


class Built:
    """A site before and after its posts were translated."""

    def __init__(self, name: str, folder: Path) -> None:
        self.site = SITES[name]
        self.blog = Blog(folder)
        shutil.copytree(HERE / name, folder, dirs_exist_ok=True)
        for post, file in self.site.names.items():
            self.blog.write(f"{self.site.posts}/{file}", self._post(post))
        self.before = build(self.site, folder, *self.site.only)
        self.told = self.blog.ok("init")
        as_advised(folder, self.told)
        self.blog.ok("extract")
        if (folder / "locales/en/_site.po").is_file():
            self.blog.review(self._english, "_site")
        for post, file in self.site.names.items():
            (catalog,) = (folder / "locales/en").rglob(f"{file}.po")
            inside = catalog.relative_to(folder / "locales/en").with_suffix("").as_posix()
            if post != "headings":
                self.blog.review(self._english, inside)
            if post == "fog":
                self._unreviewed(inside)
        self.output = self.blog.ok("build")
        self.blog.ok("build", "--draft")
        self.after = build(self.site, folder)

    def _unreviewed(self, name: str) -> None:
        catalog = self.blog.catalog(name)
        entries = [replace(entry, state=State.FUZZY) for entry in catalog.entries]
        self.blog.write(f"locales/en/{name}.po", po.dumps(catalog.with_entries(entries)))

    def _links(self, text: str) -> str:
        for name, address in self.site.links.items():
            text = text.replace(name, address)
        return text

    def _post(self, name: str) -> str:
        text = (HERE / f"posts/{name}.md").read_text("utf-8")
        return self._links(text.replace("BOX", self.site.box))

    def _english(self, entry: Entry) -> str:
        known = {self._links(source): self._links(target) for source, target in ENGLISH.items()}
        return known.get(entry.source) or _around_addresses(entry.source)


def _around_addresses(source: str) -> str:
    """An English sentence with the same addresses."""
    links = re.findall(r"\]\((.*?)\)|(\{%.*?%\})", source)
    return (
        "See "
        + " and ".join(f"[that]({address})" if address else tag for address, tag in links)
        + "."
    )


@pytest.fixture(scope="module", params=SITES)
def built(request: pytest.FixtureRequest) -> Iterator[Built]:
    name: str = request.param
    if not command(SITES[name]):
        pytest.skip(f"{name} is not installed; make test-sites installs it")
    with place() as folder:
        yield Built(name, folder)


def english(built: Built) -> Iterator[tuple[str, str]]:
    for post, page in built.site.english.items():
        yield post, built.after[page].decode()


def site(built: Built) -> Site:
    return built.site


def test_no_page_and_no_address_of_the_chinese_site_changes(built: Built) -> None:
    """But for what a generator says of the other language, and of the names of its own files."""
    assert built.before.keys() <= built.after.keys()
    for page, before in built.before.items():
        # MkDocs has Chinese pages below en/ for want of English ones, and one 404 for both.
        if page == "404.html" or page.startswith("en/"):
            continue
        assert _body(built.after[page]) == _body(before), page
        if built.site.bytewise:
            assert _without_pair(built.after[page]) == _without_pair(before), page


def _without_pair(page: bytes) -> bytes:
    """A page without what its theme says of the other language, and of the time."""
    return re.sub(rb'<link rel="alternate" hreflang="en"[^>]*>|Build Date.*', b"", page)


def _body(page: bytes) -> str:
    """What a page says: without scripts, and without its links to the other language."""
    text = re.sub(r"(?s)<(script|style|nav|head)\b.*?</\1>", "", page.decode())
    return re.sub(
        r"<link[^>]*>|Build Date.*|data-v-\w+|\?v=\w+|class=\"[^\"]*\"|<!--.*?-->", "", text
    )


def test_every_reviewed_post_has_its_english_page(built: Built) -> None:
    assert {*built.site.english.values()} <= built.after.keys()
    for post, page in english(built):
        title = {"rain": "A rainy day", "snow": "A snowy day"}[post]
        assert title in page
        assert re.search(r'<html[^>]*lang="en', page)


def test_a_page_and_its_english_one_name_each_other(built: Built) -> None:
    if not built.site.pairs:  # the theme leaves that to the menu of languages, and names nothing
        pages = {*built.site.english.values(), *built.site.pages.values()}
        assert not any(re.search(rb"<link[^>]*hreflang", built.after[page]) for page in pages)
        return
    for post, page in built.site.english.items():
        chinese = built.site.pages[post]
        for here, there, language in ((page, chinese, "zh"), (chinese, page, "en")):
            text = built.after[here].decode()
            links = re.findall(r"<link[^>]*hreflang[^>]*>", text)
            named = {
                unquote(_value(link, "href"))
                for link in links
                if _value(link, "hreflang").startswith(language)
            }
            address = "/" + there.removesuffix("index.html")
            assert any(one.endswith(address) or f"{one}/".endswith(address) for one in named), here


def _value(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    assert found, tag
    return found[1]


def test_line_breaks_boxes_tables_and_formulas_are_those_of_the_chinese_page(
    built: Built,
) -> None:
    chinese = built.after[built.site.pages["rain"]].decode()
    page = built.after[built.site.english["rain"]].decode()
    for tag in ("<br", "<table", "<td", "<figure", "<blockquote", "<aside", "<h2"):
        assert page.count(tag) == chinese.count(tag), tag
    assert "$E = mc^2$" in unescape(page)
    assert "Mind this" in page or "Take an umbrella." in page
    assert "Then it rained again." in page
    assert "BOX" not in chinese
    assert not re.search(r"注意|带伞", page)


def test_the_front_matter_of_an_english_post_is_what_the_recipe_says(built: Built) -> None:
    (path,) = {
        path
        for path in built.blog.root.rglob("*rain*.md")
        if "A rainy day" in (text := path.read_text("utf-8")) and "draft" not in str(path) and text
    }
    matter = path.read_text("utf-8").split("---")[1]
    assert "title: A rainy day" in matter
    assert "date: 2026-03-05" in matter
    assert "天气" not in matter


def test_no_draft_is_published(built: Built) -> None:
    drafts = [path for path in built.blog.root.rglob("*fog*") if "draft" in str(path)]
    assert any("DRAFT of fog" in path.read_text("utf-8") for path in drafts if path.is_file())
    assert not [page for page, text in built.after.items() if b"DRAFT" in text]


def test_no_link_of_an_english_page_is_dead(built: Built) -> None:
    looked = check(built.blog.root / built.site.output, shown="site")
    assert looked.links
    assert [one for one in looked.dead if one.startswith("site/en/")] == []


def test_a_link_to_a_heading_leads_to_the_same_heading(built: Built) -> None:
    page = built.after[built.site.english["rain"]].decode()
    headings = re.findall(r'<h2[^>]*\bid="([^"]*)"[^>]*>(.*?)</h2>', page, re.DOTALL)
    ids = {unquote(unescape(name)): re.sub("<.*?>", "", text) for name, text in headings}
    for label, heading in (("second section", "The second section"), ("third", "Third: what")):
        address = re.search(rf'href="[^"#]*#([^"]*)"[^>]*>{label}<', page)
        assert address, label
        assert heading in ids[unquote(address[1])]


def test_a_link_to_a_post_leads_to_its_english_page(built: Built) -> None:
    page = built.after[built.site.english["rain"]].decode()
    addresses = [unquote(one) for one in re.findall(r'href="([^"]*)"', page)]
    assert any(
        "snow" in one and ("en/" in one or ".." in one or one[:1] not in "/h") for one in addresses
    )
    page = built.after[built.site.english["snow"]].decode()
    (address,) = {unquote(one) for one in re.findall(r'<a [^>]*href="([^"]*)"[^>]*>that<', page)}
    assert "en/" in address or address.startswith("..")


def test_a_second_build_writes_nothing(built: Built) -> None:
    assert "0 written" in built.blog.ok("build")


def test_ids_of_headings_are_those_that_the_generator_makes(built: Built) -> None:
    page = built.before[built.site.pages["headings"]].decode()
    found = [unescape(name) for name in re.findall(r'<h2[^>]*\bid="([^"]*)"', page)]
    made = [name for name in found if not name.startswith("starlight__")]
    headings = Markdown().places((HERE / "posts/headings.md").read_text("utf-8")).headings
    titles = [Title(one.raw, one.text, one.id) for one in headings]
    assert ids(titles, RULES[built.site.rule]) == made
