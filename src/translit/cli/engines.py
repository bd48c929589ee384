"""`translit engines`: what translates on this machine, and what is missing."""

from __future__ import annotations

import click

from translit.cli.session import output_format_option
from translit.cli.terminal import say, say_json

__all__ = ["engines"]


@click.command()
@output_format_option
def engines(output_format: str) -> None:
    """Show the engines, what each can do, and what is missing to use it.

    Servers of language models are looked for on this machine only.
    """
    from translit.workflows.engines import states

    found = states()
    if output_format == "json":
        say_json({"engines": [one._asdict() for one in found]})
        return
    for one in found:
        say(f"{one.name}: {one.can}")
        if one.found:
            say(f"  uses: {one.found}")
        say(f"  {'ready' if one.is_ready else f'not ready: {one.missing}'}")
    ready = {one.name for one in found if one.is_ready}
    if "llm" in ready:
        say("Next: translit pretranslate --engine llm")
    elif "argos" in ready:
        say("Next: translit pretranslate")
        say("A language model reads better: see translit models recommend")
