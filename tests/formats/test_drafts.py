"""A post is marked as a draft in its front matter, whatever kind it has; all else stays."""

from __future__ import annotations

import json
import tomllib

import pytest
import yaml

from translit.formats import FormatOptions
from translit.formats.markdown import open_format

DRAFTS = [
    ("甲。\n", "---\ndraft: true\n---\n\n甲。\n"),
    ("", "---\ndraft: true\n---\n\n"),
    ("\ufeff甲。\r\n", "\ufeff---\r\ndraft: true\r\n---\r\n\r\n甲。\r\n"),
    ("---\n\n一条线之后。\n", "---\ndraft: true\n---\n\n---\n\n一条线之后。\n"),
    ("---\ntitle: 甲\n---\n", "---\ndraft: true\ntitle: 甲\n---\n"),
    ("---\r\ntitle: 甲\r\n---\r\n", "---\r\ndraft: true\r\ntitle: 甲\r\n---\r\n"),
    ("---\n---\n甲\n", "---\ndraft: true\n---\n甲\n"),
    ("---\n---", "---\ndraft: true\n---"),
    ("---\na: 1\ndraft: false # 还没\n---\n", "---\na: 1\ndraft: true # 还没\n---\n"),
    ("---\ndraft: true\n---\n", "---\ndraft: true\n---\n"),
    ('---\n"draft": no\n---\n', '---\n"draft": true\n---\n'),
    ("---\ndraft:\n---\n", "---\ndraft: true\n---\n"),
    ("---\np:\n  draft: false\n---\n", "---\ndraft: true\np:\n  draft: false\n---\n"),
    ("---\nt: |\n  draft: no\n---\n", "---\ndraft: true\nt: |\n  draft: no\n---\n"),
    ("title: 甲\ndate: 2020\n---\n", "title: 甲\ndate: 2020\ndraft: true\n---\n"),
    ('+++\ntitle = "甲"\n+++\n', '+++\ndraft = true\ntitle = "甲"\n+++\n'),
    ("+++\na = 1\ndraft = false\n+++\n", "+++\na = 1\ndraft = true\n+++\n"),
    ("+++\n[p]\ndraft = false\n+++\n", "+++\ndraft = true\n[p]\ndraft = false\n+++\n"),
    ('{ "t": "甲" }\n\n甲\n', '{ "t": "甲", "draft": true }\n\n甲\n'),
    ('{\n  "t": 1,\n  "draft": false\n}\n', '{\n  "t": 1,\n  "draft": true\n}\n'),
    ('{"p": {"q": 1}, "draft": false}\n', '{"p": {"q": 1}, "draft": false, "draft": true}\n'),
    ('{"p": {"draft": false}}\n', '{"p": {"draft": false}, "draft": true}\n'),
    ("{}\n甲\n", '{"draft": true}\n甲\n'),
    (';;;\n"t": "甲"\n;;;\n', ';;;\n"t": "甲", "draft": true\n;;;\n'),
    (';;;\n{"t": "甲"}\n;;;\n', ';;;\n{"t": "甲", "draft": true}\n;;;\n'),
    (";;;\n;;;\n", ';;;\n"draft": true\n;;;\n'),
]


# In numbers: names with backslashes are escaped anew in each session of one process, and a mutation
# tester, which has many, does not find them again.
@pytest.mark.parametrize(("post", "draft"), DRAFTS, ids=range(len(DRAFTS)))
def test_a_draft_says_so_and_changes_nothing_else(post: str, draft: str) -> None:
    markdown = open_format(FormatOptions())
    assert markdown.draft(post) == draft
    assert _front_matter(draft)["draft"] is True
    assert _front_matter(markdown.draft(draft))["draft"] is True


def _front_matter(post: str) -> dict[str, object]:
    """What a site generator reads."""
    text = post.removeprefix("\ufeff").replace("\r\n", "\n")
    fence = text[:3]
    if fence == "+++":
        return tomllib.loads(text.split("+++")[1])
    if fence == ";;;":
        inner = text.split(";;;")[1].strip()
        return json.loads(inner if inner.startswith("{") else f"{{{inner}}}")
    if fence.startswith("{"):
        return json.JSONDecoder().raw_decode(text)[0]
    inner = text.split("---\n")[1] if fence == "---" else text.split("---\n")[0]
    return yaml.safe_load(inner.removesuffix("---"))
