"""English is written as English."""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence

import pytest

from tests.cases_reader import CASES, read_cases
from translit import glossary
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.pretranslation import Request, pretranslate
from translit.pretranslation.writing import rules
from translit.pretranslation.writing.english_signs import punctuated
from translit.pretranslation.writing.rules.articles import articled
from translit.pretranslation.writing.rules.capitals import small, titled
from translit.pretranslation.writing.rules.closing import closed
from translit.pretranslation.writing.rules.quotes import paired

MARKDOWN = open_format(FormatOptions())
GLOSSARY = glossary.loads(
    """source,target
葱片|shallow piece,Shallotpeat
大蒜,Garlic
开源,open source
代码红,Code Red
术语,term
npm,npm
美金,US dollars
500强,Fortune 500
提问,[ask](x)
人工智能,AI
""".encode(),
    path="glossary.csv",
)


class Dictionary:
    """Answers what it is told."""

    def __init__(self, answers: dict[str, str]) -> None:
        self.answers = answers

    def translate(self, segments: Sequence[str]) -> list[str]:
        return [self.answers.get(segment, "") for segment in segments]


@pytest.mark.parametrize("case", read_cases(CASES / "pretranslation" / "punctuation.txt"), ids=str)
def test_punctuation(case) -> None:
    assert paired(punctuated(case.given)) == case.expected


RULES = {path.stem: path for path in sorted((CASES / "english").glob("*.txt"))}

TARGETS = (CASES / "pretranslation" / "rendered.txt", *RULES.values())


def test_every_rule_of_english_has_its_cases() -> None:
    assert {*RULES} == {module.name for module in pkgutil.iter_modules(rules.__path__)}


@pytest.mark.parametrize("case", [case for path in TARGETS for case in read_cases(path)], ids=str)
def test_a_target(case) -> None:
    """Given a post, and what an engine answers to each segment; expected the first target."""
    post, answers = [], {}
    for line in case.given.split("\n"):
        segment, arrow, answer = line.partition(" => ")
        if arrow:
            answers[segment] = answer
        else:
            post.append(line.replace("⏎", "\n"))
    document = MARKDOWN.parse("\n".join(post))
    requests = [Request(unit, MARKDOWN, document.labels) for unit in document.units]
    found = list(pretranslate(requests, engine=Dictionary(answers), glossary=GLOSSARY))
    assert found[0].target == case.expected.replace("⏎", "\n"), found[0].reason


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("title", "Why Open Source Matters for Shallotpeat"),
        ("sentence", "Why open source matters for Shallotpeat"),
        ("as-is", "why open source matters for Shallotpeat"),
    ],
)
def test_a_term_has_the_case_of_its_title(case, expected: str) -> None:
    document = MARKDOWN.parse("# 为什么开源对葱片重要")
    asked = "为什么open source对Shallotpeat重要"
    engine = Dictionary({asked: "why open source matters for Shallotpeat"})
    requests = [Request(unit, MARKDOWN, document.labels) for unit in document.units]
    found = list(pretranslate(requests, engine=engine, glossary=GLOSSARY, title_case=case))
    assert found[0].target == expected


@pytest.mark.parametrize(
    ("word", "article"),
    [(word, "an") for word in "LLM AI hour OpenAI 80 800 11 18 F-16 apple Uber heir".split()
     if word != "heir"]
    + [(word, "a") for word in "unit user Garlic 110 one European GPU USB university".split()]
    + [(word, "an") for word in "unimportant MP3 API 8".split()],
)  # fmt: skip
def test_an_article_before_a_demanded_text(word: str, article: str) -> None:
    for written in ("a ", "an "):
        assert articled(f"It is {written}", word) == f"It is {article} "


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Hello world.", "你好", "Hello world"),
        ("Hello", "你好。", "Hello."),
        ("Hello!", "你好？", "Hello?"),
        ("Who would have thought so?", "谁能想到。", "Who would have thought so?"),
        ('He asked "why?"', "他问为什么。", 'He asked "why?"'),
        ("Hi!", "他说：“好！”", "Hi!"),
        ('He said "good"', "他说“好”。", 'He said "good."'),
        ("He said (good)", "他说（好）。", "He said (good)."),
        ("Soup, etc.", "汤等", "Soup, etc."),
        ("In the U.S.", "在美国", "In the U.S."),
        ("Green.", "绿色：", "Green:"),
        ("and so on", "等等……", "and so on…"),
        ("", "。", "."),
    ],
)
def test_the_closing_punctuation_is_the_sources(text: str, source: str, expected: str) -> None:
    assert closed(text, source) == expected


@pytest.mark.parametrize(
    ("text", "case", "expected"),
    [
        ("Ways To Improve The OpenAI Model", "sentence", "Ways to improve the OpenAI model"),
        ("the rise of GPUs", "sentence", "The rise of GPUs"),
        ("the rise of models", "title", "The Rise of Models"),
        ("the Rise Of models", "as-is", "the Rise Of models"),
        ("iPhone sales", "sentence", "iPhone sales"),
        ("iPhone sales of the year", "title", "iPhone Sales of the Year"),
        ("Winter In A Small Town", "title", "Winter In A Small Town"),
        ("llama.cpp on a laptop", "sentence", "llama.cpp on a laptop"),
        ("soup. more soup", "sentence", "Soup. more soup"),
    ],
)
def test_titles_are_written_in_the_configured_case(text: str, case, expected: str) -> None:
    assert titled(text, case) == expected


def test_a_name_keeps_its_capital_inside_of_a_sentence() -> None:
    assert small("Today we") == "today we"
    assert small("OpenAI is") == "OpenAI is"
    assert small("Gemini is", names={"Gemini"}) == "Gemini is"
    assert small("I am") == "I am"
