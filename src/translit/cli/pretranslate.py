"""`translit pretranslate`: untranslated entries -> drafts to review."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from translit.cli.errors import FINDINGS, show_all
from translit.cli.session import (
    Session,
    counted,
    dry_options,
    engine_option,
    on_stderr,
    output_format_option,
    posts_argument,
    show_unwritten,
)
from translit.cli.terminal import is_terminal, say, say_json, shortened
from translit.errors import EngineError, ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from translit.engines import Engine
    from translit.pretranslation import Report
    from translit.project import Project
    from translit.workflows.pretranslate import Pretranslation, Unfilled

__all__ = ["pretranslate"]


@click.command()
@posts_argument
@click.option("--engine", "name", metavar="NAME", help="The engine, or module:function for one.")
@engine_option
@click.option("--offline", is_flag=True, help="Never use the network, not even for a model.")
@click.option("--memory-only", is_flag=True, help="Use earlier translations only, no engine.")
@click.option("--yes", is_flag=True, help="Install a missing model without asking.")
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
    from translit.workflows.pretranslate import fill_from_memory, merged

    posts = session.posts(names)
    unwritten = session.without_writing() if dry_run or diff else None
    project = session.project
    result = fill_from_memory(project, posts)
    text = output_format == "text"
    for one in result.posts if text else ():
        say(f"filled {one.catalog}: {one.filled} from memory")
    report = result.report
    for post in result.stale:
        session.warn(f"{post}: not all of it is in its PO file; run translit extract first")
    left = result.waiting
    unfilled: list[Unfilled] = []
    if left and not memory_only:
        for stranger in _unknown(project.config.engines):
            session.warn(
                f"[engines.{stranger}] in the configuration is for no engine that is installed"
            )
        asked = _Asking(session, options, offline=offline, yes=yes, tell=text)
        drafts, unfilled = asked.all_of((name or project.config.engine).split(","), result)
        report = merged(report, drafts)
        left = len(unfilled)
    if not text:
        rest = [one._asdict() for one in unfilled]
        say_json({**report.as_json(), "left": left, "untranslated": rest})
    else:
        _list(unfilled, whole=show_report)
        _summarise(report, left, show_report=show_report)
    if unwritten is not None:
        show_unwritten(unwritten, diff=diff)
    show_all(result.failures)
    if left and not memory_only:
        raise SystemExit(FINDINGS)


@dataclass(slots=True)
class _Asking:
    """How engines are asked, one for what another leaves."""

    session: Session
    options: dict[str, str]
    offline: bool
    yes: bool
    tell: bool
    """Whether to say what was filled."""

    def all_of(self, names: Sequence[str], result: Pretranslation) -> tuple[Report, list[Unfilled]]:
        """What all of them gave, and what is left; failures go to `result`."""
        from translit.pretranslation import Report
        from translit.workflows.pretranslate import superseded

        posts, report = list(result.left), Report()
        unfilled: list[Unfilled] = []
        waiting = result.waiting
        for number, name in enumerate(names, 1):
            try:
                drafts = self._one(name, self.options if number == 1 else {}, posts, waiting)
            except EngineError as error:
                if number == len(names):
                    raise
                self.session.warn(f"{error}; {names[number]} is asked instead")
                continue
            for failure in drafts.failures:
                result.failed(failure)
            report = superseded(report, drafts.report)
            unfilled = [one for post in drafts.posts for one in post.unfilled]
            waiting = len(unfilled)
            open_still = {one.post for one in unfilled}
            layout = self.session.project.layout
            posts = [post for post in posts if layout.shown(post) in open_still]
            if not posts:
                break
        return report, unfilled

    def _one(
        self, name: str, options: dict[str, str], posts: Sequence[Path], waiting: int
    ) -> Pretranslation:
        from translit.workflows.pretranslate import fill_from_engine

        project = self.session.project
        settings = {**project.config.engines.get(name, {}), **options}
        if name == "llm":
            settings |= _told_to_models(project, offline=self.offline)
        engine = _engine(self.session, name, settings, offline=self.offline, yes=self.yes)
        if note := _note(engine):
            say(f"Note: {note}", err=True)
        try:
            with _progress(waiting) as step:
                return fill_from_engine(
                    project,
                    posts,
                    engine,
                    name=name,
                    step=step,
                    done=lambda one: _tell(one) if self.tell else None,
                )
        finally:
            _close(engine)


def _told_to_models(project: Project, *, offline: bool) -> dict[str, str]:
    """What a language model is told of the project, and what it must not do."""
    brief = project.read(project.root / "brief.md")
    told = {"brief": brief.decode("utf-8-sig", "replace")} if brief else {}
    return {**told, "offline": "true"} if offline else told


def _unknown(configured: Iterable[str]) -> list[str]:
    """The engines that are configured, and that nobody could choose."""
    from translit.engines import available

    names = {one.name for one in available()}
    return [name for name in configured if ":" not in name and name not in names]


def _engine(
    session: Session, name: str, options: dict[str, str], *, offline: bool, yes: bool
) -> Engine:
    """The engine, opened; a missing model is installed first where the user agrees.

    What comes with translit is used without a question, unless `--yes` has answered it.
    """
    from translit.engines import LanguagePair, open_engine
    from translit.workflows.models import fetch, installed

    config = session.project.config
    pair = LanguagePair(config.source.split("_")[0], config.target.split("_")[0])

    def wanted() -> bool:
        """Whether a model is to be installed, or could be."""
        have = any((one.source, one.target) == pair for one in installed())
        return name == "argos" and not (have or offline or "model" in options)

    try:
        engine = open_engine(name, pair, options)
        if not (yes and wanted()):
            return engine
        _close(engine)
    except ModelError:
        asked = is_terminal(sys.stdin) and is_terminal(sys.stderr)
        if not ((yes or asked) and wanted()):
            raise
        question = f"No model for {pair.source} → {pair.target} is installed. Download it (80 MB)?"
        if not (yes or click.confirm(question, err=True)):
            raise
    from translit.cli.models import downloading

    with downloading() as progress:
        model, _ = fetch(pair, progress=progress)
    say(f"installed {model.name}, version {model.version}", err=True)
    return open_engine(name, pair, options)


def _note(engine: Engine) -> str:
    """What a person should know of an engine before it drafts."""
    from translit.engines import Noted

    return engine.note if isinstance(engine, Noted) else ""


def _close(engine: Engine) -> None:
    from translit.engines import Closing

    if isinstance(engine, Closing):
        with suppress(Exception):  # all is written: a plugin may fail as it likes
            engine.close()


def _tell(one: Any) -> None:  # noqa: ANN401  # a Filled: its module is imported when needed
    rest = f", {one.left} left untranslated" if one.left else ""
    say(f"filled {one.catalog}: {one.filled} from the engine{rest}")


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
    filled = sum(count for level, count in report.levels.items() if level != "untranslated")
    say(f"{counted(filled, 'entry', 'entries')} filled, {left} left")
    if show_report:
        for level, count in report.as_json()["levels"].items():
            say(f"{count:8}  {level}")
    for reason, count in report.as_json()["reasons"].items():
        say(f"{count:8}  left untranslated: {reason}", err=not show_report)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[object], None]]:
    """Sentences, sentences a second, and the time left; nothing in a pipe."""
    if not is_terminal(sys.stderr):
        yield lambda _: None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Speed(ProgressColumn):
        """How many sentences a second."""

        def render(self, task: Task) -> Text:
            """The speed so far; nothing before there is one."""
            return Text(f"{task.speed:.1f}/s" if task.speed else "")

    columns = (
        "{task.description}",
        BarColumn(),
        MofNCompleteColumn(),
        Speed(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, **on_stderr()) as bar:
        task = bar.add_task("Translating", total=total)
        yield lambda _: bar.advance(task)
