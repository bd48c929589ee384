"""No test sees or touches the models, settings and caches of whoever runs it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

# Begun in the background of a script, or by nohup, a process is deaf to these, and so is all that
# it starts: then no test of what a signal does would ever end.
for _deaf in (signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)):
    if signal.getsignal(_deaf) is signal.SIG_IGN:
        signal.signal(_deaf, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _nobody_is_at_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch):
    home = tmp_path_factory.getbasetemp() / "home"
    for name in list(os.environ):
        if name.startswith(("ARGOS_", "XDG_", "SNAP")):
            monkeypatch.delenv(name)
    for name, folder in (("DATA", "data"), ("CONFIG", "config"), ("CACHE", "cache")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / folder))


@pytest.fixture
def argos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of Argos Translate's own for one test; the folder that its models are in."""
    home = tmp_path / "argos home"
    for name, folder in (("DATA", "data"), ("CONFIG", "config"), ("CACHE", "cache")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / folder))
    # Nothing may be asked of the real index, whatever a test does wrong.
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:9/")
    packages = home / "data" / "argos-translate" / "packages"
    packages.mkdir(parents=True)
    return packages


MODELS = Path(__file__).parent / "models"


@pytest.fixture(scope="session")
def tiny_model() -> Path:
    """The file of a real model, small enough to be kept here."""
    (path,) = MODELS.glob("translate-zh_en-*.argosmodel")
    return path


@pytest.fixture
def installed(argos: Path, tiny_model: Path) -> Path:
    """The folder of that model, installed."""
    from translit.engines.argos import installed_models

    return installed_models.install(tiny_model).path
