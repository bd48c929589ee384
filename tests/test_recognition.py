"""A site is recognised by its files, and what is written for it is a valid configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Blog
from translit.project import configuration
from translit.sites.recognition import Files, recognised
from translit.sites.visible_parameters import captions

SITES = {
    "hugo by name": (
        {"hugo.toml": "title = 'x'\n", "content/a.md": ""},
        ("hugo", "content", "content/{dir}/{stem}.{locale}{suffix}"),
    ),
    "hugo by folder": (
        {
            "config.toml": "[languages.zh-cn]\ncontentDir = 'content/zh-cn'\n",
            "content/zh-cn/a.md": "",
        },
        ("hugo", "content/zh-cn", "content/{locale}/{path}"),
    ),
    "hugo by named folders": (
        {
            "config/_default/hugo.yaml": "languages:\n  zh:\n    contentDir: content/chinese\n"
            "  en:\n    contentDir: content/english\n",
            "content/chinese/a.md": "",
        },
        ("hugo", "content/chinese", "content/english/{path}"),
    ),
    "hugo with its languages in a file": (
        {
            "config/_default/config.toml": "",
            "config/_default/languages.toml": "[zh]\ncontentDir = 'content/zh'\n",
            "content/zh/a.md": "",
        },
        ("hugo", "content/zh", "content/{locale}/{path}"),
    ),
    "hexo": (
        {"_config.yml": "title: x\n", "source/_posts/a.md": ""},
        ("hexo", "source/_posts", "source/{locale}/{path}"),
    ),
    "hexo with a folder of its own": (
        {"_config.yml": "source_dir: src\n", "package.json": '{"dependencies": {"hexo": "7"}}'},
        ("hexo", "src/_posts", "src/{locale}/{path}"),
    ),
    "jekyll": (
        {"_config.yml": "title: x\n", "_posts/2026-01-01-a.md": ""},
        ("jekyll", "_posts", "{locale}/{path}"),
    ),
    "mkdocs by suffix": (
        {"mkdocs.yml": "site_name: x\nnav: !ENV [A, B]\n", "docs/a.md": ""},
        ("mkdocs", "docs", "docs/{dir}/{stem}.{locale}{suffix}"),
    ),
    "mkdocs with a truth that is none": (
        {"mkdocs.yml": "site_name: x\nz: !!bool y\n", "docs/a.md": ""},
        ("mkdocs", "docs", "docs/{dir}/{stem}.{locale}{suffix}"),
    ),
    "mkdocs with a day that is none": (
        {"mkdocs.yml": "site_name: x\nz: 2020-99-99\n", "docs/a.md": ""},
        ("mkdocs", "docs", "docs/{dir}/{stem}.{locale}{suffix}"),
    ),
    "mkdocs by folder": (
        {
            "mkdocs.yml": "plugins:\n  - i18n:\n      docs_structure: folder\n",
            "docs/zh/a.md": "",
        },
        ("mkdocs", "docs/zh", "docs/{locale}/{path}"),
    ),
    "mkdocs with Material's blog": (
        {"mkdocs.yml": "site_name: x\nplugins:\n  - blog:\n      blog_dir: log\n", "docs/a.md": ""},
        ("mkdocs-blog", "docs", "docs/{locale}/{path}"),
    ),
    "astro": (
        {"astro.config.mjs": "export default {}", "src/content/blog/a.md": ""},
        ("astro", "src/content/blog", "src/content/blog/{locale}/{path}"),
    ),
    "starlight": (
        {"astro.config.mjs": "starlight({})", "src/content/docs/zh-cn/a.md": ""},
        ("astro", "src/content/docs/zh-cn", "src/content/docs/{locale}/{path}"),
    ),
    "vitepress": (
        {"docs/.vitepress/config.ts": "", "docs/a.md": ""},
        ("vitepress", "docs", "docs/{locale}/{path}"),
    ),
    "vitepress at the top": (
        {".vitepress/config.mts": "", "a.md": ""},
        ("vitepress", ".", "{locale}/{path}"),
    ),
    "docusaurus": (
        {"docusaurus.config.js": "", "docs/a.md": ""},
        (
            "docusaurus",
            "docs",
            "i18n/{locale}/docusaurus-plugin-content-docs/current/{path}",
        ),
    ),
}


@pytest.mark.parametrize("name", SITES)
def test_a_site_is_recognised(tmp_path: Path, name: str) -> None:
    files, expected = SITES[name]
    blog = Blog(tmp_path)
    for file, text in files.items():
        blog.write(file, text)
    before = blog.files()
    told = blog.ok("init", str(tmp_path))
    assert f"This is a site of {expected[0]}" in told
    config, _ = configuration(tmp_path)
    assert (config.generator, config.posts, config.build) == expected
    assert blog.files().items() >= before.items()
    blog.ok("extract")
    blog.ok("build", "--draft")
    assert "0 created, 0 updated" in blog.ok("extract")
    assert "kept" in blog.ok("init", str(tmp_path))


@pytest.mark.parametrize(
    "files",
    [
        {"posts/a.md": ""},
        {"_config.yml": "title: x\n"},
        {"config.toml": "a = 1\n"},
        {"package.json": '{"dependencies": {"hexo": "7"}}'},
        {"_config.yml": "a: [", "x.md": ""},
    ],
)
def test_what_is_no_site_is_a_folder_of_posts(tmp_path: Path, files: dict[str, str]) -> None:
    blog = Blog(tmp_path)
    for file, text in files.items():
        blog.write(file, text)
    assert "This is a site" not in blog.ok("init", str(tmp_path))
    config, _ = configuration(tmp_path)
    assert (config.generator, config.posts) == ("", "posts")


def test_what_mkdocs_lacks_goes_below_the_plugins_that_are_there() -> None:
    """Said twice, a key of YAML loses what it said first."""
    written = "site_name: 天气\nplugins:\n  - tags\nmarkdown_extensions:\n  - tables\n"
    files = Files({"mkdocs.yml": written}.get, lambda name: name == "mkdocs.yml")
    found = recognised(files)
    assert found is not None
    assert "plugins:  # below those that are there\n  - i18n:\n" in found.advice
    assert "markdown_extensions:  # below those that are there\n  - attr_list\n" in found.advice


def _files(files: dict[str, str]) -> Files:
    return Files(files.get, lambda name: any(f"{one}/".startswith(f"{name}/") for one in files))


def test_mkdocs_keeps_its_search_where_a_list_of_plugins_begins() -> None:
    """Its own plugin of search is on until somebody names a plugin."""
    found = recognised(_files({"mkdocs.yml": "site_name: 天气\n"}))
    assert found is not None
    assert "plugins:\n  - search\n  - i18n:\n" in found.advice


def test_a_second_blog_of_material_is_like_the_first() -> None:
    """The plugin i18n would take the posts of the first one out of the site."""
    written = """\
plugins:
  - blog:
      blog_dir: log
      post_url_format: "{slug}"
draft_docs: |
  drafts/
  # nothing
  !kept.md
"""
    found = recognised(_files({"mkdocs.yml": written, "docs/a.md": ""}))
    assert found is not None
    assert '      blog_dir: "en/log"\n      post_url_format: "{slug}"\n' in found.advice
    assert found.settings["exclude"] == ["drafts"]
    compile(found.advice[found.advice.index("def is_english") :], "languages.py", "exec")


def test_the_script_of_the_test_site_is_that_of_the_advice() -> None:
    script = Path("tests/sites/hexo/scripts/languages.js").read_text("utf-8")
    found = recognised(_files({"_config.yml": "title: x\n", "source/_posts/a.md": ""}))
    assert found is not None
    assert script in found.advice


def test_the_layout_of_the_test_site_is_that_of_the_advice() -> None:
    layout = Path("tests/sites/jekyll/_layouts/post.html").read_text("utf-8")
    found = recognised(_files({"_config.yml": "title: x\n", "_posts/a.md": ""}))
    assert found is not None
    advised = found.advice[found.advice.index("{% if page.chinese %}") :]
    assert "".join(advised.split("\n")) in layout


@pytest.mark.parametrize(
    ("generator", "text", "expected"),
    [
        ("hugo", '{{< notice title="注意" >}}雨{{< /notice >}}', {"notice": ["title"]}),
        ("hugo", '{{< button "/about/" "关于我" >}}', {"button": ["2"]}),
        ("hugo", '{{% tab name="标签" icon="图" %}}', {"tab": ["name"]}),
        ("hugo", "{{< mark `醒目` >}}", {"mark": ["1"]}),
        ("hugo", '{{< ref "中文.md" >}}{{< img src="图/雨.png" >}}', {}),
        ("hugo", '{{< note "English" >}}雨', {}),
        ("hexo", "{% note info 注意 %}", {"note": ["2"]}),
        ("hexo", "{% codeblock 标题 lang:js %}", {"codeblock": ["1"]}),
        ("hexo", "{% span 一段 文字 %}{% span 一 %}", {"span": ["1-"]}),
        ("hexo", "{% post_path 中文 %}{% tabs 名称 %}{% label primary@重要 %}", {}),
        ("jekyll", '{% include fig.html src="图.png" caption="雨" %}', {"include": ["caption"]}),
        ("jekyll", '{% if page.title == "雨" %}', {}),
        ("vitepress", "{% note 注意 %}", {}),
    ],
)
def test_what_a_shortcode_of_a_site_says_to_readers_is_found_in_its_posts(
    generator: str, text: str, expected: dict[str, list[str]]
) -> None:
    assert captions(generator, [text, "plain"], {}) == expected


def test_a_shortcode_of_a_theme_is_named_in_the_configuration(tmp_path: Path) -> None:
    blog = Blog(tmp_path)
    blog.write("hugo.toml", "")
    blog.write("content/a.md", '{{< notice title="注意" >}}\n雨\n{{< /notice >}}\n')
    blog.ok("init", str(tmp_path))
    config, _ = configuration(tmp_path)
    assert config.shortcodes == {"figure": ("caption", "alt", "title"), "notice": ("title",)}
    blog.ok("extract")
    assert {"注意", "雨"} <= {entry.source for entry in blog.catalog("a.md").active}
