"""TMX files -> earlier translations. TMX 1.4b, as OmegaT, Weblate, Poedit and others write it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from translit.errors import CatalogError
from translit.memory import Remembered

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["loads"]

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def loads(data: bytes, *, path: object, source: str, target: str) -> Iterator[Remembered]:
    """The pairs of a file whose languages are those of two locales, in their order.

    `zh-CN`, `ZH` and `zh-Hans` are all `zh_CN`. Inline elements (`bpt`, `ph` and the like) count as
    the markup that they hold. Raises CatalogError, with the line, for a file that is not TMX. Of a
    declaration of entities nothing is expanded: the file is refused.
    """
    from xml.etree import ElementTree as ET  # needed where a project names such files only

    if b"<!ENTITY" in data or "<!ENTITY".encode("utf-16-le") in data:
        raise CatalogError("declares entities; export it again without them", path=path)
    languages = (_language(source), _language(target))
    seen_root = False
    try:
        for event, element in ET.iterparse(io.BytesIO(data), events=("start", "end")):  # noqa: S314
            if event == "start":
                if not seen_root and _name(element) != "tmx":
                    raise CatalogError("is not a TMX file; export one as TMX 1.4", path=path)
                seen_root = True
            elif _name(element) == "tu":
                yield from _pairs(element, languages, str(path))
                element.clear()  # a million of them do not fit at once
    except ET.ParseError as error:
        line, _ = error.position
        what = f"is not valid XML ({str(error).partition(':')[0]}); export it again"
        raise CatalogError(what, path=path, line=line) from None
    except (ValueError, LookupError) as error:  # an encoding that does not exist
        raise CatalogError(f"cannot be read ({error}); export it as UTF-8", path=path) from None


def _pairs(unit: Element, languages: tuple[str, str], origin: str) -> Iterator[Remembered]:
    texts: dict[str, str] = {}
    for variant in unit:
        if _name(variant) != "tuv":
            continue
        language = _language(variant.get(_LANGUAGE) or variant.get("lang") or "")
        segment = next((child for child in variant if _name(child) == "seg"), None)
        if segment is not None:
            texts.setdefault(language, "".join(segment.itertext()).strip())
    source, target = (texts.get(language, "") for language in languages)
    if source and target:
        yield Remembered(source, target, origin)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _language(code: str) -> str:
    return code.replace("_", "-").partition("-")[0].casefold()
