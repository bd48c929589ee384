"""Links whose address is a template tag: what the site generator makes of them is an address."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from tests.corpus.blogs import post
from tests.invariants import MARKDOWN
from translit.formats.markdown.rules.link_address import destination


@pytest.mark.parametrize(
    ("text", "kind", "address"),
    [
        ('看[这里]({{< ref "#end" >}})。', "link", '{{< ref "#end" >}}'),
        ('看[这里]({{< relref "a(1).md" >}} "题")。', "link", '{{< relref "a(1).md" >}}'),
        ("看[这里]({% post_url 2025-01-01-foo %})。", "link", "{% post_url 2025-01-01-foo %}"),
        ("看[这里]({{ site.baseurl }}/about#a)。", "link", "{{ site.baseurl }}/about#a"),
        ("看[这里]({{ '/a b' | relative_url }})。", "link", "{{ '/a b' | relative_url }}"),
        ("[这里](https://a.b/{{ x }}/{% y %}.html)", "link", "https://a.b/{{ x }}/{% y %}.html"),
        ("![图]({{ site.cdn }}/a.png)", "image", "{{ site.cdn }}/a.png"),
    ],
)
def test_a_template_tag_may_be_an_address(text: str, kind: str, address: str) -> None:
    start, end, *_ = MARKDOWN.codes(text)
    assert (start.essence, end.essence) == (f"sc {kind} ", f"ec {kind} {address}")


@pytest.mark.parametrize(
    "text", ["看[这里]({{ a b)。", "看[这里]({% a b)。", "看[这里]({ a })。", "看[这里]({{< a )。"]
)
def test_what_is_no_tag_is_no_address(text: str) -> None:
    assert not [code for code in MARKDOWN.codes(text) if code.type == "link"]


def test_a_translation_that_changes_such_an_address_is_seen() -> None:
    source = MARKDOWN.codes("看[这里]({% post_url a %})。")
    assert [code.essence for code in MARKDOWN.codes("See [this]({% post_url a %}).")] == [
        code.essence for code in source
    ]
    assert [code.essence for code in MARKDOWN.codes("See [this]({% post_url b %}).")] != [
        code.essence for code in source
    ]


@pytest.mark.parametrize("seed", range(10))
def test_other_addresses_are_read_as_markdown_reads_them(seed: int) -> None:
    read = MarkdownIt("commonmark").helpers.parseLinkDestination
    text = post(seed)
    for at in (place + 1 for place, sign in enumerate(text) if sign == "("):
        line = text.find("\n", at)
        if "{" not in text[at:line]:
            expected = read(text, at, len(text))
            found = destination(text, at, len(text))
            assert found.ok == expected.ok
            assert not found.ok or (found.pos, found.str) == (expected.pos, expected.str)


@pytest.mark.parametrize("piece", ["[甲]({{ x", "[甲]({{}}", "[甲]({% {% %}", "({{}}{{}}"])
def test_many_tags_in_addresses_are_read_and_done_with(piece: str) -> None:
    assert MARKDOWN.parse(piece * 5000).text == piece * 5000
