"""`translit run`: extract, pretranslate and build drafts, now or at each save."""

from __future__ import annotations

import click

from translit.cli.build import build
from translit.cli.exits import FAILURE, FINDINGS
from translit.cli.extract import extract
from translit.cli.pretranslate import pretranslate
from translit.cli.rounds import watch as keep_watch
from translit.cli.session import Session, posts_argument
from translit.cli.status import tell_next
from translit.cli.terminal import say
from translit.errors import EngineError, ModelError

__all__ = ["run"]


@click.command()
@posts_argument
@click.option("--watch", is_flag=True, help="Do it again at each save, until Ctrl-C.")
@click.option("--engine", "name", metavar="NAME", help="The engine, or module:function for one.")
@click.option("--offline", is_flag=True, help="Never use the network, not even for a model.")
@click.pass_context
def run(
    context: click.Context,
    names: tuple[str, ...],
    *,
    watch: bool,
    name: str | None,
    offline: bool,
) -> None:
    """Extract, pretranslate, and build finished posts and drafts.

    What is reviewed is built; of every post there is a draft to look at. At the end it says which
    PO file to open next. Without an engine the drafts hold what there is.
    """
    session: Session = context.obj
    if watch:
        keep_watch(
            session,
            lambda: _once(context, names, name, offline=offline),
            begun=lambda: say("watching; Ctrl-C ends it", err=True),
        )
    raise SystemExit(_once(context, names, name, offline=offline))


def _once(
    context: click.Context, names: tuple[str, ...], name: str | None, *, offline: bool
) -> int:
    """One round; answers the exit code."""
    session: Session = context.obj
    session.sums = False
    codes = [_code(context, extract, names=names)]
    try:
        codes.append(
            _code(context, pretranslate, names=names, name=name, options={}, offline=offline)
        )
    except (ModelError, EngineError) as error:
        codes.append(0)
        session.warn(f"{error}; what no person has translated stays Chinese in the drafts")
    codes.append(_code(context, build, names=names, keep=100.0, adopt=()))
    codes.append(_code(context, build, names=names, keep=100.0, adopt=(), draft=True))
    session.sums = True
    say("")
    tell_next(session, names, drafts=True)
    # What an engine could not translate is no failure of a run: it waits for a person.
    extracted, filled, *built = codes
    return max(extracted, filled if filled != FINDINGS else 0, *built)


def _code(context: click.Context, command: click.Command, **options: object) -> int:
    """Call a command as the command line would; answers its exit code."""
    try:
        context.invoke(command, **options)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FAILURE
    return 0
