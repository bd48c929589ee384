"""A sentence twice as long takes twice the steps, whatever it consists of. Steps, not seconds."""

from __future__ import annotations

import pytest

from tests.steps import steps
from translit.engines.pseudo import Pseudo
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.glossary import loads
from translit.pretranslation import Outcome, Request, pretranslate

KINDS = (
    '<img alt="雨">',
    '<a href="x">雨</a>',
    "1雨",
    "*雨",
    "“雨",
    "**雨**",
    "`a`雨",
    "[雨](a)",
    "（雨",
    "1万",
    "https://a.b/雨 ",
    "$a$雨",
    "3月5日雨",
    "雨\\*",
    "雨Abc ",
    "雨[^1]",
    "~~雨~~",
    "葱片",
    "**葱片**，",
    "葱片（Shallotpeat）",
    "大蒜雨",
    "龙二号",
    "*雨*雨",
    "雨——",
    "《雨》",
    "<br>雨",
    "&amp;雨",
    "雨：",
    "==雨==",
    "{{x}}雨",
    "萬雨",
    "a, ",
)

_GLOSSARY = loads(
    "source,target,when,unless,forbidden\n"
    "葱片,Shallotpeat,,,Scallion\n"
    "大蒜,Garlic,模型,汤,\n大蒜,garlic,汤,,\n"
    "龙二号|龙2号,Dragon 2,,,\n".encode(),
    path="glossary.csv",
)

_READER = open_format(FormatOptions())


def drafting(kind: str, times: int) -> int:
    """The steps for a sentence of one kind, from the unit to its outcome."""
    document = _READER.parse(f"{kind * times}\n")
    requests = [Request(unit, _READER, document.labels) for unit in document.units]
    outcomes: list[Outcome] = []
    taken = steps(
        lambda: outcomes.extend(pretranslate(requests, engine=Pseudo(), glossary=_GLOSSARY))
    )
    assert len(outcomes) == len(requests)
    return taken


@pytest.mark.parametrize("kind", KINDS)
def test_the_steps_of_a_sentence_grow_with_its_length(kind: str) -> None:
    drafting(kind, 40)  # what is read and compiled at first
    some, more = drafting(kind, 150), drafting(kind, 300)
    assert more < 2.3 * some


def test_a_long_key_of_yaml_is_not_remembered_for_each_of_its_values() -> None:
    key = "k" * 20_000
    text = f'---\n? "{key}"\n: [{"a, " * 500}a]\n---\n雨。\n'
    document = _READER.parse(text)
    assert [unit.source for unit in document.units] == ["雨。"]
    assert len(repr(document.outline)) < 100_000
