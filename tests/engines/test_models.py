"""Models: what is installed, which one is the best, what can be installed, what is removed."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.engines.random_model import archive
from translit.engines import LanguagePair
from translit.engines.argos import installed_models, packages
from translit.engines.argos.folders import folders
from translit.errors import ModelError

PAIR = LanguagePair("zh", "en")


def copy(made: Path, to: Path, **metadata: object) -> Path:
    shutil.copytree(made, to)
    path = to / "metadata.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | metadata))
    return to


def names() -> list[str]:
    return [one.name for one in installed_models.installed()]


def test_nothing_is_installed_at_first(argos: Path) -> None:
    assert installed_models.installed() == installed_models.broken() == []
    assert installed_models.best(PAIR) is None


def test_a_model_of_another_argos_program_just_works(folder: Path) -> None:
    (one,) = installed_models.installed()
    assert (one.name, one.source, one.target, one.version) == (folder.name, "zh", "en", "1.9")
    assert one.path == folder
    assert one.size == sum(part.stat().st_size for part in folder.rglob("*") if part.is_file())


@pytest.mark.parametrize("variable", ["XDG_DATA_HOME", "ARGOS_PACKAGES_DIR"])
def test_the_folders_are_those_that_the_environment_names(
    argos: Path, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    assert names() == []
    other = tmp_path / "other"
    root = other / "argos-translate" / "packages" if variable.startswith("XDG") else other
    shutil.copytree(made, root / made.name)
    monkeypatch.setenv(variable, str(other))
    assert names() == [made.name]
    assert folders().packages == (root,)
    monkeypatch.delenv(variable)
    if variable.startswith("ARGOS"):
        assert names() == []


def test_a_folder_that_is_named_by_nothing_is_not_the_working_directory(
    argos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, "")
    assert folders().packages[0].is_absolute()
    assert not (tmp_path / "argos-translate").exists()


@pytest.mark.parametrize(
    ("file", "message"),
    [('{"ARGOS_PACKAGES_DIR": 7}', "TypeError"), ("[1]", "AssertionError")],
)
def test_settings_of_argos_that_cannot_be_read_are_one_error(
    argos: Path, file: str, message: str
) -> None:
    settings = Path(os.environ["XDG_CONFIG_HOME"]) / "argos-translate" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(file)
    with pytest.raises(ModelError, match=f"settings of Argos Translate.*{message}"):
        installed_models.installed()


def test_folders_that_cannot_be_made_are_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(ModelError, match=r"folders of Argos Translate cannot be made.*XDG_DATA"):
        installed_models.installed()


def test_one_broken_package_hides_no_other(argos: Path, made: Path, folder: Path) -> None:
    (argos / "stray").mkdir()
    (argos / "stray" / "notes.txt").write_text("mine")
    (argos / "file.argosmodel").write_text("not a folder")
    for name, data in {
        "not-json": b"{",
        "a-list": b"[]",
        "deep": b"[" * 100_000,
        "no-codes": b"{}",
        "no-version": b'{"from_code": "zh", "to_code": "en"}',
        "bytes": b"\xff\xfe\x00",
    }.items():
        copy(made, argos / name)
        (argos / name / "metadata.json").write_bytes(data)
    copy(made, argos / "no-weights")
    (argos / "no-weights" / "model" / "model.bin").unlink()
    copy(made, argos / "empty-weights")
    (argos / "empty-weights" / "model" / "model.bin").write_bytes(b"")
    copy(made, argos / "no-tokenizer")
    (argos / "no-tokenizer" / "sentencepiece.model").unlink()
    (argos / "dangling").symlink_to(argos / "nowhere")
    copy(made, argos / "sentences", type="sbd")
    assert names() == [folder.name]
    assert {one.name: one.reason for one in installed_models.broken()} == {
        "stray": "it has no metadata.json",
        "not-json": "its metadata.json is not JSON",
        "a-list": "its metadata.json is no object of names and values",
        "deep": "its metadata.json is not JSON",
        "no-codes": "its metadata.json has no language in from_code",
        "no-version": "its metadata.json has no version in package_version",
        "bytes": "its metadata.json is not JSON",
        "no-weights": "it has no model/model.bin",
        "empty-weights": "it has no model/model.bin",
        "no-tokenizer": "it has no sentencepiece.model or bpe.model",
    }


def test_the_best_of_several_models_is_the_newest_version(argos: Path, made: Path) -> None:
    for version in ("1.9", "1.10", "1.10rc1", "odd", "0.99"):
        copy(made, argos / f"v{version}", package_version=version)
    copy(made, argos / "other-way", from_code="en", to_code="zh", package_version="7")
    assert installed_models.best(PAIR).version == "1.10"
    assert installed_models.chosen(PAIR, "").name == "v1.10"
    assert sorted(["1.9", "1.10", "odd", "2", "1.10rc1"], key=packages.newness) == [
        "odd", "1.9", "1.10rc1", "1.10", "2",
    ]  # fmt: skip


def test_a_model_is_chosen_by_its_name_or_its_path(argos: Path, made: Path) -> None:
    copy(made, argos / "old", package_version="1.0")
    copy(made, argos / "new", package_version="2.0")
    assert installed_models.chosen(PAIR, "old").version == "1.0"
    assert installed_models.chosen(PAIR, str(made)).path == made


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("nothing", "there is no model nothing; installed: back, good, starter"),
        ("back", "the model back translates en → zh, not zh → en"),
        ("ill", "the model ill cannot be used: its metadata.json is not JSON; install it again"),
        ("/", "the model / cannot be used: it has no metadata.json; install it again"),
    ],
)
def test_a_model_that_cannot_be_chosen_is_a_clear_error(
    argos: Path, made: Path, wanted: str, message: str
) -> None:
    copy(made, argos / "good")
    copy(made, argos / "back", from_code="en", to_code="zh")
    copy(made, argos / "ill")
    (argos / "ill" / "metadata.json").write_text("")
    with pytest.raises(ModelError) as caught:
        installed_models.chosen(PAIR, wanted)
    assert str(caught.value) == message


def test_without_a_model_one_line_says_what_to_do(argos: Path) -> None:
    other = LanguagePair("zh", "fr")  # what no model comes with
    with pytest.raises(ModelError) as caught:
        installed_models.chosen(other, "")
    assert str(caught.value) == (
        "no model for zh → fr is installed; run translit models install, or translit models "
        "install FILE for one that you have"
    )
    (argos / "stray").mkdir()
    with pytest.raises(ModelError, match=r"not usable: stray: it has no metadata\.json"):
        installed_models.chosen(other, "")


def test_a_file_is_installed_for_every_argos_program(argos: Path, argosmodel: Path) -> None:
    model = installed_models.install(argosmodel)
    assert installed_models.installed() == [model]
    assert sorted(path.name for path in argos.parent.iterdir()) == ["packages"]
    script = (
        "from argostranslate.package import get_installed_packages as installed\n"
        "for one in installed(): print(one.from_code, one.to_code, one.package_version,"
        " len(one.tokenizer.encode('1')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split()[:3] == ["zh", "en", "1.9"]


def test_what_is_installed_is_readable_for_others(argos: Path, argosmodel: Path) -> None:
    model = installed_models.install(argosmodel)
    assert stat.S_IMODE(model.path.stat().st_mode) & 0o555 == 0o555
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o444 for path in model.path.rglob("*"))


def test_a_model_of_the_same_name_is_replaced(argos: Path, made: Path, tmp_path: Path) -> None:
    copy(made, argos / made.name, package_version="1.0")
    (argos / made.name / "left-over").write_text("old")
    model = installed_models.install(archive(made, tmp_path / "new.argosmodel"))
    assert model.version == "1.9"
    assert not (argos / made.name / "left-over").exists()
    assert [path.name for path in argos.iterdir()] == [made.name]


def test_the_old_model_stays_where_the_new_one_does_not_come(
    folder: Path, argosmodel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if target == folder and self.name == folder.name:
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        return rename(self, target)

    (folder / "mark").write_text("old")
    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(ModelError, match=r"No space left on device.*nothing was changed"):
        installed_models.install(argosmodel)
    assert (folder / "mark").read_text() == "old"
    assert [path.name for path in folder.parent.parent.iterdir()] == ["packages"]


def test_a_full_disk_leaves_nothing_behind(
    argos: Path, argosmodel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill_disk(monkeypatch)
    with pytest.raises(ModelError, match="No space left on device"):
        installed_models.install(argosmodel)
    assert list(argos.iterdir()) == []
    assert [path.name for path in argos.parent.iterdir()] == ["packages"]


def _fill_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be written into a new file any more."""
    real = Path.open

    class Full(io.FileIO):
        def write(self, _data: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    def opened(path: Path, mode: str = "r", *words: object, **options: object) -> object:
        return Full(path, "x") if mode == "xb" else real(path, mode, *words, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", opened)


def test_a_full_disk_keeps_the_download(
    argos: Path, argosmodel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from translit.engines.argos import download, public_models
    from translit.workflows.models import fetch

    file = shutil.copy(argosmodel, tmp_path / "file.argosmodel")
    offer = public_models.Offer("zh", "en", "9.9", ("http://127.0.0.1:9/zh_en",))
    monkeypatch.setattr(public_models, "offered", lambda _: offer)
    monkeypatch.setattr(download, "download", lambda *_, **__: file)
    with monkeypatch.context() as full:
        _fill_disk(full)
        with pytest.raises(ModelError, match=r"cannot be installed \(No space left") as raised:
            fetch(PAIR, progress=lambda *_: None)
    assert "is no model" not in str(raised.value)
    assert file.exists()
    assert list(argos.iterdir()) == []
    assert fetch(PAIR, progress=lambda *_: None).is_new
    assert not file.exists()


def test_what_a_killed_program_left_is_removed_a_day_later(argos: Path, argosmodel: Path) -> None:
    old, new, mine = (
        argos.parent / name
        for name in (".translit-model-abcd1234", ".translit-model-efgh5678", ".translit-models")
    )
    for one in (old, new, mine):
        (one / "model").mkdir(parents=True)
    for one in (old, mine):
        os.utime(one, (0, 0))
    installed_models.install(argosmodel)
    assert not old.exists()
    assert new.exists()
    assert mine.exists()


def test_models_on_a_file_system_of_their_own_are_installed(
    argos: Path, argosmodel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then there is no other place on it than among the models themselves."""
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) == argos)
    made: list[Path] = []
    unpack = installed_models.unpack
    monkeypatch.setattr(
        installed_models, "unpack", lambda path, room: made.append(room) or unpack(path, room)
    )
    model = installed_models.install(argosmodel)
    assert made[0].parent == argos
    assert list(argos.iterdir()) == [model.path]


def test_a_folder_that_may_not_be_written_to_is_one_line(
    argos: Path, argosmodel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(ModelError, match=r"cannot be installed \(Permission denied: .*nothing was"):
        installed_models.install(argosmodel)
    assert list(argos.iterdir()) == []


def written(path: Path, members: dict[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


def linked(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


METADATA = json.dumps({"from_code": "zh", "to_code": "en", "package_version": "1"}).encode()

GOOD: dict[str | zipfile.ZipInfo, bytes] = {
    "zh_en/metadata.json": METADATA,
    "zh_en/sentencepiece.model": b"x",
    "zh_en/model/model.bin": b"x",
}


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({}, "it is empty"),
        ({**GOOD, "other/file": b""}, "more than one folder: other, zh_en"),
        ({**GOOD, "README": b""}, "README in it stands outside of a folder"),
        ({**GOOD, "../evil": b""}, "a file with the name '../evil'"),
        ({**GOOD, "zh_en/../../evil": b""}, "a file with the name"),
        ({**GOOD, "/etc/evil": b""}, "a file with the name"),
        ({**GOOD, "C:/evil": b""}, "a file with the name"),
        ({**GOOD, "zh_en\\..\\evil": b""}, "a file with the name"),
        ({**GOOD, "zh_en/.hidden": b""}, "a file with the name"),
        ({**GOOD, "zh_en//evil": b""}, "a file with the name"),
        ({**GOOD, "zh_en/\x1bevil": b""}, "a file with the name"),
        ({**GOOD, linked("zh_en/link"): b"/etc/passwd"}, "zh_en/link in it is a link or a device"),
        ({**GOOD, "zh_en/MODEL/model.bin": b""}, "two files of one name"),
        ({**GOOD, "zh_en/metadata.json": b"{"}, "its metadata.json is not JSON"),
        ({**GOOD, "zh_en/metadata.json": b" " * 2_000_000}, "its metadata.json is too long"),
        ({**GOOD, "zh_en/metadata.json": b'{"type": "sbd"}'}, "of the type 'sbd'"),
        ({"zh_en/metadata.json": METADATA, "zh_en/model/model.bin": b""}, "no sentencepiece.model"),
        ({"zh_en/metadata.json": METADATA, "zh_en/sentencepiece.model": b""}, "no model/model.bin"),
        (GOOD, "Argos Translate cannot read it"),
    ],
)
def test_what_is_no_package_is_refused_and_nothing_is_written(
    argos: Path, tmp_path: Path, members: dict[str | zipfile.ZipInfo, bytes], message: str
) -> None:
    path = written(tmp_path / "bad.argosmodel", members)
    assert installed_models.installed() == []  # Argos makes its folders
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ModelError) as caught:
        installed_models.install(path)
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"{path}: ")
    assert len(str(caught.value).splitlines()) == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_a_bomb_is_refused_before_it_is_unpacked(argos: Path, tmp_path: Path) -> None:
    path = tmp_path / "bomb.argosmodel"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in GOOD.items():
            file.writestr(name, data)
        with file.open("zh_en/zeros", "w", force_zip64=True) as zeros:
            for _ in range(128):
                zeros.write(bytes(1_000_000))
    with pytest.raises(ModelError, match="zeros in it unpacks to 128,000,000 bytes"):
        installed_models.install(path)


def test_too_many_files_are_refused(argos: Path, tmp_path: Path) -> None:
    path = written(tmp_path / "many", {**GOOD, **{f"zh_en/{i}": b"" for i in range(10_001)}})
    with pytest.raises(ModelError, match="more than 10,000 files"):
        installed_models.install(path)


@pytest.mark.parametrize("share", [0, 0.001, 0.5, 0.999])
def test_a_file_that_is_cut_is_refused(
    argos: Path, argosmodel: Path, tmp_path: Path, share: float
) -> None:
    data = argosmodel.read_bytes()
    path = tmp_path / "cut.argosmodel"
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(ModelError, match="no zip file, or it is not whole"):
        installed_models.install(path)
    assert installed_models.installed() == []


def test_a_file_with_one_wrong_byte_is_refused(argos: Path, made: Path, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as file:
        for part in made.rglob("*"):
            if part.is_file():
                file.write(part, part.relative_to(made.parent))
    data = bytearray(packed.getvalue())
    weights = (made / "model" / "model.bin").read_bytes()
    data[data.find(weights) + len(weights) // 2] ^= 1
    path = tmp_path / "wrong.argosmodel"
    path.write_bytes(data)
    with pytest.raises(ModelError, match="Bad CRC-32"):
        installed_models.install(path)
    assert installed_models.installed() == []


@pytest.mark.parametrize("broken", ["model/model.bin", "sentencepiece.model"])
def test_a_package_that_does_not_work_is_refused(
    argos: Path, made: Path, tmp_path: Path, broken: str
) -> None:
    bad = copy(made, tmp_path / "bad")
    data = (bad / broken).read_bytes()
    (bad / broken).write_bytes(data[: len(data) // 2])
    with pytest.raises(ModelError, match="is no model that can be installed"):
        installed_models.install(archive(bad, tmp_path / "bad.argosmodel"))
    assert list(argos.iterdir()) == []


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe", "device", "link"])
def test_what_is_no_file_is_a_clear_error(argos: Path, tmp_path: Path, kind: str) -> None:
    place = tmp_path / kind
    match kind:
        case "folder":
            place.mkdir()
        case "pipe":
            os.mkfifo(place)
        case "device":
            place = Path("/dev/zero")
        case "link":
            place.symlink_to("/dev/zero")
    with pytest.raises(ModelError, match=r"there is no such file|it is a folder, a pipe or a dev"):
        installed_models.install(place)


def test_a_model_is_removed_by_its_name(folder: Path) -> None:
    assert installed_models.remove(folder.name).name == folder.name
    assert list(folder.parent.iterdir()) == []
    assert [path.name for path in folder.parent.parent.iterdir()] == ["packages"]
    with pytest.raises(ModelError, match=f"there is no model {folder.name}; installed: none"):
        installed_models.remove(folder.name)


@pytest.mark.parametrize("name", ["../packages", "..", ".", "", "/"])
def test_only_models_are_removed(folder: Path, name: str) -> None:
    with pytest.raises(ModelError, match="there is no model"):
        installed_models.remove(name)
    assert folder.exists()


def test_what_is_left_of_a_model_can_be_removed_and_nothing_else(folder: Path) -> None:
    (folder / "metadata.json").unlink()
    assert installed_models.remove(folder.name).name == folder.name
    stray = folder.parent / "stray"
    stray.mkdir()
    with pytest.raises(ModelError, match="holds no model; remove it yourself"):
        installed_models.remove("stray")
    assert stray.exists()


def test_a_link_to_a_model_is_removed_and_the_model_stays(argos: Path, made: Path) -> None:
    (argos / "linked").symlink_to(made)
    assert names() == ["linked"]
    installed_models.remove("linked")
    assert list(argos.iterdir()) == []
    assert (made / "metadata.json").exists()
