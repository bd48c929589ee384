"""Translation models -> installed, listed, removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from translit.engines import LanguagePair
from translit.errors import ModelError

if TYPE_CHECKING:
    from translit.engines.argos.installed_models import Broken, Model

__all__ = [
    "Fetched",
    "available",
    "broken",
    "fetch",
    "install",
    "installed",
    "recommended",
    "remove",
]


class Fetched(NamedTuple):
    """A model, after the public one was asked for."""

    model: Model
    is_new: bool
    """False where the public model was here already, or a newer one."""


def installed() -> list[Model]:
    """The models of this machine, those of other Argos programs among them."""
    from translit.engines.argos import installed_models

    return installed_models.installed()


def available() -> list[Model]:
    """The models that can be used: the installed ones, and the one that comes with translit."""
    from translit.engines.argos import installed_models

    return installed_models.available()


def recommended() -> list[dict[str, str]]:
    """Language models that are worth having, as the table that comes along lists them."""
    import tomllib
    from importlib.resources import files

    table = files("translit.engines.llm").joinpath("recommended.toml").read_text("utf-8")
    return [dict(one) for one in tomllib.loads(table)["model"]]


def broken() -> list[Broken]:
    """What lies among the models and cannot be used."""
    from translit.engines.argos import installed_models

    return installed_models.broken()


def install(path: Path) -> Model:
    """Install a model from a file. Raises ModelError for one that is none."""
    from translit.engines.argos import installed_models

    return installed_models.install(path)


def fetch(pair: LanguagePair, *, progress: Callable[[int, int | None], None]) -> Fetched:
    """Download the public model of a pair of languages, and install it.

    `progress` is told how many bytes there are, and how many there will be. This is the only thing
    in the project that uses the network.
    """
    from translit.engines.argos import download, installed_models, public_models
    from translit.engines.argos.packages import newness

    offer = public_models.offered(pair)
    have = installed_models.best(pair)
    if have and newness(have.version) >= newness(offer.version):
        return Fetched(have, is_new=False)
    path = download.download(offer, progress=progress)
    try:
        model = installed_models.install(path)
    except ModelError as error:
        if not isinstance(error.__cause__, OSError):
            download.discard(path)  # what is wrong with it would be so tomorrow as well
        raise
    download.discard(path)
    return Fetched(model, is_new=True)


def remove(name: str) -> Model | Broken:
    """Remove an installed model, or what is left of one. Raises ModelError for another name."""
    from translit.engines.argos import installed_models

    return installed_models.remove(name)
