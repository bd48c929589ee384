"""`translit pretranslate`: untranslated entries -> drafts to review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from translit.cli.drafting import Asking
from translit.cli.exits import FINDINGS, show_all
from translit.cli.session import (
    Session,
    counted,
    dry_options,
    engine_option,
    output_format_option,
    posts_argument,
    show_unwritten,
)
from translit.cli.terminal import say, say_json, shortened

if TYPE_CHECKING:
    from pathlib import Path

    from translit.pretranslation import Report
    from translit.project import Project
    from translit.workflows.filling import Unfilled
    from translit.workflows.second_opinion import Doubt

__all__ = ["pretranslate"]


@click.command()
@posts_argument
@click.option("--engine", "name", metavar="NAME", help="The engine, or module:function for one.")
@engine_option
@click.option("--offline", is_flag=True, help="Never use the network, not even for a model.")
@click.option("--memory-only", is_flag=True, help="Use earlier translations only, no engine.")
@click.option("--yes", is_flag=True, help="Install a missing model without asking.")
@click.option(
    "--second-opinion",
    "second",
    metavar="NAME",
    help="Another engine, to tell how far it agrees; it changes nothing that is stored.",
)
@click.option("--count", is_flag=True, help="Count what waits; ask nothing, write nothing.")
@click.option(
    "--estimate",
    is_flag=True,
    help="Count what waits, draft five sentences, and tell how long all would take; write nothing.",
)
@click.option("--report", "show_report", is_flag=True, help="Show how each target was found.")
@dry_options
@output_format_option
@click.pass_obj
def pretranslate(  # noqa: PLR0913  # one parameter for each option
    session: Session,
    names: tuple[str, ...],
    *,
    name: str | None,
    options: dict[str, str],
    offline: bool,
    memory_only: bool,
    yes: bool,
    second: str | None,
    count: bool,
    estimate: bool,
    show_report: bool,
    dry_run: bool,
    diff: bool,
    output_format: str,
) -> None:
    """Fill untranslated entries from memory, then from an engine.

    First from the reviewed translations of the project: the same sentence, then one that differs
    in a number, a term or a code, then one that is alike. The rest is asked of an engine. All of
    it is fuzzy: for a person to review. What cannot be verified is left untranslated, with the
    reason in its note.
    """
    from translit.workflows.pretranslate import fill_from_memory
    from translit.workflows.reports import merged

    posts = session.posts(names, words=True)
    if count or estimate:
        asked = Asking(session, options, offline=offline, yes=yes, tell=False)
        _foretell(asked, name, posts, output_format, drafted=estimate)
        return
    unwritten = session.without_writing() if dry_run or diff else None
    result = fill_from_memory(session.project, posts)
    text = output_format == "text"
    for one in result.posts if text else ():
        say(f"filled {one.catalog}: {one.filled} from memory")
    report = result.report
    for post in result.stale:
        session.warn(f"{post}: not all of it is in its PO file; run translit extract first")
    left = result.waiting
    unfilled: list[Unfilled] = []
    doubts: list[Doubt] = []
    if left and not memory_only:
        _warn_of_unknown(session)
        asked = Asking(session, options, offline=offline, yes=yes, tell=text, second=second)
        drafts, unfilled = asked.all_of((name or session.project.config.engine).split(","), result)
        report = merged(report, drafts)
        left = len(unfilled)
        doubts = asked.doubts
    if not text:
        rest = [one._asdict() for one in unfilled]
        agreed = {"agreement": [one._asdict() for one in doubts]} if second else {}
        say_json({**report.as_json(), "left": left, "untranslated": rest, **agreed})
    else:
        _list(unfilled, whole=show_report)
        _doubt(doubts, second)
        if session.sums:
            _summarise(report, left, show_report=show_report)
    if unwritten is not None:
        show_unwritten(unwritten, diff=diff)
    show_all(result.failures)
    if left and not memory_only:
        raise SystemExit(FINDINGS)


def _foretell(
    asked: Asking, name: str | None, posts: Sequence[Path], output_format: str, *, drafted: bool
) -> None:
    """Say how much waits; where some of it may be drafted, also how long all would take."""
    project = asked.session.project
    if drafted:
        _estimate(asked, (name or project.config.engine).split(",")[0], posts, output_format)
    else:
        _count(project, posts, output_format)


def _count(project: Project, posts: Sequence[Path], output_format: str) -> None:
    """Say how much an engine would be asked for, if all of it were."""
    from translit.workflows.pretranslate import waiting

    sentences, characters = waiting(project, posts)
    if output_format == "json":
        say_json({"sentences": sentences, "characters": characters})
    else:
        say(f"{counted(sentences, 'sentence')} of {characters:,} characters to translate")
        say("What memory has is not asked of an engine. Nothing was written.")


def _estimate(asked: Asking, name: str, posts: Sequence[Path], output_format: str) -> None:
    """Say how long an engine would take for what waits."""
    found = asked.estimate(name, posts)
    if output_format == "json":
        say_json(found._asdict())
        return
    say(f"{counted(found.sentences, 'sentence')} of {found.characters:,} characters to translate")
    if found.tried:
        requests = f" and {found.requests:,} requests" if found.requests else ""
        say(f"{name}: about {_duration(found.seconds)}{requests}, as {found.tried} of them took")
    say("What memory has is not asked of an engine. Nothing was written.")


_MINUTE = 60


def _duration(seconds: float) -> str:
    """A time as one says it: 40 seconds, 3 minutes, 2 hours."""
    if seconds < 2 * _MINUTE:
        return counted(max(1, round(seconds)), "second")
    minutes = round(seconds / _MINUTE)
    if minutes < 2 * _MINUTE:
        return counted(minutes, "minute")
    return counted(round(minutes / _MINUTE), "hour")


_DOUBTS = 10
"""How many drafts are named with which the second engine agrees least."""


def _doubt(doubts: Sequence[Doubt], second: str | None) -> None:
    """Name what a reviewer should read first."""
    if not doubts:
        return
    mean = sum(one.agreement for one in doubts) / len(doubts)
    say(f"{second} agrees by {round(mean * 100)} % on the whole; least with")
    for one in sorted(doubts, key=lambda one: one.agreement)[:_DOUBTS]:
        place = f"{one.post}:{one.line}"
        say(f"{round(one.agreement * 100):6} %  {place}: “{shortened(one.source)}”")


def _unknown(configured: Iterable[str]) -> list[str]:
    """The engines that are configured, and that nobody could choose."""
    from translit.engines import available

    names = {one.name for one in available()}
    return [name for name in configured if ":" not in name and name not in names]


def _warn_of_unknown(session: Session) -> None:
    for name in _unknown(session.project.config.engines):
        session.warn(f"[engines.{name}] in the configuration is for no engine that is installed")


_LISTED = 100
"""How many units that are left are named, if no report is asked for."""


def _list(unfilled: Sequence[Unfilled], *, whole: bool) -> None:
    """Name what is left untranslated, by its post, its line and the reason."""
    for one in unfilled if whole else unfilled[:_LISTED]:
        place, source = f"{one.post}:{one.line}", shortened(one.source)
        say(f"{place}: left untranslated: “{source}” ({one.reason or 'no answer'})", err=not whole)
    if not whole and len(unfilled) > _LISTED:
        say(f"And {len(unfilled) - _LISTED:,} more; --report names all of them.", err=True)


def _summarise(report: Report, left: int, *, show_report: bool) -> None:
    from translit.pretranslation.values import UNTRANSLATED

    filled = sum(count for level, count in report.levels.items() if level != UNTRANSLATED)
    say(f"{counted(filled, 'entry', 'entries')} filled, {left} left")
    if show_report:
        for level, count in report.as_json()["levels"].items():
            say(f"{count:8}  {level}")
    for reason, count in report.as_json()["reasons"].items():
        say(f"{count:8}  left untranslated: {reason}", err=not show_report)
