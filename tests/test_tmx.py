"""TMX files become earlier translations, or one clear error."""

from __future__ import annotations

import pytest

from translit.errors import CatalogError
from translit.memory import Remembered
from translit.memory.tmx import loads

FILE = """<?xml version="1.0" encoding="{encoding}"?>
<tmx version="1.4"><header srclang="zh-CN"/><body>
<tu><tuv xml:lang="zh-CN"><seg>下雨了。</seg></tuv>
<tuv xml:lang="EN-US"><seg>It is raining.</seg></tuv></tu>
<tu><tuv lang="en"><seg>Click <ph>**</ph>here<ept>**</ept></seg></tuv>
<tuv lang="ZH_HANS"><seg>点<ph>**</ph>这里<ph>**</ph></seg></tuv></tu>
<tu><tuv xml:lang="zh"><seg>只有中文</seg></tuv></tu>
<tu><tuv xml:lang="de"><seg>Regen</seg></tuv><tuv xml:lang="en"><seg>Rain</seg></tuv></tu>
</body></tmx>
"""


def read(data: bytes) -> list[Remembered]:
    return list(loads(data, path="old.tmx", source="zh_CN", target="en"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_pairs_of_the_two_languages_are_read_with_their_markup(encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    assert read(FILE.format(encoding=name).encode(encoding)) == [
        Remembered("下雨了。", "It is raining.", "old.tmx"),
        Remembered("点**这里**", "Click **here**", "old.tmx"),
    ]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "old.tmx:1: is not valid XML"),
        (b"<tmx><body>\n<tu></body></tmx>", "old.tmx:2: is not valid XML"),
        (b"<xliff/>", "old.tmx: is not a TMX file"),
        (b'<!DOCTYPE t [<!ENTITY a "b">]><tmx/>', "old.tmx: declares entities"),
        (b'<?xml version="1.0" encoding="nonsense"?><tmx/>', "old.tmx"),
    ],
)
def test_what_is_no_tmx_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(CatalogError) as caught:
        read(data)
    assert str(caught.value).startswith(what)


def test_a_thousand_pairs_are_read_in_their_order() -> None:
    units = "".join(
        f'<tu><tuv xml:lang="zh"><seg>第{n}句</seg></tuv>'
        f'<tuv xml:lang="en"><seg>No. {n}</seg></tuv></tu>'
        for n in range(1000)
    )
    pairs = read(f"<tmx><body>{units}</body></tmx>".encode())
    assert [pair.target for pair in pairs] == [f"No. {n}" for n in range(1000)]
