"""The names of engines -> what they draft, one for what another leaves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from translit.cli.session import Session, on_stderr, quick
from translit.cli.terminal import is_terminal, say
from translit.errors import EngineError, ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from translit.engines import Engine
    from translit.pretranslation import Report
    from translit.project import Project
    from translit.workflows.estimate import Estimate
    from translit.workflows.filling import Pretranslation, Unfilled
    from translit.workflows.second_opinion import Doubt, SecondOpinion

__all__ = ["Asking"]


@dataclass(slots=True)
class Asking:
    """How engines are asked, one for what another leaves."""

    session: Session
    options: dict[str, str]
    offline: bool
    yes: bool
    tell: bool
    """Whether to say what was filled."""
    second: str | None = None
    """The engine that is asked how far it agrees."""
    doubts: list[Doubt] = field(default_factory=list)

    def all_of(self, names: Sequence[str], result: Pretranslation) -> tuple[Report, list[Unfilled]]:
        """What all of them gave, and what is left; failures go to `result`."""
        from translit.pretranslation import Report
        from translit.workflows.reports import superseded

        posts, report = list(result.left), Report()
        unfilled: list[Unfilled] = []
        waiting = result.waiting
        for number, name in enumerate(names, 1):
            try:
                options = self.options if number == 1 else {}
                with quick():
                    drafts = self._one(name, options, posts, waiting)
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

    def estimate(self, name: str, posts: Sequence[Path]) -> Estimate:
        """How long an engine would take for what waits."""
        from translit.workflows.estimate import estimated

        engine = self._opened(name, self.options)
        try:
            return estimated(self.session.project, posts, engine)
        finally:
            _close(engine)

    def _opened(self, name: str, options: dict[str, str]) -> Engine:
        project = self.session.project
        settings = {**project.config.engines.get(name, {}), **options}
        if name == "llm":
            settings |= _told_to_models(project, offline=self.offline)
        return _engine(self.session, name, settings, offline=self.offline, yes=self.yes)

    def _one(
        self, name: str, options: dict[str, str], posts: Sequence[Path], waiting: int
    ) -> Pretranslation:
        from translit.workflows.pretranslate import fill_from_engine

        project = self.session.project
        engine = self._opened(name, options)
        if note := _note(engine):
            say(f"Note: {note}", err=True)
        opinion = self._opinion()
        try:
            with _progress(waiting, engine) as step:
                return fill_from_engine(
                    project,
                    posts,
                    engine,
                    name=name,
                    opinion=opinion,
                    step=step,
                    done=lambda one: _tell(one) if self.tell else None,
                )
        finally:
            _close(engine)
            if opinion is not None:
                _close(opinion.engine)

    def _opinion(self) -> SecondOpinion | None:
        if self.second is None:
            return None
        from translit.workflows.second_opinion import SecondOpinion

        return SecondOpinion(self._opened(self.second, {}), self.second, self.doubts)


def _told_to_models(project: Project, *, offline: bool) -> dict[str, str]:
    """What a language model is told of the project, and what it must not do."""
    brief = project.read(project.root / "brief.md")
    told = {"brief": brief.decode("utf-8-sig", "replace")} if brief else {}
    return {**told, "offline": "true"} if offline else told


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


def _tokens(engine: Engine, seconds: float | None) -> str:
    """Tokens a second that a language model has written."""
    from translit.engines import Metered

    written = engine.spent.written if isinstance(engine, Metered) else 0
    return f", {written / seconds:.0f} tokens/s" if written and seconds else ""


@contextmanager
def _progress(total: int, engine: Engine) -> Iterator[Callable[[object], None]]:
    """Sentences and tokens a second, and the time left; nothing in a pipe."""
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
            return Text(f"{task.speed:.1f}/s{_tokens(engine, task.elapsed)}" if task.speed else "")

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
