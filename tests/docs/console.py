"""The console blocks of a page, run in a project of its own -> what they print.

- ```` ```markdown file: posts/rain.md ```` writes a file before what follows is run.
- ```` ```po review: locales/en/rain.md.po ```` saves targets in a catalog, as a person in Poedit.
- ```` ```console ```` holds commands behind `$ `, each followed by what it prints. A line `…`
  stands for any lines, a `…` in a line for the rest of that line or a part of it.
- ```` ```console model ```` is one whose output has a model's own words in it, or counts of how it
  came to them. Both differ from processor to processor, so that only their form is compared.
- `<!-- new project -->` begins with an empty folder again.

Blocks that a reader need not see stand in an HTML comment. Other blocks are read, not run.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from tests.docs.pages import Block, blocks
from translit.catalog import po
from translit.cli import cli
from translit.model import State

_NEW_PROJECT = re.compile(r"^<!-- new project -->$", re.MULTILINE)


_OF_A_MODEL = (
    (re.compile(r'msgstr ".+"\n'), r'msgstr ".*"\n'),
    (re.compile(r"#\. Origin: .*\n"), r"#\. Origin: .*\n"),
    (re.compile(r" +\d+  .*\n"), r"(?: +\d+  .*\n)*"),  # a row of a report
    (re.compile(r"\d+ entries filled, .*\n"), r"\d+ entries filled, .*\n"),
    (re.compile(r"filled \S+: .*\n"), r"filled \S+: .*\n"),
)
"""Lines of an output that a model has a say in, and what such a line may be as well."""


class Ran(NamedTuple):
    """One command of a block, what the page says it prints, and what it does print."""

    command: str
    expected: str
    printed: str
    start: int
    """Where the expected output begins in the page."""
    model: bool = False
    """Whether a model's own words are in it."""

    @property
    def agrees(self) -> bool:
        return matches(self.expected, self.printed, model=self.model)


def run(page: str, folder: Path) -> Iterator[Ran]:
    """Do what a page tells its reader to do, from its first block to its last."""
    breaks = [match.start() for match in _NEW_PROJECT.finditer(page)]
    shells: dict[int, _Shell] = {}
    for block in blocks(page):
        number = sum(place < block.start for place in breaks)
        if number not in shells:
            shells[number] = _Shell(folder / str(number) / "blog")
        yield from shells[number].block(block)


def matches(expected: str, printed: str, *, model: bool = False) -> bool:
    """Whether a page's output is what was printed, but for what it leaves out with `…`.

    `model`: what a model says and how it came to that may be other than the page has it.
    """
    pattern = "".join(_line(line, model=model) for line in expected.splitlines(keepends=True))
    return re.fullmatch(pattern, printed) is not None


def _line(line: str, *, model: bool) -> str:
    """What matches a line of a page's output."""
    if line == "…\n":
        return r"(?:.*\n)*?"
    for one, any_like_it in _OF_A_MODEL if model else ():
        if one.fullmatch(line):
            return any_like_it
    return ".*?".join(map(re.escape, line.split("…")))


class _Shell:
    """A project's folder and the place where its user stands."""

    def __init__(self, root: Path) -> None:
        root.mkdir(parents=True)
        self._root = self._here = root
        self._code = 0

    def block(self, block: Block) -> Iterator[Ran]:
        match block.language, block.verb:
            case _, "file":
                path = self._root / block.place
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(block.text.encode())
            case _, "review":
                self._review(self._root / block.place, block.text)
            case "console", _:
                model = block.verb == "model"
                for command, expected, start in _commands(block):
                    yield Ran(command, expected, self._printed(command), start, model)
            case _:
                assert not block.verb, f"a block cannot {block.verb}"

    def _review(self, path: Path, text: str) -> None:
        saved = {entry.key: entry for entry in po.loads(text, path="the page").entries}
        catalog = po.loads(path.read_text("utf-8"), path=path)
        assert saved.keys() <= {entry.key for entry in catalog.entries}, saved.keys()
        entries = [
            replace(entry, target=saved[entry.key].target, state=State.TRANSLATED, previous=None)
            if entry.key in saved
            else entry
            for entry in catalog.entries
        ]
        path.write_bytes(po.dumps(catalog.with_entries(entries)).encode())

    def _printed(self, command: str) -> str:
        words = [os.path.expandvars(word) for word in shlex.split(command)]
        if words == ["echo", "$?"]:
            return f"{self._code}\n"
        if words[0] == "cd":
            self._here = self._here / words[1]
            return ""
        with _standing(self._here):
            if words[0] == "translit" and not {"|", ">", "&&"} & {*words}:
                result = CliRunner().invoke(cli, words[1:], prog_name="translit")
                self._code = result.exit_code
                crash = result.exception
                return result.output + (
                    "" if isinstance(crash, SystemExit | None) else f"Traceback: {crash!r}\n"
                )
            done = subprocess.run(
                ["sh", "-c", command],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
                check=False,
                timeout=60,
            )
        self._code = done.returncode
        return done.stdout.decode()


def _commands(block: Block) -> Iterator[tuple[str, str, int]]:
    """The commands of a block, with what the page says they print, and where that begins."""
    parts = re.split(r"^\$ (.*)\n", block.text, flags=re.MULTILINE)
    assert not parts[0], f"output without a command: {parts[0]}"
    at = block.start
    for command, expected in zip(parts[1::2], parts[2::2], strict=True):
        at += len(f"$ {command}\n")
        yield command, expected, at
        at += len(expected)


@contextmanager
def _standing(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
