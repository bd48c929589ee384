"""A built site's links lead where the Chinese ones led: to the same heading, the same post."""

from __future__ import annotations

import tempfile
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Blog
from translit.formats.markdown import Markdown
from translit.model import Entry
from translit.sites import RECIPES
from translit.sites.slugs import Title, ids

HEADINGS = st.lists(
    st.text(alphabet="雨雪天气第一二节ABc 12：？、（）-.C+#", min_size=1, max_size=9)
    .map(lambda text: f"节{text.strip()}")
    .filter(lambda text: not text.rstrip().endswith("#")),
    min_size=1,
    max_size=5,
)


def heading_ids(text: str, generator: str) -> list[str]:
    headings = Markdown().places(text).headings
    return ids([Title(one.raw, one.text, one.id) for one in headings], RECIPES[generator].rule)


def led(text: str) -> list[str]:
    return [unquote(link.address) for link in Markdown().places(text).links]


@pytest.mark.parametrize("generator", ["hugo", "hexo", "jekyll", "mkdocs", "astro", "vitepress"])
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(HEADINGS, st.booleans(), st.data())
def test_a_link_to_any_heading_leads_to_the_same_one_in_english(
    generator: str,
    headings: list[str],
    coded: bool,  # noqa: FBT001  # drawn
    data: st.DataObject,
) -> None:
    body = "".join(f"## {heading}\n\n今天下雨。\n\n" for heading in headings)
    names = heading_ids(body, generator)
    chosen = data.draw(st.sampled_from([name for name in names if name] or [""]))
    if not chosen:
        return
    address = quote(chosen) if coded else chosen
    post = f"看[这里](#{address})。\n\n{body}"
    places = Markdown().places(post)
    if len(places.headings) != len(headings) or led(post) != [f"#{chosen}"]:
        return  # what no link of Markdown can name
    with tempfile.TemporaryDirectory() as folder:
        blog = Blog(Path(folder))
        blog.write("translit.toml", f'generator = "{generator}"\nbuild = "built/{{path}}"\n')
        blog.write("posts/post.md", post)
        blog.ok("extract")

        def english(entry: Entry) -> str:
            if entry.source.startswith("看"):
                return entry.source.replace("看", "See ").replace("这里", "this").rstrip("。") + "."
            return f"Heading {sum(map(ord, entry.source))}"

        blog.review(english)
        blog.ok("build")
        built = blog.text("built/post.md")
    (address,) = led(built)
    assert address[1:] in heading_ids(built, generator)
    assert heading_ids(built, generator).index(address[1:]) == names.index(chosen)


FORMS = {
    "ref": ("hugo", '[雪]({{< ref "snow.md#第二节" >}})', '[snow]({{< ref "snow.md#第二节" >}})'),
    "relref": (
        "hugo",
        '[雪]({{< relref "snow.md#第二节" >}})',
        '[snow]({{< relref "snow.md#第二节" >}})',
    ),
    "of a file": ("mkdocs", "[雪](snow.md#_1)", "[snow](snow.md#_1)"),
    "post_link": (
        "hexo",
        "{% post_link snow#第二节 雪 %}",
        "[雪](/en/snow.html#Second)",
    ),
    "by its address": ("hexo", "[雪](/snow/#第二节)", "[snow](/en/snow.html#Second)"),
    "by its coded address": (
        "jekyll",
        f"[雪](/snow/#{quote('第二节')})",
        "[snow](/en/snow.html#second)",
    ),
    "wikilink": ("", "[[snow#第二节]]", "[[snow#第二节]]"),
}
"""Links with a fragment, in every way that a site writes them, and what becomes of them."""


@pytest.mark.parametrize("name", FORMS)
def test_a_link_to_a_heading_of_another_post_arrives(name: str, tmp_path: Path) -> None:
    generator, link, wanted = FORMS[name]
    blog = Blog(tmp_path)
    blog.write(
        "translit.toml",
        f'generator = "{generator}"\nbuild = "built/{{path}}"\n'
        '[links]\n"/{stem}/" = "/en/{stem}.html"\n',
    )
    blog.write("posts/rain.md", f"看{link}。\n")
    blog.write("posts/snow.md", "## 第二节\n\n下雪了。\n")
    blog.ok("extract")
    english = {"第二节": "Second", "下雪了。": "It snows."}
    blog.review(lambda entry: english[entry.source], "snow.md")
    blog.review(
        lambda entry: (
            entry.source.replace("看", "See ").replace("。", ".").replace("[雪]", "[snow]")
        ),
        "rain.md",
    )
    out = blog.run("build").output
    assert "leads to no" not in out
    assert wanted in blog.text("built/rain.md")
    if "ref" in name or name == "of a file":
        # The link is as it was: the heading is to keep its Chinese id.
        assert "{#" in blog.text("built/snow.md")
