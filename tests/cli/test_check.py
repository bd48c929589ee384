"""`translit check` on a blog: what it prints, what it writes, and what it leaves alone."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cases_reader import CASES
from tests.cli.conftest import Blog, english
from translit.model import Entry, State
from translit.project import installed

WRONG = {
    "今天下雨。": "It is  raining today.",
    "**绿色：**一切正常；": "Green: all is well;",
}


def wrong(entry: Entry) -> str:
    return WRONG.get(entry.source) or english(entry)


@pytest.fixture
def reviewed(blog: Blog) -> Blog:
    blog.ok("extract")
    blog.review(wrong)
    return blog


def test_findings_are_told_with_their_places(reviewed: Blog) -> None:
    result = reviewed.run("check")
    assert result.exit_code == 1
    lines = result.output.splitlines()
    markup = next(line for line in lines if " error markup: " in line)
    place, line = markup.split(": ")[0].rsplit(":", 1)
    text = reviewed.text(place).splitlines()
    assert text[int(line) - 1].startswith("msgid")
    at = lines.index(markup)
    assert lines[at + 1] == "    **绿色：**一切正常；"
    assert lines[at + 2] == "    ^^"
    assert lines[at + 3] == "    Green: all is well;"
    assert lines[-1] == "6 translations: 1 error, 1 warning"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 1),
        (("--fail-on", "never"), 0),
        (("--select", "whitespace"), 0),
        (("--select", "whitespace", "--fail-on", "warning"), 1),
        (("--ignore", "markup"), 0),
        (("--select", "numbers", "--fail-on", "hint"), 0),
    ],
)
def test_the_exit_code_is_that_of_the_gravest_finding(
    reviewed: Blog, words: tuple[str, ...], code: int
) -> None:
    assert reviewed.run("check", *words).exit_code == code


def test_the_configuration_chooses_checks_and_severities(reviewed: Blog) -> None:
    reviewed.write(
        "translit.toml",
        '[checks]\nignore = ["markup"]\n[checks.severity]\nwhitespace = "error"\n',
    )
    result = reviewed.run("check")
    assert result.exit_code == 1
    assert "error whitespace: " in result.output
    assert "markup" not in result.output


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('[checks]\nignore = ["marcup"]\n', "there is no check marcup; did you mean markup?"),
        ("[checks]\nselekt = []\n", "translit.toml:1: checks has selekt; its keys are select,"),
        ('[checks.severity]\nmarkup = "fatal"\n', "says 'fatal' for markup; that is one of error"),
    ],
)
def test_settings_that_cannot_be_used_are_clear_errors(
    reviewed: Blog, settings: str, message: str
) -> None:
    reviewed.write("translit.toml", settings)
    result = reviewed.run("check")
    assert result.exit_code == 2
    assert message in result.output


def test_nothing_is_written_unless_it_is_asked_for(reviewed: Blog) -> None:
    before = reviewed.files()
    for form in ("text", "json", "github", "sarif", "junit"):
        reviewed.run("check", "--output-format", form)
    assert reviewed.files() == before


def test_what_is_mechanical_is_mended_and_stays_as_reviewed_as_it_was(reviewed: Blog) -> None:
    before = reviewed.text("locales/en/post.md.po")
    result = reviewed.run("check", "--fix")
    assert result.exit_code == 1
    assert "wrote locales/en/post.md.po" in result.output
    assert "1 mended" in result.output
    after = reviewed.text("locales/en/post.md.po")
    assert after == before.replace("It is  raining", "It is raining")
    entry = next(one for one in reviewed.catalog().active if one.source == "今天下雨。")
    assert entry.state is State.TRANSLATED
    again = reviewed.files()
    reviewed.run("check", "--fix")
    assert reviewed.files() == again


def test_notes_are_written_carried_and_removed(reviewed: Blog) -> None:
    plain = reviewed.text("locales/en/post.md.po")
    reviewed.run("check", "--annotate")
    noted = reviewed.text("locales/en/post.md.po")
    added = [line for line in noted.splitlines() if line not in plain.splitlines()]
    assert len(added) == 2
    assert all(line.startswith("#. Check: ") for line in added)
    assert [line for line in noted.splitlines() if line not in added] == plain.splitlines()
    # Neither extract nor a changed neighbour loses them.
    reviewed.ok("extract", "--check")
    reviewed.write("posts/post.md", reviewed.text("posts/post.md") + "\n新的一句。\n")
    reviewed.ok("extract")
    assert reviewed.text("locales/en/post.md.po").count("#. Check: ") == 2
    reviewed.review(english)
    reviewed.run("check", "--annotate", "--select", "whitespace", "--select", "markup")
    assert "#. Check: " not in reviewed.text("locales/en/post.md.po")


def test_only_reviewed_translations_on_demand(blog: Blog) -> None:
    blog.ok("extract")
    blog.ok("pretranslate", "--engine", "pseudo")
    assert "6 translations" in blog.run("check").output
    assert "0 translations" in blog.run("check", "--reviewed").output


def test_a_file_that_changes_meanwhile_is_not_written_over(
    reviewed: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    from translit.workflows import check

    path = reviewed.root / "locales/en/post.md.po"
    real = check.across

    def late(*words: object) -> object:
        path.write_bytes(b"# somebody else's\n")
        return real(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(check, "across", late)
    result = reviewed.run("check", "--fix")
    assert result.exit_code == 2
    assert path.read_bytes() == b"# somebody else's\n"


def test_json_has_every_place(reviewed: Blog) -> None:
    told = json.loads(reviewed.run("check", "--output-format", "json").output)
    assert told["entries"] == 6
    assert {one["check"] for one in told["findings"]} == {"markup", "whitespace"}
    spaced = next(one for one in told["findings"] if one["check"] == "whitespace")
    start, end = spaced["target_place"]
    assert spaced["target"][start:end] == "  "
    assert spaced["mended"] == "It is raining today."
    assert spaced["post"] == "posts/post.md"


def test_github_shows_findings_beside_their_lines(reviewed: Blog) -> None:
    lines = reviewed.run("check", "--output-format", "github").output.splitlines()
    assert len(lines) == 2
    assert all(
        line.startswith(("::error file=locales/en/post.md.po,line=", "::warning file="))
        for line in lines
    )


def schema(name: str) -> dict[str, Any]:
    """What a format demands, and all that it allows."""
    found: dict[str, Any] = json.loads((CASES / "formats" / f"{name}.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize(("form", "format_"), [("sarif", "sarif"), ("json", "findings")])
@pytest.mark.parametrize("translate", [wrong, english])
def test_what_is_written_is_of_its_format(
    reviewed: Blog, translate: Callable[[Entry], str], form: str, format_: str
) -> None:
    reviewed.write("posts/雨 天.md", "今天下雨。\n")
    reviewed.ok("extract")
    for name in ("post.md", "雨 天.md"):
        reviewed.review(translate, name)
    told = json.loads(reviewed.run("check", "--output-format", form).output)
    checker = jsonschema.FormatChecker()
    jsonschema.Draft7Validator(schema(format_), format_checker=checker).validate(told)


def test_a_finding_of_sarif_names_its_rule(reviewed: Blog) -> None:
    (run,) = json.loads(reviewed.run("check", "--output-format", "sarif").output)["runs"]
    rules = {one["id"] for one in run["tool"]["driver"]["rules"]}
    assert {one["ruleId"] for one in run["results"]} <= rules
    assert len(run["results"]) == 2


@pytest.mark.parametrize("translate", [wrong, english])
def test_junit_is_of_its_format(reviewed: Blog, translate: Callable[[Entry], str]) -> None:
    reviewed.review(translate)
    root = ET.fromstring(reviewed.run("check", "--output-format", "junit").output)
    known = schema("junit")
    assert root.tag == "testsuites"
    for one in root.iter():
        rule = known[one.tag]
        assert {*rule["required"]} <= {*one.keys()} <= {*rule["required"], *rule["optional"]}
        assert {child.tag for child in one} <= {*rule["children"]}


@pytest.mark.parametrize("translate", [wrong, english])
def test_junit_counts_its_tests(reviewed: Blog, translate: Callable[[Entry], str]) -> None:
    reviewed.review(translate)
    root = ET.fromstring(reviewed.run("check", "--output-format", "junit").output)
    assert root.tag == "testsuites"
    for suite in root:
        assert suite.tag == "testsuite"
        assert suite.get("name")
        assert int(suite.get("tests", "")) == len(suite) > 0
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert all(one.get("name") and one.get("classname") for one in suite)
    assert bool(root.findall(".//failure")) is (translate is wrong)


def test_the_sample_posts_have_no_finding(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    blog = Blog(tmp_path)
    for name in ("posts", "locales", "glossary.csv", "translit.toml"):
        place = root / name
        for path in [place] if place.is_file() else place.rglob("*"):
            if path.is_file():
                blog.write(str(path.relative_to(root)), path.read_bytes().decode())
    assert blog.ok("check", "--fail-on", "hint").endswith("translations: no findings\n")


def test_a_pseudo_translation_has_no_finding(blog: Blog) -> None:
    blog.ok("extract")
    blog.ok("pretranslate", "--engine", "pseudo")
    assert blog.ok("check", "--fail-on", "hint") == "6 translations: no findings\n"


def offered(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A distribution that offers a check."""
    entry = EntryPoint("mine", f"tests.cli.{name}", installed.CHECKS)
    real = installed.entry_points
    monkeypatch.setattr(
        installed,
        "entry_points",
        lambda group: [entry] if group == installed.CHECKS else real(group=group),
    )


def test_a_plugin_that_is_no_check_is_a_clear_error(
    reviewed: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered(monkeypatch, "test_check:WRONG")
    result = reviewed.run("check")
    assert result.exit_code == 2
    assert "Error: the check mine of tests.cli.test_check:WRONG is none" in result.output


def test_a_check_of_somebody_else_runs_beside_ours(
    reviewed: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered(monkeypatch, "own_check:NO_RAIN")
    output = reviewed.run("check", "--select", "no-rain").output
    assert "hint no-rain: it rains" in output
