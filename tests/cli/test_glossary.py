"""`translit glossary`: what is wrong with a glossary, and what it lacks."""

from __future__ import annotations

import csv

import pytest

from tests.cli.conftest import Blog
from translit.glossary import loads

HEADER = "source,target,when,unless,forbidden,note\n"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("下雨,rain,,,,\n", "no findings"),
        ("下雪,snow,,,,\n", "glossary.csv:2: hint: “下雪” is never used: it stands in no post"),
        ("下雨,rain,雪,,,\n", "hint: “下雨” is never used: its conditions hold in no sentence"),
        ("今天下雨,rain,,,,\n今天,today,,,,\n", "glossary.csv:3: hint: “今天” is never used: its"),
        ("下雨,,,,,\n标题,title,,,,\n", "glossary.csv:2: error: “下雨” has no target"),
        ("下雨,rain,(,,,\n", "glossary.csv:2: error: “when” is not a regular expression"),
        (
            "下雨,rain,(雨+)+$,,,\n",
            "glossary.csv:2: error: the regular expression of “when” may run",
        ),
        ("下雨,rain,,,rain,\n", "error: “rain” is the target and forbidden as well"),
        ("下雨,heavy rain,,,rain,\n", "hint: the target “heavy rain” has “rain” in it, which the"),
        ("下雨,rain,,,is,\n", "warning: “is” is too short to be forbidden"),
        ("下雨,rain,,,,\n下雨,shower,,,,\n", "error: line 2 has “下雨” already"),
    ],
)
def test_what_is_wrong_with_a_row_is_told_with_its_line(blog: Blog, rows: str, told: str) -> None:
    blog.write("glossary.csv", HEADER + rows)
    result = blog.run("glossary", "check")
    assert told in result.output
    assert result.exit_code == (1 if "error: " in result.output else 0)


def test_every_row_that_is_wrong_is_told_in_one_run(blog: Blog) -> None:
    blog.write("glossary.csv", HEADER + "下雨,,,,,\n标题,title,(,,,\n下雪,snow,,,,\n")
    output = blog.run("glossary", "check").output
    assert [line.split(":")[1] for line in output.splitlines()[:3]] == ["2", "3", "4"]
    assert output.endswith("3 findings\n")


def test_a_header_that_is_wrong_ends_the_review(blog: Blog) -> None:
    blog.write("glossary.csv", "quelle,ziel\n下雨,rain\n")
    result = blog.run("glossary", "check")
    assert result.exit_code == 1
    assert "glossary.csv:1: error: the first row must be the header" in result.output


def test_without_a_glossary_there_is_a_clear_error(blog: Blog) -> None:
    result = blog.run("glossary", "check")
    assert result.exit_code == 2
    assert "there is no glossary.csv; translit init makes one" in result.output


FREQUENT = """检查点很大。

他保存检查点。旧的检查点没有了。

我们从检查点开始，每个检查点都能用。

红色警报响了。
"""


def english(source: str) -> str:
    return {
        "检查点很大。": "The checkpoint is large.",
        "他保存检查点。": "He saves a checkpoint.",
        "旧的检查点没有了。": "The old checkpoint is gone.",
        "红色警报响了。": "The red alert sounded.",
    }.get(source, "")


@pytest.fixture
def frequent(blog: Blog) -> Blog:
    blog.write("posts/post.md", FREQUENT)
    blog.ok("extract")
    blog.review(lambda entry: english(entry.source))
    return blog


def test_frequent_words_are_printed_as_rows_to_paste(frequent: Blog) -> None:
    output = frequent.ok("glossary", "suggest")
    (row,) = csv.reader(output.splitlines())
    assert row[:2] == ["检查点", "checkpoint"]
    assert row[5] == "5 times; posts/post.md:1, posts/post.md:3, posts/post.md:5"
    terms = loads((HEADER + output).encode(), path="pasted").terms
    assert [term.sources for term in terms] == [("检查点",)]


def test_what_the_glossary_has_is_not_suggested(frequent: Blog) -> None:
    frequent.write("glossary.csv", HEADER + "检查点,checkpoint,,,,\n")
    assert frequent.ok("glossary", "suggest") == ""


@pytest.mark.parametrize(("words", "rows"), [(("--least", "6"), 0), (("--limit", "1"), 1)])
def test_options_say_how_much_is_printed(frequent: Blog, words: tuple[str, ...], rows: int) -> None:
    assert len(frequent.ok("glossary", "suggest", *words).splitlines()) == rows


def test_a_term_that_reviewers_write_otherwise_is_told(frequent: Blog) -> None:
    frequent.write("glossary.csv", HEADER + "检查点,save point,,,,\n")
    assert frequent.ok("glossary", "suggest") == (
        "# “检查点” is “save point” in line 2, and reviewers wrote otherwise in 3 of 3 sentences, "
        "mostly “checkpoint”\n"
    )
