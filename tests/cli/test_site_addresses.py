"""What an author of a site writes for an address, and where the English page leads for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Blog
from translit.model import Entry

HEXO = {
    "package.json": '{"dependencies": {"hexo": "7"}}',
    "_config.yml": "url: https://me.example/blog\nroot: /blog/\npermalink: posts/:abbrlink/\n"
    "new_post_name: :year-:month-:day-:title.md\npost_asset_folder: true\n",
    "source/_posts/2026-03-06-snow.md": "---\ntitle: 雪\ndate: 2026-03-06\nabbrlink: b2\n---\n\n"
    "下雪。\n\n## 播种\n\n播种。\n",
    "source/_posts/2026-03-07-fog.md": "---\ntitle: 雾\nabbrlink: c3\npermalink: /own/fog.html\n"
    "---\n\n起雾。\n",
    "source/_posts/2026-03-08-late.md": "---\ntitle: 晚\nabbrlink: d4\n---\n\n还没有。\n",
    "source/_posts/2026-03-05-rain/a.png": "",
}

JEKYLL = {
    "_config.yml": "url: https://me.example\nbaseurl: /blog\n",
    "_posts/2026-03-06-snow.md": "---\ntitle: 雪\ncategories: [生活, Life]\n---\n\n下雪。\n\n"
    "## 播种\n\n播种。\n",
    "_posts/sub/2026-03-07-fog.md": "---\ntitle: 雾\npermalink: /fog/\n---\n\n起雾。\n",
    "_posts/2026-03-08-late.md": "---\ntitle: 晚\n---\n\n还没有。\n",
}

HUGO = {
    "hugo.toml": 'baseURL = "https://me.example/blog/"\n'
    '[permalinks]\nposts = "/:year/:filename/"\n',
    "content/posts/snow.md": "---\ntitle: 雪\ndate: 2026-03-06\n---\n\n下雪。\n\n"
    "## 播种\n\n播种。\n",
    "content/posts/fog.md": "---\ntitle: 雾\nurl: /fog/\n---\n\n起雾。\n",
    "content/posts/late.md": "---\ntitle: 晚\ndate: 2026-03-08\n---\n\n还没有。\n",
}

CASES = [
    # by the address of the site, of the host, of the page itself
    (HEXO, "[看](/blog/posts/b2/)", "(/blog/en/2026-03-06-snow.html)"),
    (HEXO, "[看](/posts/b2)", "(/en/2026-03-06-snow.html)"),
    (HEXO, "[看](https://me.example/blog/posts/b2/)", "(https://me.example/blog/en/2026-03-06-sn"),
    (HEXO, "[看](http://me.example/blog/posts/b2/?x=1)", "blog/en/2026-03-06-snow.html?x=1)"),
    (HEXO, "[看](//me.example/blog/posts/b2/)", "(//me.example/blog/en/2026-03-06-snow.html)"),
    (HEXO, "[看](https://other.example/blog/posts/b2/)", "(https://other.example/blog/posts/b2/)"),
    (HEXO, "[看](/blog/posts/b2/#播种)", "(/blog/en/2026-03-06-snow.html#Sow)"),
    (HEXO, "[看](../b2/)", "(/blog/en/2026-03-06-snow.html)"),
    (HEXO, "[看](../d4/)", "(/blog/posts/d4/)"),
    (HEXO, "[看](../../about/)", "(/blog/about/)"),
    (HEXO, "[看](/blog/own/fog.html)", "(/blog/en/2026-03-07-fog.html)"),
    (HEXO, "[看](/blog/posts/d4/)", "(/blog/posts/d4/)"),
    # by tags
    (HEXO, "看{% post_link snow %}。", "[T1](/blog/en/2026-03-06-snow.html)"),
    (HEXO, "看{% post_link snow '下雪' %}。", "[T2](/blog/en/2026-03-06-snow.html)"),
    (HEXO, "[看]({% post_path fog %})", "(/blog/en/2026-03-07-fog.html)"),
    (HEXO, "看{% post_link late %}。", "{% post_link late %}"),
    # files beside the post
    (HEXO, "看{% asset_img a.png 雨 %}。", "{% img /posts/a1/a.png T1 %}"),
    (HEXO, "看{% asset_img left a.png 10 20 %}。", "{% img left /posts/a1/a.png 10 20 %}"),
    (HEXO, "[看]({% asset_path a.png %})", "(/blog/posts/a1/a.png)"),
    (HEXO, "![看](a.png)", "(/blog/posts/a1/a.png)"),
    (HEXO, "![看](2026-03-05-rain/a.png)", "(/blog/posts/a1/a.png)"),
    (JEKYLL, "[看]({% post_url 2026-03-06-snow %})", "(/blog/en/2026/03/06/snow.html)"),
    (JEKYLL, "[看]({% post_url 2026-03-06-snow %}#播种)", "(/blog/en/2026/03/06/snow.html#sow)"),
    (JEKYLL, "[看]({{ site.baseurl }}{% post_url 2026-03-06-snow %})", "baseurl }}/en/2026/03/06/"),
    (JEKYLL, "[看]({% link _posts/2026-03-06-snow.md %})", "(/blog/en/2026/03/06/snow.html)"),
    (JEKYLL, "[看]({{ site.baseurl }}/生活/life/2026/03/06/snow.html)", "baseurl }}/en/2026/03/06"),
    (JEKYLL, '[看]({{ "/fog/" | relative_url }})', '({{ "/en/2026/03/07/fog.html" | relative_url'),
    (JEKYLL, "[看](/blog/fog/)", "(/blog/en/2026/03/07/fog.html)"),
    (JEKYLL, "[看](https://me.example/blog/fog/)", "(https://me.example/blog/en/2026/03/07/fog.h"),
    (JEKYLL, "[看]({% post_url 2026-03-08-late %})", "({% post_url 2026-03-08-late %})"),
    (JEKYLL, "![看](a.png)", "(/blog/2026/03/05/a.png)"),
    (HUGO, "[看](/blog/2026/snow/)", "(/blog/en/2026/snow/)"),
    (HUGO, "[看](https://me.example/blog/2026/snow/#播种)", "blog/en/2026/snow/#播种)"),
    (HUGO, "[看](/fog/)", "(/en/fog/)"),
    (HUGO, "[看](/blog/posts/late/)", "(/blog/posts/late/)"),
]

ENGLISH = {"雪": "T1", "雾": "T1", "雨": "T1", "下雪": "T2", "播种": "Sow"}


def english(entry: Entry) -> str:
    """The sentence with its markup, and its Chinese as one word."""
    if entry.source in ENGLISH:
        return ENGLISH[entry.source]
    text = re.sub(r"^看(?=\{)", "See ", entry.source.replace("[看]", "[see]")).replace("。", ".")
    return text.replace("'下雪'", "'T2'").replace(" 雨 %}", " T1 %}")


@pytest.mark.parametrize(("files", "said", "built"), CASES)
def test_an_address_leads_to_the_english_page(
    tmp_path: Path, files: dict[str, str], said: str, built: str
) -> None:
    site = Blog(tmp_path)
    for name, text in files.items():
        site.write(name, text)
    folder = (
        "source/_posts/" if files is HEXO else "_posts/" if files is JEKYLL else "content/posts/"
    )
    name = "rain.md" if files is HUGO else "2026-03-05-rain.md"
    matter = "title: 雨\ndate: 2026-03-05\nabbrlink: a1"
    site.write(f"{folder}{name}", f"---\n{matter}\n---\n\n{said}\n")
    site.ok("init")
    site.ok("extract")
    for path in (tmp_path / "locales/en").rglob("*.po"):
        inside = path.relative_to(tmp_path / "locales/en").with_suffix("").as_posix()
        if "late" not in inside:
            site.review(lambda entry: english(entry) or "x", inside)
    site.ok("build")
    (page,) = (
        text
        for path in tmp_path.rglob("*rain*.md")
        if path != tmp_path / folder / name and "title: T1" in (text := path.read_text("utf-8"))
    )
    assert built in page
    if files is not HUGO:
        there = "/posts/a1/" if files is HEXO else "/2026/03/05/rain.html"
        assert f"chinese: {there}" in page


VITEPRESS = {"docs/.vitepress/config.mts": ""}

DOCUSAURUS = {"docusaurus.config.js": ""}

ENGLISH_DOCS = "i18n/en/docusaurus-plugin-content-docs/current"

MATERIAL = {"mkdocs.yml": "plugins:\n  - blog\n"}

BY_PATH = [
    (VITEPRESS, "docs/en", "![看](../img/a.png)", "(../../img/a.png)"),
    (VITEPRESS, "docs/en", "![看](./b.png)", "(../../guide/b.png)"),
    (VITEPRESS, "docs/en", "![看](none.png)", "(none.png)"),
    (VITEPRESS, "docs/en", "[看](late.md#每天)", "(../../guide/late.md#每天)"),
    (VITEPRESS, "docs/en", "[看](./late)", "(../../guide/late)"),
    (VITEPRESS, "docs/en", "[看](./snow.md)", "(./snow.md)"),
    (
        DOCUSAURUS,
        ENGLISH_DOCS,
        "[看](./late.md)",
        "(/guide/late",
    ),
    (DOCUSAURUS, ENGLISH_DOCS, "[看](snow.md)", "(snow.md)"),
    (
        DOCUSAURUS,
        ENGLISH_DOCS,
        "![看](b.png)",
        "docs/guide/b.p",
    ),
    (MATERIAL, "docs/en", "![看](b.png)", "(../../guide/b.png)"),
    (MATERIAL, "docs/en", "[看](late.md#a)", "(../../guide/late.md#a)"),
    (MATERIAL, "docs/en", "[看](snow.md)", "(snow.md)"),
]


@pytest.mark.parametrize(("files", "built", "said", "expected"), BY_PATH)
def test_a_path_leads_from_the_english_page_to_the_same_file(
    tmp_path: Path, files: dict[str, str], built: str, said: str, expected: str
) -> None:
    """Some generators refuse the whole site for a picture or a page that is not there."""
    site = Blog(tmp_path)
    for name, text in files.items():
        site.write(name, text)
    for name in ("img/a.png", "guide/b.png"):
        site.write(f"docs/{name}", "")
    site.write("docs/guide/snow.md", "下雪。\n")
    site.write("docs/guide/late.md", "## 每天\n")
    site.write("docs/guide/rain.md", f"{said}\n")
    site.ok("init")
    site.ok("extract")
    for name in ("rain", "snow"):
        site.review(english, f"guide/{name}.md")
    site.ok("build")
    assert expected in site.text(f"{built}/guide/rain.md")


@pytest.mark.parametrize("said", ['{{< relref "/posts/snow" >}}', '{{% ref "snow.md#播种" %}}'])
def test_what_a_generator_finds_itself_stays_as_it_is(tmp_path: Path, said: str) -> None:
    site = Blog(tmp_path)
    for name, text in HUGO.items():
        site.write(name, text)
    site.write("content/posts/rain.md", f"[看]({said})\n")
    site.ok("init")
    site.ok("extract")
    for name in ("rain", "snow"):
        site.review(english, f"posts/{name}.md")
    site.ok("build")
    assert site.text("content/posts/rain.en.md") == f"[see]({said})\n"


def test_a_pattern_names_what_there_is(tmp_path: Path) -> None:
    site = Blog(tmp_path)
    site.write("translit.toml", '[links]\n"/{loclae}/" = "/en/"\n')
    site.write("posts/a.md", "雨\n")
    out = site.run("build").output
    assert "names {loclae} in /{loclae}/; it may name path, dir" in out


@pytest.mark.parametrize(
    ("config", "page"),
    [
        ("permalink: :year/:i_month/:i_day/:title/", "/2026/3/5/rain/"),
        ("permalink: :category/:title.html", "/生活/菜/rain.html"),
        ("permalink: blog/:year:month:day-:name/", "/blog/20260305-rain/"),
        ("permalink: p/:id.html", "/p/7.html"),
        ("permalink: :hash/", ""),
        ("permalink: :nothing/", ""),
    ],
)
def test_the_address_of_a_page_of_hexo_is_what_its_permalink_says(
    tmp_path: Path, config: str, page: str
) -> None:
    site = Blog(tmp_path)
    site.write("_config.yml", f"title: x\n{config}\n")
    matter = "title: 雨\ndate: 2026-03-05 08:00:00\nid: 7\ncategories: [生活, 菜]"
    site.write("source/_posts/rain.md", f"---\n{matter}\n---\n\n下雨。\n")
    site.ok("init")
    site.ok("extract")
    site.review(lambda entry: f"English of {len(entry.source)}", "rain.md")
    site.ok("build")
    text = site.text("source/en/rain.md")
    assert (f"chinese: {page}\n" in text) if page else ("chinese:" not in text)


@pytest.mark.parametrize(
    ("config", "page"),
    [
        ("permalink: pretty", "/%E7%94%9F%E6%B4%BB/2026/03/05/%E9%9B%A8-a/"),
        ("permalink: none", "/%E7%94%9F%E6%B4%BB/%E9%9B%A8-a.html"),
        ("permalink: /:short_year/:i_month/:title:output_ext", "/26/3/%E9%9B%A8-a.html"),
        (
            "defaults:\n- scope: {path: '', type: posts}\n  values: {permalink: /b/:title/}",
            "/b/%E9",
        ),
        ("collections:\n  posts:\n    permalink: /c/:title/", "/c/%E9"),
        ("permalink: ordinal", ""),
    ],
)
def test_the_address_of_a_page_of_jekyll_is_what_its_permalink_says(
    tmp_path: Path, config: str, page: str
) -> None:
    site = Blog(tmp_path)
    site.write("_config.yml", f"title: x\n{config}\n")
    post = "---\ntitle: 雨\ncategory: 生活\n---\n\n下雨。\n"
    site.write("_posts/2026-03-05-雨 a.md", post)
    site.ok("init")
    site.ok("extract")
    for name in ("2026-03-05-雨 a.md", "_site"):
        site.review(lambda entry: f"English of {len(entry.source)}", name)
    site.ok("build")
    text = site.text("en/2026-03-05-雨 a.md")
    assert (f"chinese: {page}" in text) if page else ("chinese:" not in text)


def test_two_posts_of_one_name_and_two_years_are_two_pages(tmp_path: Path) -> None:
    site = Blog(tmp_path)
    site.write("_config.yml", "title: x\n")
    for year in ("2025", "2026"):
        site.write(f"_posts/{year}-12-31-end.md", f"---\ntitle: 雨\n---\n\n{year}年。\n")
    site.ok("init")
    site.ok("extract")
    for year in ("2025", "2026"):
        site.review(lambda entry: f"English of {len(entry.source)}", f"{year}-12-31-end.md")
    site.ok("build")
    links = [
        line
        for path in sorted(tmp_path.glob("en/*.md"))
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("permalink")
    ]
    assert links == ["permalink: /en/2025/12/31/end.html", "permalink: /en/2026/12/31/end.html"]


def test_a_word_of_a_section_of_one_s_own_is_a_word_of_the_site(tmp_path: Path) -> None:
    site = Blog(tmp_path)
    site.write("hugo.toml", '[taxonomies]\ntag = "tags"\nauthor = "authors"\n')
    site.write("content/rain.md", "---\ntitle: 雨\nauthors: [老王]\ntags: [天气]\n---\n\n下雨。\n")
    site.ok("init")
    site.ok("extract")
    assert {entry.source for entry in site.catalog("_site").active} == {"老王", "天气"}
