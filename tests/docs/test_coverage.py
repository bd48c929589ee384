"""Everything that a user can name is documented, and nothing that is documented is not there."""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from importlib.metadata import entry_points
from pathlib import Path

import click
import pytest

from tests.docs import dialects, levels
from tests.docs.pages import DOCS, PAGES, ROOT, blocks, section, shown, spans
from translit import engines
from translit.catalog.origin import Origin
from translit.cli import cli
from translit.engines.argos import options as argos
from translit.formats.markdown import directives
from translit.glossary.terms import COLUMNS
from translit.model import Role
from translit.pretranslation.levels import LEVELS
from translit.project import config, config_values


def commands(group: click.Group, *words: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command below a group, by the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*words, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *words, name)


COMMANDS = {(): cli, **dict(commands(cli))}

TEXT = {path: path.read_text("utf-8") for path in PAGES}


def page(name: str) -> str:
    return TEXT[DOCS / name]


def rows(text: str) -> list[list[str]]:
    """The cells of the tables of a page."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [re.split(r"(?<!\\) *\| *", line.strip().strip("|").strip()) for line in lines]


def first_cells(text: str) -> set[str]:
    """What stands in backticks in the first column of a page's tables."""
    return {span for row in rows(text) for span in spans(row[0])}


def home(words: tuple[str, ...]) -> str:
    """The part of the documentation that is about a command."""
    if not words:
        return page("commands/README.md")
    text = page(f"commands/{words[0]}.md")
    return section(text, f"`translit {' '.join(words)}`") if len(words) > 1 else text


def named(command: click.Command) -> set[str]:
    """The options of a command, by every name that they have."""
    context = click.Context(command, help_option_names=["-h", "--help"])
    return {name for one in command.get_params(context) for name in one.opts if name[0] == "-"}


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_has_its_page_and_every_option_its_row(words: tuple[str, ...]) -> None:
    text = home(words)
    assert f"translit {' '.join(words)}".strip() in text
    described = {span.split(" ")[0] for span in first_cells(text)}
    own = named(COMMANDS[words]) - ({"-h", "--help"} if words else set())
    assert own <= described, own - described
    if not words or not isinstance(COMMANDS[words], click.Group):
        options = {name for name in described if name.startswith("-")}
        assert options <= named(COMMANDS[words]), options - named(COMMANDS[words])


def calls(text: str) -> Iterator[str]:
    """Every call of the command line that a page shows, in its blocks and in its prose."""
    for block in blocks(text):
        if block.language in {"console", "text", "sh", "yaml"}:
            for call in re.findall(
                r"(?:^\$ |^|run: |entry: )(translit(?: [^\n#]*)?)$", block.text, re.MULTILINE
            ):
                if not re.match(r"translit (itself|\d|…)", call):
                    yield call
    yield from (span for span in spans(text) if re.match(r"translit( [a-z-]|$)", span))


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_every_call_that_a_page_shows_can_be_called(path: Path) -> None:
    for call in calls(TEXT[path]):
        if call.startswith("translit itself failed"):
            continue
        words = shlex.split(re.sub(r"[\[\]]|\.\.\.", " ", call).replace("|", " "))[1:]
        command: click.Command = cli
        for word in words:
            if isinstance(command, click.Group) and not word.startswith("-"):
                if word in {"COMMAND", "DIR"}:
                    continue
                found = command.get_command(click.Context(command), word)
                assert found is not None, f"{call}: there is no {word}"
                command = found
            elif word.startswith("-"):
                known = named(command) | {"-v", "--project"}  # they stand behind it as well
                assert word in known, f"{call}: there is no {word}"


@pytest.mark.parametrize("key", config.keys())
def test_every_key_stands_with_its_default(key: str) -> None:
    text = section(page("configuration.md"), f"`{key}`")
    default = next(block for block in blocks(text) if block.language == "toml")
    assert re.search(rf"^\[?{key}\b", default.text, re.MULTILINE)
    assert config.loads(default.text.encode(), path="the page") == config.Config()


def test_every_key_that_stands_there_exists() -> None:
    headings = set(re.findall(r"^### `(\w+)`$", page("configuration.md"), re.MULTILINE))
    assert headings == set(config.keys())


@pytest.mark.parametrize(
    ("names", "where"),
    [
        ([f"{{{name}}}" for name in config_values.FIELDS], "configuration.md"),
        (COLUMNS, "glossary.md"),
        (list(Role), "po-files.md"),
        (list(LEVELS), "pretranslation.md"),
        ([one.name for one in fields(argos.Options)], "engines.md"),
    ],
    ids=["build patterns", "glossary columns", "roles", "levels", "options of argos"],
)
def test_every_one_has_its_row(names: list[str], where: str) -> None:
    described = first_cells(page(where))
    assert {*names} <= described, {*names} - described


def test_the_defaults_of_argos_are_those_in_the_table() -> None:
    described = {row[0].strip("`"): row[1].strip("`") for row in rows(page("engines.md"))}
    settings = argos.read({})
    for name in ("beam", "compute_type", "device"):
        assert described[name] == str(getattr(settings, name))


@pytest.mark.parametrize("name", directives.NAMES)
def test_every_directive_is_described(name: str) -> None:
    assert f"translit:{name}" in "".join(first_cells(page("markdown.md"))) + "".join(
        spans(page("markdown.md"))
    )


@pytest.mark.parametrize("origin", Origin)
def test_every_origin_of_a_target_is_described(origin: Origin) -> None:
    assert any(f"Origin: {origin}" in span for span in first_cells(page("po-files.md")))


@pytest.mark.parametrize("group", ["engines", "formats"])
def test_every_plugin_of_ours_is_described(group: str) -> None:
    text = page("engines.md") if group == "engines" else page("markdown.md")
    ours = [
        one.name
        for one in entry_points(group=f"translit.{group}")
        if one.dist and one.dist.name == "translit"
    ]
    assert ours
    for name in ours:
        assert name in text.casefold()


def test_every_protocol_of_an_engine_has_its_row() -> None:
    described = first_cells(page("engines.md"))
    protocols = {
        name
        for name in engines.__all__
        if isinstance(one := getattr(engines, name), type) and getattr(one, "_is_protocol", False)
    }
    assert protocols
    assert protocols <= described, protocols - described


_REFUSALS = ("Verdict", "Unanswered")


def reasons() -> set[str]:
    """Every text with which the safety nets refuse an answer, as far as it is always the same."""
    found = set()
    rooms = ROOT / "src" / "translit" / "pretranslation"
    for path in (*rooms.glob("verdict/**/*.py"), *rooms.glob("writing/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            value = getattr(node, "value", None)
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _REFUSALS:
                value = node.args[-1]
            if isinstance(node, ast.Yield | ast.Return | ast.Call) and isinstance(
                value, ast.Constant | ast.JoinedStr
            ):
                parts = value.values if isinstance(value, ast.JoinedStr) else [value]
                texts = [part.value for part in parts if isinstance(part, ast.Constant)]
                found.add("…".join(str(text).strip(" “”") for text in texts if str(text).strip()))
    return {reason for reason in found if " " in reason}


def test_every_reason_to_leave_an_entry_untranslated_is_described() -> None:
    described = " ".join(first_cells(page("troubleshooting.md")))
    missing = {
        reason
        for reason in reasons()
        if not re.search(".*".join(map(re.escape, reason.split("…"))), described)
    }
    assert not missing, missing


def test_the_constructs_of_dialects_are_those_that_are_read() -> None:
    assert dialects.table() in section(page("markdown.md"), "Dialects")


def test_the_levels_are_those_that_are_tried() -> None:
    assert levels.table() in section(page("pretranslation.md"), "Levels")


def test_the_floors_are_those_that_are_checked() -> None:
    """One contract after the other, as the page has their tables."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    floors = [
        set(re.split(r" [|:] ", layer))
        for contract in settings["tool"]["importlinter"]["contracts"]
        for layer in contract["layers"]
    ]
    described = [
        {name.removesuffix("/") for name in spans(row[1])}
        for row in rows(page("architecture.md"))
        if row[0].isdigit()
    ]
    assert described == floors


def test_every_target_of_make_that_a_page_names_is_one() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    told = {
        name
        for text in TEXT.values()
        for name in re.findall(r"(?:`|^|\$ )make ([\w-]+)", text, re.MULTILINE)
    }
    assert {"demo", "test"} <= told <= targets, told - targets


def test_the_readers_of_the_pages_are_told_of_all_of_them() -> None:
    index = page("README.md")
    for path in DOCS.rglob("*.md"):
        inside = path.relative_to(DOCS)
        near = path.parent / "README.md"
        told = index if len(inside.parts) == 1 else TEXT[near]
        name = inside.as_posix() if len(inside.parts) == 1 else inside.name
        assert path.name == "README.md" or f"({name}" in told, f"{inside} is in no index"


SOURCES = " ".join(
    " ".join(re.sub(r'"\s*\n\s*f?"', "", path.read_text("utf-8")).split())
    for path in sorted((ROOT / "src").rglob("*.py"))
)
"""All of the code on one line, texts that go on in the next line put together."""


def messages() -> list[str]:
    """The messages that the pages quote and explain."""
    told = section(page("troubleshooting.md"), "Messages") + section(
        page("glossary.md"), "Mistakes"
    )
    cells = {span for row in rows(told) for span in spans(row[0])}
    return sorted(cell for cell in cells if " " in cell)


@pytest.mark.parametrize("message", messages())
def test_every_message_that_a_page_explains_is_one_of_ours(message: str) -> None:
    words = message.replace("\\|", "|").split()
    runs = [" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))]
    assert any(run in SOURCES for run in runs), runs
