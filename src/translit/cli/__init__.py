"""The command line: parse options, call one workflow, print, exit.

Exit codes: 0 fine; 1 something is stale, refused or left untranslated; 2 usage, configuration or
input error; 130 interrupted. Each command's module is imported when it is called: `--help` is fast.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from translit.cli.exits import Guarded
from translit.cli.terminal import say

__all__ = ["cli"]

_DELETING = frozenset(("prune", "delete", "remove", "clean", "purge", "rm", "del", "reset"))

COMMANDS = {
    "init": "Make what a project needs in a folder.",
    "extract": "Read posts, create or update their PO files.",
    "pretranslate": "Fill untranslated entries from memory, then from an engine.",
    "run": "Extract, pretranslate and build, now or at each save.",
    "status": "Show how far each post has come.",
    "open": "Open the next PO file that waits in Poedit.",
    "preview": "Write pages that show posts and translations side by side.",
    "review": "Review posts in the browser, beside their Chinese.",
    "check": "Find what is wrong with the translations.",
    "build": "Write the English posts.",
    "glossary": "Check the glossary, and find terms that it lacks.",
    "engines": "Show the engines, and what is missing to use them.",
    "models": "List, install and remove translation models.",
}
"""The commands in the order of the work, and what `--help` says of them."""


class Commands(Guarded):
    """Imports the module of a command when that is called, and no other."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """The commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """The command of a name, read from its module."""
        if name not in COMMANDS:
            return None
        module = import_module(f"translit.cli.{name}")
        command: click.Command = getattr(module, f"{name}_" if name == "open" else name)
        return command

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Take the options of `translit` itself behind the command as well."""
        return super().parse_args(context, _hoisted(args))

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant, or what it may have been, if it is none that deletes."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            # Who means to delete is not led to another command.
            wanted = [] if args[0] in _DELETING else COMMANDS
            close = difflib.get_close_matches(args[0], wanted, n=1, cutoff=0.5)
            advice = f"did you mean {close[0]}?" if close else f"there are {', '.join(COMMANDS)}"
            raise click.UsageError(f"there is no command {args[0]}; {advice}", context)
        return super().resolve_command(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their summaries, without importing one."""
        del context
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _hoisted(args: list[str]) -> list[str]:
    """The same words, with `-v` and `--project DIR` before the command."""
    first, rest = [], []
    words = iter(args)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word in {"-v", "--verbose"} or word.startswith("--project="):
            first.append(word)
        elif word == "--project":
            first += [word, *(next_ for next_ in [next(words, None)] if next_ is not None)]
        else:
            rest.append(word)
    return first + rest


def _versions(context: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001
    if wanted and not context.resilient_parsing:
        from translit.cli.versions import versions

        say(versions())
        context.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The project's folder. Else it is found upwards from here by its translit.toml.",
)
@click.option("-v", "--verbose", is_flag=True, help="Tell what is read and written.")
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_versions,
    help="Show the version and what is installed, and exit.",
)
@click.pass_context
def cli(context: click.Context, folder: Path | None, *, verbose: bool) -> None:
    """Turn Chinese Markdown posts into English ones, on your own machine."""
    from translit.cli.session import Session
    from translit.cli.terminal import hear_logs

    hear_logs()
    context.obj = session = Session(folder, verbose=verbose)
    if verbose:
        context.call_on_close(session.tell_of_files())
