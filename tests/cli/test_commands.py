"""The command line as the manual has it: options, projects, plugins, what is printed where."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import POST, Blog

HEAVY = (
    "argostranslate babel ctranslate2 markdown_it numpy rapidfuzz regex rich sentencepiece sqlite3 "
    "tomlkit translit.project translit.workflows yaml"
).split()
"""What `--help` has no need of."""


@pytest.mark.parametrize(
    "words", [["--help"], ["extract", "--help"], ["pretranslate", "-h"], ["models", "--help"]]
)
def test_help_reads_no_library_that_it_does_not_need(words: list[str]) -> None:
    code = (
        "import sys\n"
        "from translit.__main__ import main\n"
        f"sys.argv = ['translit', *{words}]\n"
        "try:\n    main()\n"
        "finally:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert "Usage: translit" in done.stdout
    assert set(HEAVY) & set(done.stderr.split()) == set()


def test_an_engine_is_read_by_pretranslate_only(blog: Blog) -> None:
    code = (
        "import sys\n"
        "from translit.__main__ import main\n"
        f"sys.argv = ['translit', '--project', {str(blog.root)!r}, 'extract']\n"
        "try:\n    main()\n"
        "finally:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    heavy = {"argostranslate", "ctranslate2", "sentencepiece", "numpy", "translit.engines"}
    assert heavy & set(done.stderr.split()) == set()


def test_version_lists_what_is_installed_and_loads_none_of_it(
    blog: Blog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(tmp_path / "site", "translit.engines", "broken = no_such_module:open_engine")
    monkeypatch.syspath_prepend(tmp_path / "site")
    lines = blog.ok("--version").splitlines()
    assert lines[0].startswith("translit ")
    assert "broken (somebodys-plugin 1.2)" in lines[1]
    assert "pseudo (translit " in lines[1]
    assert lines[2].startswith("formats: markdown (translit ")
    assert "markdown-it-py " in lines[3]


ODD_PLUGIN = """
def broken(*_):
    raise ValueError("needs libfoo 3")


def number(*_):
    return 42
"""


@pytest.mark.parametrize(
    ("group", "function", "message"),
    [
        ("translit.engines", "broken", "the engine odd of somebodys-plugin does not open"),
        ("translit.engines", "number", "the engine odd of somebodys-plugin has no translate("),
        ("translit.formats", "broken", "the format odd of somebodys-plugin does not load (Val"),
        ("translit.formats", "number", "the format odd of somebodys-plugin does not load (it has"),
    ],
)
def test_a_plugin_that_does_not_load_is_one_error_that_names_its_distribution(
    blog: Blog, monkeypatch: pytest.MonkeyPatch, group: str, function: str, message: str
) -> None:
    blog.ok("extract")
    site = blog.root / "site"
    _install(site, group, f"odd = odd_plugin:{function}")
    (site / "odd_plugin.py").write_text(ODD_PLUGIN)
    monkeypatch.syspath_prepend(site)
    result = blog.run("pretranslate", "--engine", "odd")
    assert result.exit_code == 2
    (line,) = result.output.splitlines()
    assert line.startswith(f"Error: {message}")
    sys.modules.pop("odd_plugin", None)


def _install(site: Path, group: str, entry: str) -> None:
    """A distribution as pip leaves it."""
    folder = site / "somebodys_plugin-1.2.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: somebodys-plugin\nVersion: 1.2\n"
    )
    (folder / "entry_points.txt").write_text(f"[{group}]\n{entry}\n")


def test_verbose_tells_what_is_read_and_what_is_written(blog: Blog) -> None:
    blog.write("glossary.csv", "source,target\n雨,rain\n")
    told = blog.ok("-v", "extract").splitlines()
    assert "read posts/post.md" in told
    assert "read glossary.csv" in told
    assert "wrote locales/en/post.md.po" in told
    assert told.index("read posts/post.md") < told.index("wrote locales/en/post.md.po")
    told = blog.ok("-v", "build", "--draft").splitlines()
    assert "read locales/en/post.md.po" in told
    assert "wrote build/draft/en/post.md" in told
    assert "read" not in blog.ok("extract")


def test_output_is_on_stdout_and_everything_else_on_stderr(blog: Blog) -> None:
    blog.write("posts/bad.md", "---\ntitle: [a\n---\n\n正文。\n")
    command = [sys.executable, "-m", "translit", "--project", str(blog.root)]
    done = subprocess.run([*command, "-v", "extract"], capture_output=True, check=True, text=True)
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["created", "created", "2"]
    assert "Warning: posts/bad.md:2:" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr  # no bar, no colours
    done = subprocess.run(
        [*command, "status", "--output-format", "json"], capture_output=True, check=True, text=True
    )
    assert len(json.loads(done.stdout)["posts"]) == 2
    assert done.stderr == ""


def test_a_bar_on_the_terminal_leaves_the_output_in_its_file(blog: Blog) -> None:
    pty = pytest.importorskip("pty")
    for number in range(30):
        blog.write(f"posts/{number}.md", POST)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "translit", "--project", str(blog.root), "extract"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "60"}
    with os.fdopen(theirs, "wb") as terminal:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=terminal, check=True, env=environment
        )
    shown = os.read(ours, 1 << 16)
    os.close(ours)
    assert done.stdout.count(b"\ncreated ") == 30
    assert b"\x1b" not in done.stdout
    assert b"Extracting" in shown
    assert b"created" not in shown


@pytest.mark.parametrize("name", ["translit.toml", "pyproject.toml"])
def test_a_project_is_found_upwards_and_named_by_option(
    blog: Blog, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    from click.testing import CliRunner

    from translit.cli import cli

    table = "[tool.translit]\n" if name == "pyproject.toml" else ""
    blog.write(name, f'{table}posts = "texte"\nlocales = "po"\ndraft = "web/{{path}}"\n')
    blog.write("texte/tief/post.md", POST)
    monkeypatch.chdir(blog.root / "texte/tief")
    for words in (["extract"], ["--project", "../..", "build", "--draft"]):
        result = CliRunner().invoke(cli, words)
        assert result.exit_code == 0, result.output
    assert (blog.root / "po/en/tief/post.md.po").is_file()
    assert (blog.root / "web/tief/post.md").is_file()
    result = CliRunner().invoke(cli, ["--project", "nowhere", "status"])
    assert result.exit_code == 2
    assert result.output == "Error: nowhere: is not a folder; name the project's folder\n"


def test_a_pyproject_of_others_is_no_configuration(blog: Blog) -> None:
    blog.write("pyproject.toml", '[project]\nname = "translit-blog"\n')
    blog.ok("extract")
    assert (blog.root / "locales/en/post.md.po").is_file()


def test_every_command_works_without_a_configuration(blog: Blog) -> None:
    blog.ok("extract")
    blog.ok("pretranslate", "--engine", "pseudo")
    blog.ok("status")
    blog.ok("build", "--draft")
    blog.ok("init", str(blog.root))
    assert (blog.root / "glossary.csv").is_file()


def test_init_makes_what_the_configuration_names_and_no_second_one(tmp_path: Path) -> None:
    blog = Blog(tmp_path)
    settings = '[tool.translit]\nposts = "content/posts"\nglossary = "l10n/terms.csv"\n'
    blog.write("pyproject.toml", settings)
    output = blog.ok("init")
    assert "pyproject.toml, which was there" in output
    assert blog.text("pyproject.toml") == settings
    assert not (tmp_path / "translit.toml").exists()
    assert (tmp_path / "content/posts").is_dir()
    assert blog.text("l10n/terms.csv").startswith("source,target,")


def test_what_init_writes_says_the_defaults(tmp_path: Path) -> None:
    from translit.project.config import Config, loads

    blog = Blog(tmp_path)
    blog.ok("init")
    text = blog.text("translit.toml")
    assert loads(text.encode(), path="translit.toml") == Config()
    # With each default uncommented it means the same: `# key = value`, not the prose around.
    keys = {"posts", "locales", "glossary", "source", "target", "build", "segmentation"}
    keys |= {"references", "front_matter", "title_case", "engine"}
    lines = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")]
    chosen = [line for line in lines if line.partition(" = ")[0] in keys]
    assert {line.partition(" = ")[0] for line in chosen} == keys
    assert loads("\n".join(chosen).encode(), path="translit.toml") == Config()


def test_a_configured_engine_that_is_not_installed_is_told_of(blog: Blog) -> None:
    blog.write("translit.toml", "[engines.argo]\nbeam = 2\n")
    blog.ok("extract")
    result = blog.run("pretranslate", "--engine", "pseudo")
    assert "[engines.argo] in the configuration is for no engine that is installed" in result.stderr
