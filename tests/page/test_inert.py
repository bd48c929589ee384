"""Whatever a post, a catalog, a glossary or an engine holds does nothing in a page.

Each page is read by a parser of HTML, and every element and attribute in it is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from tests.cases_reader import CASES
from translit.catalog.origin import Origin, origin_note
from translit.formats import FormatOptions
from translit.formats.markdown import Markdown
from translit.glossary import loads
from translit.model import Entry, Finding, Severity, State
from translit.page.html_file import index_html, page_html, static
from translit.page.viewing import Seen, page
from translit.page.views import PostLine

PAYLOADS = [
    line
    for line in (CASES / "page/payloads.txt").read_text("utf-8").split("\n")
    if line and not line.startswith("# ")
]
PAYLOADS += [
    "甲\0<script>alert(1)</script>",
    "<scr\0ipt>alert(1)</scr\0ipt>甲",
    '<a href="java\0script:alert(1)">甲</a>',
    "<img src=x one\x0crror=alert(1) on\0error=alert(1)>甲",
]
"""With a NUL, which no file of cases should have."""

READER = Markdown(
    FormatOptions(front_matter=("title", "tags"), shortcodes={"figure": ("caption",)})
)
OURS = page_html(page(Seen("a.md", "a.po", READER.parse(""), READER)), language="en")


class Look(HTMLParser):
    """Notes every element of a page, but for our style and our script, with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        for element in CODE:
            assert html.count(element) == 1
            html = html.replace(element, "")
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def controls(self) -> list[tuple[str, dict[str, str | None]]]:
        return [one for one in self.elements if one[0] in {"input", "button", "dialog", "meta"}]


CODE = (f"<style>{static('page.css')}</style>", f"<script>{static('page.js')}</script>")
CONTROLS = Look(OURS).controls()
FORBIDDEN = frozenset(
    "script style iframe object embed applet svg math form select textarea base link template "
    "video audio source frame frameset picture area map canvas image isindex keygen noscript xmp "
    "plaintext font marquee bgsound fieldset output".split()
)
RUNNING = frozenset("style srcdoc autofocus contenteditable http-equiv xlink:href".split())
LOADING = frozenset("srcset data poster background action formaction ping cite manifest".split())
ADDRESS = re.compile(
    r"https?://|mailto:|#u-[0-9a-f]{16}$|#text$|index\.html$"
    r"|#line-\d+$|#(?:source|target)-note-[0-9a-f]{12}$"
)
VALUES = {
    "href": ADDRESS,
    "src": re.compile(r"pictures/1\.png$"),
    "data-unit": re.compile(r"[0-9a-f]{16}$"),
}


def wrong(html: str) -> Iterator[str]:
    """What in a page could do something."""
    look = Look(html)
    if look.controls() != CONTROLS:
        yield "a control that is not ours"
    ids = [told["id"] for _, told in look.elements if told.get("id")]
    if len(ids) != len(set(ids)):
        yield "two elements of one id"
    for tag, told in look.elements:
        if tag in FORBIDDEN:
            yield f"<{tag}>"
        for name, value in told.items() if tag != "meta" else ():
            if name.startswith("on") or name in RUNNING or name in LOADING:
                yield f"{tag} {name}"
            if name in VALUES and not VALUES[name].match(value or ""):
                yield f"{tag} {name}={value}"


def seen(text: str, target: str, payload: str) -> Seen:
    """A post whose every unit, note, finding, term and name is hostile."""
    document = READER.parse(text)
    glossary = loads(
        f'source,target,note\n甲,"{_csv(payload)}","{_csv(payload)}"\n'.encode(), path="g"
    )
    entries = {
        unit.key: Entry(
            unit.source,
            target,
            State.FUZZY,
            context=unit.context or None,
            previous=payload + unit.source,
            notes=(origin_note(Origin.ENGINE, payload), payload),
            comment=payload,
        )
        for unit in document.units
    }
    finding = Finding(payload, Severity.ERROR, payload)
    return Seen(
        post=f"posts/{payload}.md",
        catalog=payload,
        document=document,
        reader=READER,
        entries=entries,
        findings=dict.fromkeys(entries, (finding,)),
        whole=(payload,),
        glossary=glossary,
        image=lambda address: "pictures/1.png" if address == "here.png" else None,
    )


def _csv(text: str) -> str:
    # A bar divides forms of a term, and no glossary has a NUL.
    return text.replace('"', '""').replace("|", "/").replace("\0", "")


POSTS = (
    "{0}",
    (
        "---\ntitle: |\n  甲 {0}\n---\n\n甲{0}乙[^{0}]。\n\n- 甲 {0}\n\n> {0}甲\n\n# {0} 甲\n\n"
        "| 甲 | {0} |\n|---|---|\n| {0} | 甲 |\n\n::: tip {0}\n:::\n\n```\n{0}\n```\n\n"
        "<div title='甲 {0}'>\n甲 {0}\n</div>\n"
    ),
    "甲{0}[^a][^b]，[^a]。\n\n> [^a]: 乙{0}[^b]。\n\n[^a]: 丙{0}\n[^b]: {0}丁\n\n[{0}]: {0}\n",
)
"""Where a payload may stand in a post."""


def pages(payload: str) -> Iterator[str]:
    for post in POSTS:
        text = post.replace("{0}", payload)
        yield page_html(page(seen(text, payload, payload)), language="en")


def test_our_own_page_has_nothing_that_could_do_something() -> None:
    assert not list(wrong(OURS))


def test_there_are_two_hundred_payloads() -> None:
    assert len(set(PAYLOADS)) >= 200


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_inert_wherever_it_stands(payload: str) -> None:
    for made in pages(payload):
        assert not list(wrong(made))


def test_without_the_sanitiser_they_would_not_be(monkeypatch: pytest.MonkeyPatch) -> None:
    class Nothing:
        def __init__(self, **_: object) -> None: ...

        def clean(self, html: str) -> str:
            return html

    monkeypatch.setattr("translit.page.rendering.sanitising.nh3.Cleaner", Nothing)
    sharp = [one for one in PAYLOADS if one.startswith("<") and "图" not in one][:100]
    found = [one for one in sharp if any(list(wrong(made)) for made in pages(one))]
    assert len(found) > 90


def test_a_payload_is_inert_in_the_index() -> None:
    lines = [PostLine(one, "a.md.html", one, one, 1, 1, 1, 1, error=one) for one in PAYLOADS]
    html = index_html(lines, language="en", name=PAYLOADS[0]).replace(CODE[0], "".join(CODE))
    look = Look(html)
    names = {name for _, told in look.elements for name in told}
    assert not {name for name in names if name.startswith("on")} | (names & {"src", "style"})
    assert {tag for tag, _ in look.elements} <= set(
        "html head meta title body header h1 p code progress span main table thead tr th tbody "
        "td a".split()
    )
