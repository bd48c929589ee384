"""The page that a person reviews in, asked as its script asks: what is shown, saved, refused."""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import signal
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from tests.cli.conftest import Blog
from translit.catalog import po
from translit.model import Entry, State
from translit.page.views import unit_id
from translit.project import Project, open_project, temporary
from translit.server.apart import Apart
from translit.server.application import application
from translit.server.guard import Guard
from translit.server.reviewing import Review
from translit.server.serving import listening
from translit.server.watching import Changes

POST = """---
title: 雨天
---

今天下雨，**很冷**。ChatGPT有8亿用户。看[这里](https://example.org/a)。

![雨](rain.png)

| 茶 | 水温 |
|---|---|
| 绿茶 | 八十度 |

明天晴。后天也晴。
"""

HERE = "http://127.0.0.1:8000"


@pytest.fixture
def reviewed(blog: Blog) -> Blog:
    """A post whose sentences wait for a person."""
    blog.write("posts/post.md", POST)
    blog.write("posts/rain.png", "PNG")
    blog.ok("extract")
    catalog = blog.catalog()
    entries = [replace(one, target=DRAFTS[one.source], state=State.FUZZY) for one in catalog.active]
    blog.write("locales/en/post.md.po", po.dumps(catalog.with_entries(entries)))
    return blog


DRAFTS = {
    "雨天": "A rainy day",
    "今天下雨，**很冷**。": "It rains today, and it is **cold**.",
    "ChatGPT有8亿用户。": "ChatGPT has 800 million users.",
    "看[这里](https://example.org/a)。": "Look [here](https://example.org/a).",
    "![雨](rain.png)": "![Rain](rain.png)",
    "茶": "Tea",
    "水温": "Water",
    "绿茶": "Green tea",
    "八十度": "80 degrees",
    "明天晴。": "It will be sunny tomorrow.",
    "后天也晴。": "And the day after.",
}


class Client:
    """Asks the application without a socket."""

    def __init__(self, app: object, headers: dict[str, str], cookies: dict[str, str]) -> None:
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app=app), base_url=HERE, headers=headers, cookies=cookies
        )
        self.headers, self.cookies = self._client.headers, self._client.cookies
        self._runner = asyncio.Runner()

    def get(self, path: str, **options: object) -> httpx.Response:
        return self._runner.run(self._client.get(path, **options))

    def post(self, path: str, **options: object) -> httpx.Response:
        return self._runner.run(self._client.post(path, **options))

    def close(self) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()


class Page:
    """The page's script, as far as the server sees it."""

    def __init__(self, blog: Blog, **options: object) -> None:
        project = open_project(blog.root, chosen=blog.root)
        from translit.checks.running import Choice

        self.blog = blog
        self.review = Review(project, project.layout.posts(), Choice(), **options)
        self.guard = Guard(8000)
        self.client = Client(
            application(self.review, Changes(), self.guard),
            {"Origin": HERE, "Sec-Fetch-Site": "same-origin"},
            {self.guard.cookie: self.guard.token},
        )

    def ask(self, what: str, code: int = 200, **values: object) -> dict:
        answer = self.client.post(f"/ask/{what}/post.md", json=values)
        assert answer.status_code == code, answer.text
        return answer.json()

    def id(self, source: str) -> str:
        return unit_id(self.entry(source).key)

    def entry(self, source: str) -> Entry:
        return next(one for one in self.blog.catalog().active if one.source == source)

    def unit(self, source: str) -> dict:
        return self.ask("unit", id=self.id(source))

    def save(self, source: str, action: str, text: str = "", *, seen: str = "", code: int = 200):
        return self.ask(
            "save",
            code,
            id=self.id(source),
            action=action,
            text=text,
            seen=seen or self.unit(source)["version"],
        )


def elsewhere(blog: Blog, source: str, target: str) -> None:
    """What a save in Poedit is: a new file in the place of the old one."""
    catalog = blog.catalog()
    entries = [
        replace(one, target=target, state=State.TRANSLATED, previous=None)
        if one.source == source
        else one
        for one in catalog.entries
    ]
    path = blog.write("locales/en/.post.md.po.tmp", po.dumps(catalog.with_entries(entries)))
    path.replace(blog.root / "locales/en/post.md.po")


@pytest.fixture
def page(reviewed: Blog) -> Iterator[Page]:
    made = Page(reviewed)
    yield made
    made.client.close()


def test_the_page_has_every_unit_and_no_word_that_is_missing(page: Page) -> None:
    html = page.client.get("/post/post.md").text
    for entry in page.blog.catalog().active:
        assert f'id="u-{unit_id(entry.key)}"' in html
    told = re.search(r'id="words">(.*?)</script>', html)
    assert told is not None
    assert {*re.findall(r"\bword\(\"(\w+)\"", html)} <= json.loads(told[1]).keys()


def test_what_is_accepted_is_reviewed_and_nothing_else_changes(page: Page) -> None:
    before = page.blog.catalog()
    told = page.save("明天晴。", "accept")
    assert (told["state"], told["waits"]) == ("translated", False)
    after = page.blog.catalog()
    changed = [one for one in after.entries if one not in before.entries]
    assert [(one.source, one.state) for one in changed] == [("明天晴。", State.TRANSLATED)]


def test_an_edit_is_saved_as_it_was_typed_but_for_line_ends_around_it(page: Page) -> None:
    page.save("明天晴。", "edit", "\r\nIt will be\r\nfine.\n")
    assert page.entry("明天晴。").target == "It will be\nfine."


def test_rejection_comment_and_undo(page: Page) -> None:
    draft = page.entry("明天晴。")
    page.save("明天晴。", "accept")
    page.save("明天晴。", "reject")
    assert page.entry("明天晴。").state is State.FUZZY
    page.save("明天晴。", "reject")
    assert page.entry("明天晴。").target == ""
    page.save("明天晴。", "comment", "is it?\nask Bo ")
    assert page.entry("明天晴。").comment == "is it?\nask Bo"
    for _ in range(4):
        page.ask("undo")
    assert page.entry("明天晴。") == draft
    assert "nothing to undo" in page.ask("undo", 422)["error"]


@pytest.mark.parametrize(
    ("source", "text", "why"),
    [
        ("今天下雨，**很冷**。", "It rains, and it is cold.", "has lost **bold**"),
        ("今天下雨，**很冷**。", "It [rains](x), **cold**.", "has gained the link x"),
        ("看[这里](https://example.org/a)。", "Look here.", "example.org/a"),
        ("看[这里](https://example.org/a)。", "Look [here](https://example.org/b).", "org/b"),
        ("![雨](rain.png)", "Rain", "has lost"),
        ("明天晴。", "Fine\0.", "NUL"),
        ("明天晴。", "Fine \ud83d.", "half a character"),
    ],
)
def test_what_cannot_be_saved_says_why_and_is_not(
    page: Page, source: str, text: str, why: str
) -> None:
    before = page.blog.files()
    answer = page.client.post(
        "/ask/save/post.md",
        content=json.dumps(
            {
                "id": page.id(source),
                "action": "edit",
                "text": text,
                "seen": page.unit(source)["version"],
            }
        ),
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code == 422
    assert why in answer.json()["error"]
    assert "Poedit" not in answer.json()["error"]
    assert page.blog.files() == before


def test_what_is_typed_is_rendered_and_checked(page: Page) -> None:
    told = page.ask("type", id=page.id("今天下雨，**很冷**。"), target="It **rains** <script>x")
    assert "<strong>rains</strong>" in told["html"]
    assert "<script" not in told["html"]
    lost = page.ask("type", id=page.id("ChatGPT有8亿用户。"), target="ChatGPT has users.")
    assert [one["check"] for one in lost["findings"]] == ["numbers"]
    assert lost["refusal"] == ""
    assert "lost" in page.ask("type", id=page.id("![雨](rain.png)"), target="rain")["refusal"]


def test_an_edit_over_another_is_a_conflict_with_both(page: Page) -> None:
    seen = page.unit("明天晴。")["version"]
    elsewhere(page.blog, "明天晴。", "Sunny tomorrow.")
    told = page.save("明天晴。", "edit", "Mine.", seen=seen, code=409)
    assert told["unit"]["target"] == "Sunny tomorrow."
    assert page.entry("明天晴。").target == "Sunny tomorrow."
    page.save("明天晴。", "edit", "Mine.", seen=told["unit"]["version"])
    assert page.entry("明天晴。").target == "Mine."


def test_what_is_accepted_is_what_was_seen(page: Page) -> None:
    unit = page.unit("明天晴。")
    elsewhere(page.blog, "明天晴。", "Sunny tomorrow.")
    told = page.save("明天晴。", "accept", unit["target"], seen=unit["version"], code=409)
    assert told["unit"]["target"] == "Sunny tomorrow."
    elsewhere(page.blog, "明天晴。", unit["target"])
    page.save("明天晴。", "accept", unit["target"], seen=unit["version"])  # both did the same


def test_an_edit_beside_another_is_none(page: Page) -> None:
    seen = page.unit("明天晴。")["version"]
    elsewhere(page.blog, "后天也晴。", "And the day after.")
    page.save("明天晴。", "edit", "Mine.", seen=seen)
    assert page.entry("明天晴。").target == "Mine."
    assert page.entry("后天也晴。").target == "And the day after."


def test_nothing_is_undone_that_was_changed_since(page: Page) -> None:
    page.save("明天晴。", "accept")
    elsewhere(page.blog, "明天晴。", "Sunny tomorrow.")
    assert "changed elsewhere" in page.ask("undo", 422)["error"]
    assert page.entry("明天晴。").target == "Sunny tomorrow."


def looks(page: Page) -> dict[str, str]:
    stands = re.search(r'id="stands">(.*?)</script>', page.client.get("/post/post.md").text)
    assert stands is not None
    return {name: one[1] for name, one in json.loads(stands[1]).items()}


def test_a_page_in_chinese_says_in_chinese_what_is_wrong(reviewed: Blog) -> None:
    page = Page(reviewed, language="zh")
    told = page.ask("type", id=page.id("今天下雨，**很冷**。"), target="It rains, and is cold.")
    assert told["refusal"] == "译文丢了“今天下雨，**很冷**。”中的 **粗体**"
    assert told["findings"][0]["message"] == f"{told['refusal']}；请改正"
    refused = page.save("今天下雨，**很冷**。", "edit", "It rains, and is cold.", code=422)
    assert refused["error"] == told["refusal"]
    assert page.ask("undo", 422)["error"] == "没有可撤销的修改"
    (page.blog.root / "locales/en/post.md.po").chmod(0o444)
    assert "文件是只读的" in page.save("明天晴。", "edit", "Sunny tomorrow.", code=500)["error"]
    page.client.close()


def test_the_page_that_was_prepared_is_shown_once_and_only_while_nothing_changes(
    page: Page,
) -> None:
    page.review.prepare()
    first, second = (page.client.get("/post/post.md").text for _ in range(2))
    assert first == second
    page.review.prepare()
    elsewhere(page.blog, "明天晴。", "Sunny tomorrow.")
    assert "Sunny tomorrow." in page.client.get("/post/post.md").text


def test_what_was_saved_elsewhere_is_fresh_and_the_rest_is_not(page: Page) -> None:
    known = looks(page)
    nothing = {"reload": False, "units": [], "whole": []}
    assert page.ask("fresh", looks=known) == nothing
    elsewhere(page.blog, "明天晴。", "Sunny tomorrow.")
    told = page.ask("fresh", looks=known)
    assert [one["target"] for one in told["units"]] == ["Sunny tomorrow."]


def test_what_is_found_in_the_post_as_a_whole_is_shown_and_told_when_it_goes(page: Page) -> None:
    page.blog.write(
        "posts/post.md", POST.replace("![雨](rain.png)", "![](gone.png)\n\n![雨](rain.png)")
    )
    page.blog.ok("extract")
    shown = page.client.get("/post/post.md").text
    assert "gone.png leads to no file" in shown.partition("<main")[0]
    told = page.ask("fresh", looks=looks(page))
    assert ["gone.png" in one for one in told["whole"]] == [True]
    page.blog.write("posts/gone.png", "PNG")
    page.blog.write("build/en/gone.png", "PNG")
    elsewhere(page.blog, "明天晴。", "Sunny tomorrow.")
    assert page.ask("fresh", looks=looks(page))["whole"] == []


def test_an_answer_is_sent_at_once() -> None:
    """Where asyncio does not know a socket for one of TCP, each answer waits for 40 ms."""
    with listening(0) as place:
        assert place.proto == socket.IPPROTO_TCP


def test_what_is_found_in_the_whole_post_is_looked_for_beside_the_answers(page: Page) -> None:
    """An answer has what was known, and is followed by the news; no answer waits for it."""
    lost = POST.replace("![雨](rain.png)", "![](gone.png)\n\n![雨](rain.png)")
    page.blog.write("posts/post.md", lost)
    page.blog.ok("extract")

    async def told() -> tuple[list[int], list[int]]:
        changed, live = asyncio.Event(), page.review.live("post.md")
        assert live is not None
        apart = Apart(changed.set)
        found, looked = [len(live.whole())], [0]
        assert len(apart.whole(live)) == 1
        page.blog.write("build/en/gone.png", "PNG")
        for number in range(5):  # while it looks, the next ones come
            elsewhere(page.blog, "明天晴。", f"Sunny tomorrow, {number}.")
            found.append(len(apart.whole(live)))
            looked.append(live.knows_whole(live.seen()))
        while not live.knows_whole(live.seen()):
            apart.whole(live)
            await asyncio.sleep(0.005)
        assert changed.is_set()
        return [*found, len(apart.whole(live))], looked

    found, looked = asyncio.run(told())
    assert (found, looked) == ([1, 1, 1, 1, 1, 1, 0], [0, 0, 0, 0, 0, 0])


def test_an_address_that_leads_nowhere_is_found_as_one_types_and_when_it_is_saved(
    page: Page,
) -> None:
    page.blog.write("posts/post.md", POST.replace("https://example.org/a", "#没有"))
    page.blog.ok("extract")
    source = "看[这里](#没有)。"
    told = page.ask("type", id=page.id(source), target="Look [here](#没有).")
    assert "links" in [one["check"] for one in told["findings"]]
    saved = page.save(source, "edit", "Look [here](#没有).")
    assert "links" in [one["check"] for one in saved["findings"]]


def test_the_list_of_posts_says_in_how_many_sentences_something_is_found(page: Page) -> None:
    page.blog.write("posts/other.md", "今天有8亿人。\n")
    page.blog.ok("extract")
    elsewhere(page.blog, "ChatGPT有8亿用户。", "ChatGPT has users.")
    other = Page(page.blog)
    html = other.client.get("/").text
    stands = re.search(r'id="stands">(.*?)</script>', page.client.get("/post/post.md").text)
    assert stands is not None
    found = sum("findings" in one[2] for one in json.loads(stands[1]).values())
    assert found
    row = html.partition("posts/post.md")[2].partition("</tr>")[0]
    assert re.findall(r'class="number">(.*?)</td>', row)[-1] == str(found)
    other.client.close()


def test_another_post_is_another_page_and_another_glossary_shows_its_terms(page: Page) -> None:
    known = looks(page)
    page.blog.write("glossary.csv", "source,target\n绿茶,green tea\n")
    told = page.ask("fresh", looks=known)
    assert ["green tea"] in [[d["target"] for d in one["demands"]] for one in told["units"]]
    page.blog.write("posts/post.md", POST.replace("明天晴", "明天阴"))
    assert page.ask("fresh", looks=known)["reload"] is True
    gone = next(name for name in known if name == page.id("明天晴。"))
    assert page.ask("unit", 422, id=gone)["error"]


def test_an_entry_that_is_gone_says_what_to_do(page: Page) -> None:
    seen, name = page.unit("明天晴。")["version"], page.id("明天晴。")
    catalog = page.blog.catalog()
    rest = [one for one in catalog.entries if one.source != "明天晴。"]
    page.blog.write("locales/en/post.md.po", po.dumps(catalog.with_entries(rest)))
    told = page.ask("save", 409, id=name, action="edit", text="Mine.", seen=seen)
    assert "translit extract" in told["error"]


def test_a_broken_catalog_is_told_with_its_line(page: Page) -> None:
    page.blog.write("locales/en/post.md.po", 'msgid "一\n')
    assert "post.md.po:1" in page.client.get("/post/post.md").text
    assert "post.md.po:1" in page.ask("fresh", 500, looks={})["error"]


def test_a_file_that_may_not_be_written_is_told_and_left(page: Page) -> None:
    path = page.blog.root / "locales/en/post.md.po"
    before = path.read_bytes()
    path.chmod(0o444)
    seen = page.unit("明天晴。")["version"]
    told = page.ask("save", 500, id=page.id("明天晴。"), action="accept", seen=seen)
    assert "read-only" in told["error"]
    assert path.read_bytes() == before


def test_the_translator_stands_in_the_header(reviewed: Blog) -> None:
    page = Page(reviewed, translator="Bo <bo@example.org>")
    page.save("明天晴。", "accept")
    page.client.close()
    assert reviewed.catalog().header.field("Last-Translator") == "Bo <bo@example.org>"


# Who is let in.


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"Host": "blog.example:8000"}, 403),
        ({"Host": "127.0.0.1:8001"}, 403),
        ({"Host": ""}, 403),
        ({"Origin": "https://blog.example"}, 403),
        ({"Origin": "http://127.0.0.1:8001"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Cookie": ""}, 403),
        ({"Cookie": "translit-8000=x"}, 403),
        ({"Cookie": "translit-8000="}, 403),
        ({"Content-Type": "text/plain"}, 403),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 403),
        ({"Content-Length": "9999999"}, 413),
        ({}, 200),
    ],
)
def test_only_our_own_page_is_answered(page: Page, headers: dict[str, str], code: int) -> None:
    before = page.blog.files()
    cookie = f"{page.guard.cookie}={page.guard.token}"
    page.client.cookies.clear()
    given = {"Content-Type": "application/json", "Cookie": cookie, **headers}
    answer = page.client.post("/ask/fresh/post.md", content=b'{"looks": {}}', headers=given)
    assert answer.status_code == code
    assert page.blog.files() == before


def test_a_page_must_say_where_it_asks_from(page: Page) -> None:
    del page.client.headers["Origin"]
    assert page.client.post("/ask/fresh/post.md", json={}).status_code == 403


def test_the_token_becomes_a_cookie_and_leaves_the_address(page: Page) -> None:
    page.client.cookies.clear()
    assert page.client.get("/").status_code == 403
    assert page.client.get("/?token=wrong").status_code == 403
    answer = page.client.get(f"/?token={page.guard.token}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize(
    "path", ["/post/post.md", "/", "/events-are-none", "/picture/post.md?at=x"]
)
def test_every_answer_is_for_this_person_alone(page: Page, path: str) -> None:
    headers = page.client.get(path).headers
    assert headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    "address",
    ["../../etc/passwd", "/etc/passwd", "..%2f..%2fsecret.png", "../translit.toml", "post.md",
     "file:///etc/passwd", "//example.org/a.png", "\0", "../locales/en/post.md.po", ".hidden.png",
     "link.png"],
)  # fmt: skip
def test_no_file_but_a_picture_of_the_project_is_shown(
    page: Page, address: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.png"
    outside.write_bytes(b"secret")
    (page.blog.root / "posts/link.png").symlink_to(outside)
    (page.blog.root / "posts/.hidden.png").write_bytes(b"secret")
    answer = page.client.get("/picture/post.md", params={"at": address})
    assert answer.status_code == 404
    assert page.client.get("/picture/post.md", params={"at": "rain.png"}).content == b"PNG"


@pytest.mark.parametrize(
    "name", ["../../translit.toml", "no.md", "post.md/../../x", "", "%2e%2e/x"]
)
def test_no_post_but_those_that_are_reviewed(page: Page, name: str) -> None:
    assert page.client.get(f"/post/{name}").status_code == 404


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b'{"id": 1}'])
def test_no_request_breaks_it(page: Page, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    for what in ("unit", "type", "save", "undo", "fresh", "nothing"):
        code = page.client.post(f"/ask/{what}/post.md", content=body, headers=headers).status_code
        assert code in {200, 400, 404, 422}


# Whatever happens at once.


class Ledger:
    """What was acknowledged last for each sentence."""

    def __init__(self, blog: Blog) -> None:
        self.blog = blog
        self.expected = {one.source: one.target for one in blog.catalog().active}
        self.plain = ["明天晴。", "后天也晴。", "茶", "水温", "绿茶", "八十度", "雨天"]

    def check(self) -> None:
        assert {one.source: one.target for one in self.blog.catalog().active} == self.expected


def test_five_hundred_rounds_of_two_writers_lose_nothing(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second writer saves between edits, and in the middle of them."""
    ledger, chance = Ledger(page.blog), random.Random(12)
    write = Project.write

    def interrupted(self: Project, path: Path, data: bytes, **options: object) -> bool:
        for meanwhile in ledger.__dict__.pop("meanwhile", []):
            meanwhile()
        return write(self, path, data, **options)

    monkeypatch.setattr(Project, "write", interrupted)
    monkeypatch.setattr("translit.project.writing.os.fsync", lambda _: None)

    def outside(source: str, text: str) -> Callable[[], None]:
        def save() -> None:
            elsewhere(page.blog, source, text)
            ledger.expected[source] = text

        return save

    versions = {source: page.unit(source)["version"] for source in ledger.plain}
    names = {source: page.id(source) for source in ledger.plain}
    conflicts = 0
    for number in range(500):
        source, other = chance.choice(ledger.plain), chance.choice(ledger.plain)
        text = f"English {number}"
        save = outside(other, f"Outside {number}")
        match chance.randrange(3):
            case 0:
                save()
            case 1:
                ledger.__dict__["meanwhile"] = [save]
            case _:
                pass
        values = {"id": names[source], "action": "edit", "text": text}
        answer = page.client.post("/ask/save/post.md", json={**values, "seen": versions[source]})
        ledger.__dict__.pop("meanwhile", None)
        if answer.status_code == 409:
            conflicts += 1
            versions[source] = answer.json()["unit"]["version"]
        else:
            assert answer.status_code == 200, answer.text
            ledger.expected[source] = text
            versions[source] = answer.json()["version"]
        if number % 20 == 0:
            ledger.check()
    ledger.check()
    assert conflicts > 50


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # the child only saves files
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_hundred_kills_lose_nothing_that_was_saved(page: Page) -> None:
    """A process saves sentence after sentence, and is killed whenever it is."""
    ledger, chance = Ledger(page.blog), random.Random(13)
    name, live = "明天晴。", page.review.live("post.md")
    assert live is not None
    for number in range(100):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            _save_until_killed(page, live, page.id(name), writing, number)
        os.close(writing)
        wanted = chance.randrange(1, 4)
        said = b""
        while said.count(b"\n") < wanted:
            said += os.read(reading, 1)
        _wait(chance.random() * 0.004)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(reading, 4096):
            said += more
        os.close(reading)
        acknowledged = said.decode().rpartition("\n")[0].splitlines()[-1]
        now = page.entry(name).target
        count = int(acknowledged.split()[-1])
        assert now in {acknowledged, f"Kill {number} {count + 1}"}
        ledger.expected[name] = now
        ledger.check()
    temporary.clear_folder.cache_clear()  # as it is in the next process
    page.save(name, "edit", "The end.")
    left = [one.name for one in (page.blog.root / "locales/en").iterdir()]
    assert left == ["post.md.po"]


def _wait(seconds: float) -> None:
    import time

    time.sleep(seconds)


def _save_until_killed(page: Page, live: object, name: str, pipe: int, round_: int) -> None:
    try:
        for count in range(10_000):
            text = f"Kill {round_} {count}"
            unit = page.review.answered(lambda: page.review.unit(live, {"id": name})).values
            values = {"id": name, "action": "edit", "text": text, "seen": unit["version"]}
            told = page.review.answered(lambda values=values: page.review.save(live, values))
            if told.code != 200:
                break
            os.write(pipe, f"{text}\n".encode())
    finally:
        os._exit(1)
