"""What went wrong -> one sentence on the terminal, and an exit code."""

from __future__ import annotations

from typing import Any

import click

from translit.errors import TranslitError

__all__ = ["FINDINGS", "INTERRUPTED", "Guarded"]

FINDINGS = 1
"""Exit code: something is stale, refused or left untranslated."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""


class _Failure(click.ClickException):
    """An input or configuration error; click prints it and exits."""

    exit_code = 2


class Guarded(click.Group):
    """Catches errors, once, for all commands."""

    def invoke(self, context: click.Context) -> Any:  # noqa: ANN401  # as click has it
        """Run a command; every error that a user can cause becomes one sentence."""
        try:
            return super().invoke(context)
        except TranslitError as error:
            raise _Failure(str(error)) from error
        except BrokenPipeError:
            raise  # click ends quietly: whoever reads us has seen enough
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise _Failure(f"{where}{error.strerror or error}") from error
        except KeyboardInterrupt:
            click.echo(
                "\nInterrupted. What is written is whole; run the command again to go on.", err=True
            )
            context.exit(INTERRUPTED)
