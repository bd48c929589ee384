"""Downloads of models: whole or not at all, and where they stopped they go on."""

from __future__ import annotations

import errno
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.engines.server import Server, closed_port
from translit.engines import LanguagePair
from translit.engines.argos import download, public_models
from translit.engines.argos.folders import folders
from translit.errors import ModelError
from translit.workflows.models import fetch

PAIR = LanguagePair("zh", "en")

DATA = bytes(range(256)) * 4000


def quiet(_done: int, _total: int | None) -> None:
    """Tell nobody."""


def downloaded(progress: Callable[[int, int | None], None] = quiet) -> Path:
    return download.download(public_models.offered(PAIR), progress=progress)


def left() -> dict[str, int]:
    """What lies in the folder of downloads, with its sizes."""
    return {path.name: path.stat().st_size for path in folders().downloads.iterdir()}


NAME = "translate-zh_en-1_9.argosmodel"


def test_a_file_comes_whole_with_its_digest_beside_it(server: Server) -> None:
    server.offer("1.9", DATA)
    told: list[tuple[int, int | None]] = []
    path = downloaded(lambda done, total: told.append((done, total)))
    assert path.name == NAME
    assert path.read_bytes() == DATA
    kept = json.loads(path.with_name(NAME + ".json").read_text())
    assert (kept["size"], kept["sha256"]) == (len(DATA), hashlib.sha256(DATA).hexdigest())
    assert told[0] == (0, len(DATA))
    assert told[-1] == (len(DATA), len(DATA))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert NAME + ".part" not in left()


def test_a_file_that_is_here_is_not_fetched_again(server: Server) -> None:
    path = server.offer("1.9", DATA)
    downloaded()
    assert downloaded().read_bytes() == DATA
    assert [asked for asked, _ in server.asked].count(path) == 1


@pytest.mark.parametrize("harm", [lambda data: data[:-1], lambda data: b"x" + data[1:]])
def test_a_file_that_was_changed_is_fetched_again(
    server: Server, harm: Callable[[bytes], bytes]
) -> None:
    server.offer("1.9", DATA)
    path = downloaded()
    path.write_bytes(harm(DATA))
    assert downloaded().read_bytes() == DATA


def test_the_newest_version_of_the_index_is_taken(server: Server) -> None:
    for version in ("1.9", "1.10", "1.2"):
        server.offer(version, version.encode())
    server.offer("9", b"", from_code="ja")
    server.offer("9", b"", links=["ipfs://none"])
    server.offer("9", b"", links=None)
    assert public_models.offered(PAIR).version == "1.10"
    assert downloaded().read_bytes() == b"1.10"


@pytest.mark.parametrize("cut", [0, 1, 1000, len(DATA) - 1])
def test_a_connection_that_ends_is_taken_up_again(server: Server, cut: int) -> None:
    path = server.offer("1.9", DATA)
    server.cuts = [cut]
    assert downloaded().read_bytes() == DATA
    assert server.asked[1:] == [(path, None), (path, f"bytes={cut}-" if cut else None)]


def test_it_goes_on_as_long_as_something_comes(server: Server) -> None:
    server.offer("1.9", DATA)
    server.cuts = [100_000] * 9
    assert downloaded().read_bytes() == DATA


def test_it_gives_up_where_nothing_comes_and_goes_on_the_next_time(server: Server) -> None:
    path = server.offer("1.9", DATA)
    server.cuts = [1000, 0, 0, 0]
    with pytest.raises(ModelError) as caught:
        downloaded()
    assert str(caught.value) == (
        f"the model cannot be downloaded ({server.host}: the connection ended after 1,000 of "
        f"{len(DATA):,} bytes); run translit models install again, which goes on where this "
        f"stopped, or get {server.address}{path} elsewhere and run translit models install FILE"
    )
    assert left()[NAME + ".part"] == 1000
    server.asked.clear()
    told: list[int] = []
    assert downloaded(lambda done, _: told.append(done)).read_bytes() == DATA
    assert server.asked[1:] == [(path, "bytes=1000-")]
    assert told[0] == 1000


def test_a_program_that_is_interrupted_goes_on_the_next_time(server: Server) -> None:
    path = server.offer("1.9", DATA)

    def stop(done: int, _total: int | None) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        downloaded(stop)
    part = left()[NAME + ".part"]
    assert part > 0
    server.asked.clear()
    assert downloaded().read_bytes() == DATA
    assert server.asked[1:] == ([(path, f"bytes={part}-")] if part < len(DATA) else [])


def test_a_file_that_changed_meanwhile_is_fetched_from_its_beginning(server: Server) -> None:
    server.offer("1.9", DATA)
    server.cuts = [1000, 0, 0, 0]
    with pytest.raises(ModelError):
        downloaded()
    server.files["/v1/translate-zh_en-1.9.argosmodel"] = DATA[::-1]
    assert downloaded().read_bytes() == DATA[::-1]


def test_a_file_that_became_shorter_is_fetched_from_its_beginning(server: Server) -> None:
    server.offer("1.9", DATA)
    server.tag = '"always the same"'
    server.cuts = [1000, 0, 0, 0]
    with pytest.raises(ModelError):
        downloaded()
    server.files["/v1/translate-zh_en-1.9.argosmodel"] = b"short"
    assert downloaded().read_bytes() == b"short"


def test_a_server_without_ranges_begins_again(server: Server) -> None:
    server.offer("1.9", DATA)
    server.ranges = False
    server.cuts = [1000, 2000]
    assert downloaded().read_bytes() == DATA


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", '{"url": 1}', '{"url": "", "total": "x", "tag": 1}']
)
def test_a_part_of_which_nothing_is_known_is_not_used(server: Server, kept: str) -> None:
    path = server.offer("1.9", DATA)
    part = folders().downloads / (NAME + ".part")
    part.write_bytes(b"something else")
    if kept:
        part.with_name(part.name + ".json").write_text(kept)
    assert downloaded().read_bytes() == DATA
    assert server.asked[1:] == [(path, None)]


def test_a_part_that_came_whole_is_not_fetched_again(server: Server) -> None:
    path = server.offer("1.9", DATA)
    downloaded()
    whole = folders().downloads / NAME
    whole.rename(whole.with_name(NAME + ".part"))
    kept = {"url": server.address + path, "total": len(DATA), "tag": ""}
    whole.with_name(NAME + ".part.json").write_text(json.dumps(kept))
    server.asked.clear()
    assert downloaded().read_bytes() == DATA
    assert [asked for asked, _ in server.asked] == ["/index.json"]


@pytest.mark.parametrize(
    "said", [{"size": len(DATA) + 1}, {"sha256": "0" * 64}], ids=["size", "sha256"]
)
def test_a_file_that_is_not_the_one_of_the_index_is_refused(
    server: Server, said: dict[str, object]
) -> None:
    server.offer("1.9", DATA, **said)
    server.says_length = "size" not in said
    with pytest.raises(ModelError, match="the model cannot be downloaded"):
        downloaded()
    assert NAME not in left()


def test_size_and_digest_of_the_index_are_taken(server: Server) -> None:
    digest = hashlib.sha256(DATA).hexdigest().upper()
    server.offer("1.9", DATA, size=len(DATA), sha256=digest)
    assert downloaded().read_bytes() == DATA


def test_a_server_need_not_say_how_long_a_file_is(server: Server) -> None:
    server.offer("1.9", DATA)
    server.says_length = False
    totals: set[int | None] = set()
    assert downloaded(lambda _, total: totals.add(total)).read_bytes() == DATA
    assert totals == {None}


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_what_a_server_refuses_is_one_line(server: Server, status: int) -> None:
    path = server.offer("1.9", DATA)
    server.statuses[path] = status
    with pytest.raises(ModelError, match=f"the server says {status} .*models install FILE"):
        downloaded()
    assert [asked for asked, _ in server.asked].count(path) == 1


def test_a_server_that_refuses_every_range_is_not_asked_for_ever(server: Server) -> None:
    path = server.offer("1.9", DATA)
    server.statuses[path] = 416
    with pytest.raises(ModelError, match="the server says 416"):
        downloaded()
    assert len(server.asked) < 6


def test_another_link_is_tried_where_one_fails(server: Server) -> None:
    path = server.offer("1.9", DATA)
    values = json.loads(server.files["/index.json"])
    values[0]["links"] = [
        f"http://127.0.0.1:{closed_port()}/none", server.address + "/none", server.address + path,
    ]  # fmt: skip
    server.files["/index.json"] = json.dumps(values).encode()
    assert downloaded().read_bytes() == DATA


def test_redirects_are_followed(server: Server) -> None:
    path = server.offer("1.9", DATA)
    server.files["/moved"] = DATA
    server.redirects[path] = server.address + "/moved"
    server.cuts = [1000]
    assert downloaded().read_bytes() == DATA
    assert ("/moved", "bytes=1000-") in server.asked


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://127.0.0.1/x", "/again"])
def test_redirects_that_lead_astray_are_not_followed(server: Server, to: str) -> None:
    path = server.offer("1.9", DATA)
    server.redirects |= {path: to, "/again": "/again"}
    with pytest.raises(ModelError, match="cannot be downloaded"):
        downloaded()


def test_a_server_that_says_nothing_is_not_waited_for(server: Server) -> None:
    path = server.offer("1.9", DATA)
    server.silent.add(path)
    with pytest.raises(ModelError, match=r"the server said nothing for 0\.5 seconds"):
        downloaded()
    server.silent.add("/index.json")
    with pytest.raises(ModelError, match="index of public models cannot be read"):
        downloaded()


def test_a_server_that_is_not_there_is_one_line(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"http://127.0.0.1:{closed_port()}/")
    with pytest.raises(ModelError) as caught:
        downloaded()
    assert "Connection refused" in str(caught.value)
    assert "translit models install FILE" in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"{}", b"[" * 100_000, b"\xff", b'"x"', b"<html>"], ids=repr
)
def test_an_index_that_is_none_is_one_line(server: Server, data: bytes) -> None:
    server.files["/index.json"] = data
    with pytest.raises(ModelError, match=r"index of public models cannot be read .*install FILE"):
        downloaded()


@pytest.mark.parametrize("data", ["[]", "[1, null, {}]", '[{"from_code": "zh"}]'])
def test_an_index_without_the_pair_is_one_line(server: Server, data: str) -> None:
    server.files["/index.json"] = data.encode()
    with pytest.raises(ModelError, match=r"has none for zh → en .*install FILE"):
        downloaded()


def test_only_one_program_downloads_a_file_at_a_time(server: Server) -> None:
    server.offer("1.9", DATA)

    def second(done: int, _total: int | None) -> None:
        if not done:
            with pytest.raises(ModelError, match="another program downloads this model already"):
                downloaded()

    assert downloaded(second).read_bytes() == DATA


def test_a_full_disk_is_one_line(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.offer("1.9", DATA)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(ModelError, match=r"download cannot be kept \(No space left"):
        downloaded(full)


def test_a_model_is_fetched_installed_and_its_file_removed(
    server: Server, argos: Path, argosmodel: Path
) -> None:
    server.offer("1.9", argosmodel.read_bytes())
    fetched = fetch(PAIR, progress=quiet)
    assert fetched.is_new
    assert fetched.model.version == "1.9"
    assert [path.name for path in argos.iterdir()] == [fetched.model.name]
    assert left() == {}
    server.asked.clear()
    again = fetch(PAIR, progress=quiet)
    assert (again.model, again.is_new) == (fetched.model, False)
    assert [asked for asked, _ in server.asked] == ["/index.json"]


def test_a_file_that_is_no_model_is_not_kept(server: Server, argos: Path) -> None:
    server.offer("1.9", DATA)
    with pytest.raises(ModelError, match="is no model that can be installed"):
        fetch(PAIR, progress=quiet)
    assert left() == {}
    assert list(argos.iterdir()) == []
