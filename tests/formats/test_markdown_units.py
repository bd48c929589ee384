"""Which units a Markdown post has, where each of them stands, and what it is."""

from __future__ import annotations

import pytest

from tests.cases_reader import CASES, Case, read_cases
from tests.invariants import assert_translation_keeps_everything
from translit.checks.markup import MARKUP
from translit.checks.pairs import Pair
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.formats.markdown.rules.dialects import CONSTRUCTS, Construct
from translit.model import Unit
from translit.splice import difference, translate


def described(unit: Unit) -> str:
    parts = [f"{unit.line} {unit.role}", unit.source.replace("\n", "⏎"), unit.context, unit.note]
    while not parts[-1]:
        parts.pop()
    return " | ".join(parts)


@pytest.mark.parametrize(
    "case",
    [case for path in sorted((CASES / "markdown").glob("*.txt")) for case in read_cases(path)],
    ids=str,
)
def test_units(case: Case) -> None:
    document = open_format(FormatOptions()).parse(case.given)
    assert "\n".join(map(described, document.units)) == case.expected


POEM = "地址：\n北京路一号  \n三楼左转\n\n> 静夜\n> **窗外\n> 有雨**\n"


def test_line_ends_that_a_site_shows_divide_units() -> None:
    document = open_format(FormatOptions(line_breaks="hard")).parse(POEM)
    units = [unit.source for unit in document.units]
    assert units == ["地址：", "北京路一号", "三楼左转", "静夜", "**窗外\n有雨**"]
    built = translate(document, {unit.key: "A\nb" for unit in document.units[:2]})
    assert built.startswith("A b\nA b  \n三楼左转\n")


def test_line_ends_that_a_site_shows_are_kept_and_checked() -> None:
    reader = open_format(FormatOptions(segmentation="paragraph", line_breaks="hard"))
    document = reader.parse(POEM)
    unit = document.units[0]
    whole = {unit.key: "Address:\n1 Beijing Road\nthird floor"}
    assert difference(document, reader.parse(translate(document, whole))) is None
    assert not list(MARKUP.run(Pair(unit, whole[unit.key], reader)))
    for lost in ("Address: 1 Beijing Road\nthird floor", "Address:\n1\nBeijing Road\nthird floor"):
        assert list(MARKUP.run(Pair(unit, lost, reader)))
        assert difference(document, reader.parse(translate(document, {unit.key: lost})))


def test_whole_paragraphs_where_the_configuration_says_so() -> None:
    reader = open_format(FormatOptions(segmentation="paragraph"))
    document = reader.parse("#\n\n甲。乙。\n\n- &nbsp;\n\n丙。")
    assert [unit.source for unit in document.units] == ["甲。乙。", "丙。"]


def test_attributes_by_configuration() -> None:
    reader = open_format(FormatOptions(attributes=("text", "data-tip")))
    post = '<Badge text="新" title="题" />\n\n看<b data-tip="提示">这</b>。\n'
    units = reader.parse(post).units
    assert [unit.source for unit in units] == ["新", '看<b data-tip="提示">这</b>。']


def test_lists_and_nested_keys_of_front_matter_by_configuration() -> None:
    options = FormatOptions(front_matter=("tags", "params.description"))
    post = "---\ntags:\n  - 甲\n  - 乙\nparams:\n  description: 丙\ndescription: 丁\n---\n"
    units = open_format(options).parse(post).units
    assert [(unit.source, unit.context) for unit in units] == [
        ("甲", "tags"),
        ("乙", "tags"),
        ("丙", "params.description"),
    ]


def test_every_way_of_toml_to_write_a_key() -> None:
    post = """+++
title = "题"
tags = ["甲", # "注释"
  'b']
taxonomies.tags = ["乙"]
cover = { image = "图.png", "caption" = "丙", more = [{ alt = "丁" }] }
[[resources]]
src = "图.png"
title = "戊"
[[resources]]
title = "己"
[params."seo"]
text = '''
庚'''
other = "不"
+++
"""
    keys = "title tags taxonomies.tags cover.caption cover.more.alt resources.title params.seo.text"
    document = open_format(FormatOptions(front_matter=tuple(keys.split()))).parse(post)
    assert "".join(unit.source for unit in document.units) == "题甲乙丙丁戊己庚"
    built = translate(document, {unit.key: f'a "{unit.source}"' for unit in document.units})
    assert 'caption" = "a \\"丙\\""' in built
    again = open_format(FormatOptions(front_matter=tuple(keys.split()))).parse(built)
    assert len(again.units) == len(document.units)
    assert difference(document, again) is None


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("title：全角", "“title” is followed by a full-width colon"),
        ("title ：全角", "“title” is followed by a full-width colon"),
        ("title:没有空格", "“title” is followed by a colon without a blank"),
        ("ok: 好\nsummary：全角", "“summary” is followed by a full-width colon"),
    ],
)
@pytest.mark.parametrize("more", ["", "date: 2020-01-01\n"])
def test_a_colon_that_hides_front_matter_is_named(line: str, cause: str, more: str) -> None:
    (problem,) = open_format(FormatOptions()).parse(f"---\n{line}\n{more}---\n正文。\n").problems
    assert cause in problem.message
    assert problem.line == 2 + line.count("\n")


@pytest.mark.parametrize("post", ["Title: 题\n\n文。\n", "title: 题\ntags: 甲\n\n---\n文。\n"])
def test_a_draft_without_an_opening_line(post: str) -> None:
    reader = open_format(FormatOptions())
    drafted = reader.draft(post)
    assert sorted(drafted.split("\n")) == sorted(f"draft: true\n{post}".split("\n"))
    assert [unit.source for unit in reader.parse(drafted).units] == ["题", "文。"]


def test_captions_of_template_tags_by_configuration() -> None:
    options = FormatOptions(shortcodes={"figure": ("caption", "title")})
    post = '{{< figure src="a.png" caption="图一" title=\'题\' >}}\n\n{{< other caption="不" >}}\n'
    units = open_format(options).parse(post).units
    assert [(unit.source, unit.context) for unit in units] == [("图一", "caption"), ("题", "title")]


@pytest.mark.parametrize(
    ("tag", "captions", "built"),
    [
        ("{{< box \"红\" '题 目' >}}", ["题 目"], "{{< box \"红\" 'X y' >}}"),
        ("{{< box a.png 题目 >}}", ["题目"], '{{< box a.png "X y" >}}'),
        ("{% box a.png 题目 b %}", ["题目"], '{% box a.png "X y" b %}'),
        ("{% rest a.png 题 目，b %}", ["题 目，b"], "{% rest a.png X y %}"),
        ('{% rest a.png "题目" %}', ["题目"], '{% rest a.png "X y" %}'),
        ('{%- rest a "题" "目" -%}', ['"题" "目"'], "{%- rest a X y -%}"),
        ("{% whole 作者，书 %}", ["作者，书"], "{% whole X y %}"),
        ("{% box a.png %}", [], "{% box a.png %}"),
        ("{% other a.png 题目 %}", [], "{% other a.png 题目 %}"),
    ],
)
def test_captions_by_their_place(tag: str, captions: list[str], built: str) -> None:
    reader = open_format(
        FormatOptions(shortcodes={"box": ("2",), "rest": ("2-",), "whole": ("1-",)})
    )
    document = reader.parse(f"{tag}\n")
    assert [unit.source for unit in document.units] == captions
    assert {unit.context for unit in document.units} <= {"caption"}
    result = translate(document, {unit.key: "X y" for unit in document.units})
    assert result == f"{built}\n"
    assert difference(document, reader.parse(result)) is None


@pytest.mark.parametrize(
    ("post", "captions", "built"),
    [
        (
            "{% codeblock 读取 lang:x %}\n# 注\n{% endcodeblock %}",
            ["读取"],
            '{% codeblock "X y" lang:x %}\n# 注\n{% endcodeblock %}',
        ),
        ("{% include_code 例 lang:js a.js %}", ["例"], '{% include_code "X y" lang:js a.js %}'),
        ('```js title="题" {1}\n# 注\n```', ["题"], '```js title="X y" {1}\n# 注\n```'),
        ("> ~~~js {1} title='题'\n> x\n> ~~~", ["题"], "> ~~~js {1} title='X y'\n> x\n> ~~~"),
        ("- ```sh [方式一]\n  x\n  ```", ["方式一"], "- ```sh [X y]\n  x\n  ```"),
        ('``` { .py title="题" }\nx\n```', ["题"], '``` { .py title="X y" }\nx\n```'),
        ('```js file="题"\nx\n```', [], '```js file="题"\nx\n```'),
        ("```js 题\nx\n```", [], "```js 题\nx\n```"),
        ("<!-- tab 说明@icon -->", ["说明"], "<!-- tab X y@icon -->"),
        ("<!-- tab 说 明 -->", ["说 明"], "<!-- tab X y -->"),
        ("<!-- tab -->", [], "<!-- tab -->"),
        ("<!-- table 说明 -->", [], "<!-- table 说明 -->"),
        (
            '{{< highlight x "linenos=table, title=题" >}}\n# 注\n{{< /highlight >}}',
            ["题"],
            '{{< highlight x "linenos=table, title=X y" >}}\n# 注\n{{< /highlight >}}',
        ),
        (
            '{{< highlight x "title=题,a=b" >}}\n{{< /highlight >}}',
            ["题"],
            '{{< highlight x "title=X y,a=b" >}}\n{{< /highlight >}}',
        ),
    ],
)
def test_captions_of_code_and_tabs(post: str, captions: list[str], built: str) -> None:
    names = {"codeblock": ("1",), "include_code": ("1",), "highlight": ("title",)}
    reader = open_format(FormatOptions(shortcodes=names))
    document = reader.parse(f"{post}\n")
    assert [unit.source for unit in document.units] == captions
    assert translate(document, {}) == f"{post}\n"
    result = translate(document, {unit.key: "X y" for unit in document.units})
    assert result == f"{built}\n"
    assert difference(document, reader.parse(result)) is None


def test_a_caption_by_its_place_in_a_sentence() -> None:
    reader = open_format(FormatOptions(shortcodes={"post_link": ("2",)}))
    document = reader.parse("看{% post_link other '另一篇' %}。\n")
    (unit,) = document.units
    target = "See {% post_link other 'the other one' %}."
    result = translate(document, {unit.key: target})
    assert result == f"{target}\n"
    assert difference(document, reader.parse(result)) is None


@pytest.mark.parametrize(
    ("post", "line", "words"),
    [
        ("---\ntitle: [甲\n---\n正文\n", 2, "not valid YAML"),
        ("---\na: b\ntitle: 'x\n---\n", 3, "not valid YAML"),
        ("+++\na = 1\ntitle = 甲\n+++\n", 3, "not valid TOML"),
        ("---\ntitle: 甲\n\n正文\n", 1, "front matter has no line that ends it"),
        ("+++\ntitle = '甲'\n", 1, "front matter has no line that ends it"),
        ('{\n  "title": 甲\n}\n\n正文\n', 1, "the front matter is not valid JSON"),
        ("甲\n\n<!-- translit:of -->\n", 3, "unknown directive"),
        ("甲\n\n<!-- translit:note: -->\n", 3, "says nothing"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(post: str, line: int, words: str) -> None:
    problems = open_format(FormatOptions()).parse(post).problems
    assert [problem.line for problem in problems] == [line]
    assert words in problems[0].message


@pytest.mark.parametrize(
    ("post", "target", "built"),
    [
        ('{{< a b="他说\\"好\\"" >}}', 'He said "good"', '{{< a b="He said \\"good\\"" >}}'),
        ('{{< a b="他说\\"好\\"" >}}', 'He said \\"good\\"', '{{< a b="He said \\"good\\"" >}}'),
        ('{{< a b="他说好" >}}', 'He said "good"', '{{< a b="He said “good”" >}}'),
        ('{{< a b="他说好" >}}', 'He said \\"good\\"', '{{< a b="He said “good”" >}}'),
        ("{{< a b='他说\\'好\\'' >}}", "It's", "{{< a b='It\\'s' >}}"),
        ("{{< a b='他说好' >}}", "It's", "{{< a b='It’s' >}}"),
    ],
)
def test_quotes_in_captions(post: str, target: str, built: str) -> None:
    document = open_format(FormatOptions(shortcodes={"a": ("b",)})).parse(post)
    assert translate(document, {unit.key: target for unit in document.units}) == built


def test_entities_and_escaped_quotes_survive_an_engine() -> None:
    reader = open_format(FormatOptions(shortcodes={"a": ("b",)}))
    post = '<p>版权所有 &copy;。省略&hellip;，汉字&#33948;。</p>\n\n{{< a b="他说\\"好\\"。" >}}\n'
    done = assert_translation_keeps_everything(post, reader)
    assert "&copy;" in done.text
    assert "&hellip;" in done.text
    assert "&#33948;" in done.text
    assert done.text.count('\\"') == 2
    assert "&amp;" not in done.text


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda one: one.name)
def test_a_construct_that_is_turned_off_is_text(construct: Construct) -> None:
    example = construct.example
    posts = (f"{example}\n\n甲{example}乙\n", f"{example}\n```\n")
    on, off = (
        [
            open_format(FormatOptions(constructs={construct.name: is_on})).parse(post)
            for post in posts
        ]
        for is_on in (True, False)
    )
    assert [one.outline for one in on] != [one.outline for one in off]


@pytest.mark.parametrize("post", ["---\n\n甲\n", "---\n甲：乙\n", "---\n", "{ 甲 }\n", "+++\n甲\n"])
def test_what_only_begins_like_front_matter_is_none(post: str) -> None:
    assert not open_format(FormatOptions()).parse(post).problems


def test_a_post_with_broken_front_matter_keeps_its_body() -> None:
    document = open_format(FormatOptions()).parse("---\ntitle: [甲\n---\n正文\n")
    assert [unit.source for unit in document.units] == ["正文"]
