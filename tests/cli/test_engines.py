"""Several engines: one for what another leaves, one for what another says; and what there is."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Blog

_ENGINES = """
def only_rain(pair, options):
    class Engine:
        def translate(self, segments):
            return ["It is raining today." if "雨" in one else "" for one in segments]
    return Engine()

def all_of_it(pair, options):
    class Engine:
        def translate(self, segments):
            return ["It rains today." if "雨" in one else "Nobody is outside." for one in segments]
    return Engine()

def ends_itself(pair, options):
    raise SystemExit(3)
"""


@pytest.fixture
def two(blog: Blog) -> Blog:
    blog.write("two_engines.py", _ENGINES)
    blog.write("posts/post.md", "今天下雨。\n\n窗外没有人。\n")
    blog.ok("extract")
    return blog


def test_what_one_engine_leaves_is_asked_of_the_next(
    two: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(two.root)
    two.write("translit.toml", 'engine = ["two_engines:only_rain", "two_engines:all_of_it"]\n')
    text = two.ok("pretranslate", "--report")
    assert "2 entries filled, 0 left" in text
    catalog = two.text("locales/en/post.md.po")
    assert "It is raining today." in catalog
    assert "Nobody is outside." in catalog
    assert "Left untranslated" not in catalog


def test_a_second_opinion_stands_in_the_note_and_changes_nothing(
    two: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(two.root)
    words = ("pretranslate", "--engine", "two_engines:all_of_it")
    text = two.ok(*words, "--second-opinion", "two_engines:only_rain")
    assert "two_engines:only_rain agrees by" in text
    assert "     0 %  posts/post.md:3: “窗外没有人。”" in text
    catalog = two.text("locales/en/post.md.po")
    assert 'msgstr "It rains today."' in catalog
    assert "; two_engines:only_rain agrees by 0 %" in catalog


def test_an_engine_that_ends_the_program_as_it_opens_is_an_error(
    two: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(two.root)
    result = two.run("pretranslate", "--engine", "two_engines:ends_itself")
    assert result.exit_code == 2
    assert "ends_itself of two_engines does not open (SystemExit: 3)" in result.output


def test_what_waits_is_counted_and_nothing_written(two: Blog) -> None:
    before = two.text("locales/en/post.md.po")
    assert "2 sentences of 11 characters to translate" in two.ok("pretranslate", "--count")
    counted = json.loads(two.ok("pretranslate", "--count", "--output-format", "json"))
    assert counted == {"sentences": 2, "characters": 11}
    assert two.text("locales/en/post.md.po") == before


def test_engines_says_what_there_is_and_what_is_missing(
    blog: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translit.engines.llm.discovery.PORTS", {})
    found = json.loads(blog.ok("engines", "--output-format", "json"))["engines"]
    assert {"argos", "llm", "pseudo"} <= {one["name"] for one in found}
    (llm,) = (one for one in found if one["name"] == "llm")
    assert not llm["is_ready"]
    assert "models recommend" in llm["missing"]
    assert "pseudo: accented nonsense" in blog.ok("engines")
    assert "Hy-MT2-1.8B" in blog.ok("models", "recommend")
    models = json.loads(blog.ok("models", "recommend", "--output-format", "json"))["models"]
    assert all({"name", "size", "licence", "score"} <= {*one} for one in models)


def test_how_long_all_would_take_is_told_and_nothing_written(two: Blog) -> None:
    before = two.files() if hasattr(two, "files") else None
    said = two.ok("pretranslate", "--estimate", "--engine", "pseudo")
    assert "2 sentences of 11 characters to translate" in said
    assert "pseudo: about 1 second, as 1 of them took" in said
    assert "Nothing was written" in said
    found = json.loads(
        two.ok("pretranslate", "--estimate", "--engine", "pseudo", "--output-format", "json")
    )
    assert (found["sentences"], found["tried"], found["requests"]) == (2, 1, 0)
    assert before is None or two.files() == before
