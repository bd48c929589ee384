"""Packages of random weights, made once for all tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.random_model import archive, package
from tests.engines.server import Server, serving
from translit.engines.argos import served_files


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a package, as it is unpacked; not to be written to."""
    return package(tmp_path_factory.mktemp("packages"), version="1.9")


@pytest.fixture(scope="session")
def argosmodel(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of that package, as it is downloaded."""
    return archive(made, tmp_path_factory.mktemp("files") / "zh_en.argosmodel")


@pytest.fixture
def folder(argos: Path, made: Path) -> Path:
    """That package, installed."""
    shutil.copytree(made, argos / made.name)
    return argos / made.name


@pytest.fixture
def server(argos: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that Argos takes its index from."""
    with serving() as it:
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", it.address)
        monkeypatch.setattr(served_files, "TIMEOUT", 0.5)
        yield it
