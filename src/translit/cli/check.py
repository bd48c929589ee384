"""`translit check`: what is wrong with the translations."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from translit.cli.exits import FINDINGS, show_all
from translit.cli.session import Session, counted, posts_argument, quick
from translit.cli.terminal import say

if TYPE_CHECKING:
    from translit.checks.running import Choice
    from translit.workflows.check import Checked

__all__ = ["check", "chosen"]

_LEVELS = ("error", "warning", "hint")


@click.command()
@posts_argument
@click.option("--select", "selected", multiple=True, metavar="CHECK", help="Run this check only.")
@click.option("--ignore", "ignored", multiple=True, metavar="CHECK", help="Leave this check out.")
@click.option("--reviewed", is_flag=True, help="Look at reviewed translations only.")
@click.option("--fix", is_flag=True, help="Write what can be mended mechanically.")
@click.option("--annotate", is_flag=True, help="Write findings into the notes of the PO files.")
@click.option(
    "--fail-on",
    type=click.Choice([*_LEVELS, "never"]),
    default="error",
    show_default=True,
    help="The least severe finding that makes the command exit with 1.",
)
@click.option(
    "--output-format",
    type=click.Choice(["text", "json", "github", "sarif", "junit"]),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
@click.pass_obj
def check(  # noqa: PLR0913  # as many options
    session: Session,
    names: tuple[str, ...],
    *,
    selected: tuple[str, ...],
    ignored: tuple[str, ...],
    fail_on: str,
    output_format: str,
    reviewed: bool,
    fix: bool,
    annotate: bool,
) -> None:
    """Find what is wrong with the translations.

    Looks at every translation, reviewed or not, and tells what a rule can find: lost markup, wrong
    amounts, missing terms, Chinese left, and more. Writes nothing without --fix or --annotate.
    """
    from translit.cli.findings import rendered
    from translit.workflows.check import Options
    from translit.workflows.check import check as look

    options = Options(
        choice=chosen(session, selected, ignored),
        reviewed_only=reviewed,
        fix=fix,
        annotate=annotate,
    )
    posts = session.posts(names)
    with quick(), session.progress("Checking", len(posts)) as step:
        checked = look(session.project, posts, options, done=step)
    say(rendered(checked, output_format), nl=False)
    if output_format == "text":
        _summary(checked)
    show_all(checked.failures)
    if fail_on != "never":
        grave = _LEVELS[: _LEVELS.index(fail_on) + 1]
        if any(one.finding.severity in grave for one in checked.findings):
            raise SystemExit(FINDINGS)


def _summary(checked: Checked) -> None:
    if checked.findings:
        say("")
    for path in checked.written:
        say(f"wrote {path}")
    counts = ", ".join(
        counted(number, level)
        for level in _LEVELS
        if (number := sum(one.finding.severity == level for one in checked.findings))
    )
    fixed = f", {checked.fixed} mended" if checked.fixed else ""
    entries = counted(checked.entries, "translation")
    say(f"{entries}: {counts or 'no findings'}{fixed}")


def chosen(
    session: Session, selected: tuple[str, ...] = (), ignored: tuple[str, ...] = ()
) -> Choice:
    """The checks that the command line and the configuration want."""
    from translit.checks.all_checks import ACROSS, CHECKS
    from translit.checks.pairs import Across
    from translit.checks.running import Choice
    from translit.model import Severity
    from translit.project.installed import checks

    settings = session.project.config.checks
    others = checks()
    pairs = (*CHECKS, *(one for one in others if not isinstance(one, Across)))
    across = (*ACROSS, *(one for one in others if isinstance(one, Across)))
    known = [*(one.id for one in pairs), *(one.id for one in across)]
    configured = (*settings.select, *settings.ignore, *settings.severity)
    for name in (*selected, *ignored, *configured):
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            advice = f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}"
            raise click.UsageError(f"there is no check {name}; {advice}")
    return Choice(
        checks=pairs,
        across=across,
        selected=frozenset(selected or settings.select),
        ignored=frozenset((*ignored, *settings.ignore)) - frozenset(selected),
        severities={name: Severity(level) for name, level in settings.severity.items()},
    )
