"""What went wrong -> one sentence on the terminal, and an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from translit.errors import INTERRUPTION, TranslitError, defect

__all__ = ["FAILURE", "FINDINGS", "INTERRUPTED", "Guarded", "show", "show_all"]

FINDINGS = 1
"""Exit code: something is stale, refused or left untranslated."""

FAILURE = 2
"""Exit code: an error of usage, configuration or input, or of translit itself; as click has it."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""

_SHOWN = 20
"""How many errors of one run are shown: a full disk fails for every post."""

_CLICKS_OWN = (click.ClickException, click.exceptions.Exit, click.Abort)


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
        except (*_CLICKS_OWN, BrokenPipeError):
            raise  # click ends quietly where whoever reads us has seen enough
        except TranslitError as error:
            raise _Failure(str(error)) from error
        except KeyboardInterrupt:
            click.echo(f"\n{INTERRUPTION}", err=True)
            context.exit(INTERRUPTED)
        except Exception as error:
            if context.params.get("verbose"):
                import traceback

                click.echo(traceback.format_exc(), err=True, nl=False)
            raise _Failure(_sentence(error)) from error


def show(what: str) -> None:
    """Print an error, its first word in red on a terminal."""
    click.secho("Error: ", fg="red", nl=False, err=True)
    click.echo(what, err=True)


def show_all(errors: Sequence[TranslitError]) -> None:
    """Print the errors of a run that went on with the other posts, and leave if there were any."""
    for error in errors[:_SHOWN]:
        show(str(error))
    if len(errors) > _SHOWN:
        click.echo(f"And {len(errors) - _SHOWN} more errors.", err=True)
    if errors:
        raise SystemExit(FAILURE)


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno is not None:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}"
    if isinstance(error, MemoryError):
        return "there is not enough memory for this; name fewer posts at a time"
    return f"translit itself failed {defect(error)}"
