"""What went wrong -> one sentence on the terminal, and an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from translit import stopping
from translit.cli.terminal import escaped, say
from translit.errors import TranslitError, defect

__all__ = ["FAILURE", "FINDINGS", "INTERRUPTED", "Guarded", "show", "show_all"]

FINDINGS = 1
"""Exit code: something is stale, refused or left untranslated."""

FAILURE = 2
"""Exit code: an error of usage, configuration or input, or of translit itself; as click has it."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""

_DELETING = frozenset(("--prune", "--adopt"))
"""Options that are never suggested for a mistyped one."""

_SHOWN = 20
"""How many errors of one run are shown: a full disk fails for every post."""


class _Failure(click.ClickException):
    """Whatever stops a command; click prints it and exits."""

    exit_code = FAILURE

    def show(self, file: Any = None) -> None:  # noqa: ANN401, ARG002  # as click has it
        show(self.message)


class Guarded(click.Group):
    """Catches errors, once, for all commands."""

    def invoke(self, context: click.Context) -> Any:  # noqa: ANN401  # as click has it
        """Run a command; no error of any kind comes out as a traceback."""
        try:
            return super().invoke(context)
        except KeyboardInterrupt:
            say(f"\n{stopping.INTERRUPTION}", err=True)
            context.exit(INTERRUPTED)
        except Exception as error:
            stopping.check()  # then this is what became of a signal
            if isinstance(error, BrokenPipeError | click.exceptions.Exit | click.Abort):
                raise  # click ends quietly where whoever reads us has seen enough
            if isinstance(error, click.ClickException):
                raise _shown(error) from None
            if context.params.get("verbose") and not isinstance(error, TranslitError):
                import traceback

                say(traceback.format_exc(), err=True, nl=False)
            raise _Failure(_sentence(error)) from error

    def make_context(self, *words: Any, **options: Any) -> click.Context:  # noqa: ANN401  # as click has it
        """Read the command line's own options; what is said of a wrong one is escaped."""
        try:
            return super().make_context(*words, **options)
        except click.ClickException as error:
            raise _shown(error) from None
        except OSError as error:  # what --help and --version are written to may be full
            if isinstance(error, BrokenPipeError):
                raise
            raise _Failure(_sentence(error)) from error


def show(what: str) -> None:
    """Print an error, its first word in red on a terminal."""
    say("Error: ", fg="red", nl=False, err=True)
    say(what, err=True)


def show_all(errors: Sequence[TranslitError]) -> None:
    """Print the errors of a run that went on with the other posts, and leave if there were any."""
    for error in errors[:_SHOWN]:
        show(str(error))
    if len(errors) > _SHOWN:
        say(f"And {len(errors) - _SHOWN} more errors.", err=True)
    if errors:
        raise SystemExit(FAILURE)


def _shown(error: click.ClickException) -> click.ClickException:
    """An error of click's own, which says what was typed, as a terminal may have it."""
    if isinstance(error, click.NoSuchOption) and error.possibilities:
        kept = [name for name in error.possibilities if name not in _DELETING]
        error = click.NoSuchOption(error.option_name, possibilities=kept, ctx=error.ctx)
    said = error.format_message()
    if escaped(said) == said:
        return error
    context = error.ctx if isinstance(error, click.UsageError) else None
    return click.UsageError(escaped(said), context)


def _sentence(error: Exception) -> str:
    if isinstance(error, TranslitError):
        return str(error)
    if isinstance(error, OSError) and error.errno is not None:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}"
    if isinstance(error, MemoryError):
        return "there is not enough memory for this; name fewer posts at a time"
    return f"translit itself failed {defect(error)}"
