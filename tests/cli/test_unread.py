"""What the configuration names and no post has is told; what one post has is not."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Blog

POST = """---
title: 雨
params:
  lead: 引子
"cover": {caption: 图}
cta.text: 读
---

{{< figure src="a.png" caption="大蒜" >}}
{% codeblock 读取 lang:python %}
{% endcodeblock %}
{{< gallery
  alt="多行" >}}
<b data-tip="提示">字</b>
"""


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('front_matter = ["title", "leed"]', "front_matter names leed, and no post has such a key"),
        ('front_matter = ["params.lead", "cover.caption", "description"]', ""),
        ('front_matter = ["params.leed"]', "front_matter names params.leed, and no post has"),
        ('front_matter = ["cover.lede"]', "front_matter names cover.lede, and no post has"),
        ('[front_matter]\ndrop = ["slag"]\nmap = {url = "{value}"}\nset = {lang = "en"}', ""),
        ('front_matter = ["title", "tags", "categories", "series"]', ""),
        ('attributes = ["alt", "data-tip"]', ""),
        ('attributes = ["data-tipp"]', "attributes names data-tipp, and no tag of any post has it"),
        ('[shortcodes]\nfigure = ["caption"]\ncodeblock = ["1"]\ngallery = ["alt"]', ""),
        ('[shortcodes]\nfigur = ["caption"]', "shortcodes names figur, and no post has such a tag"),
        (
            '[shortcodes]\ngallery = ["allt"]',
            "shortcodes names allt of gallery, and no gallery of any post has it",
        ),
    ],
)
def test_a_name_that_no_post_has_is_told(blog: Blog, settings: str, told: str) -> None:
    blog.write("posts/post.md", POST)
    blog.write("translit.toml", f"{settings}\n")
    output = blog.ok("extract")
    assert (told in output) if told else ("names" not in output)
    assert blog.ok("extract", "posts/post.md").count("names") == 0  # of one post nothing is known


@pytest.mark.parametrize(
    "matter",
    [
        '+++\n[params]\nlead = "引"\n+++\n',
        '+++\nparams.lead = "引"\n+++\n',
        '{\n"params": {"lead": "引"}\n}\n',
        "params: {lead: 引}\n---\n",
        "---\r\nparams:\r\n  lead: 引\r\n---\r\n",
    ],
)
def test_a_key_is_found_in_every_language_of_front_matter(blog: Blog, matter: str) -> None:
    blog.write("posts/post.md", f"{matter}\n今天下雨。\n")
    blog.write("translit.toml", 'front_matter = ["params.lead"]\n')
    assert "names" not in blog.ok("extract")
