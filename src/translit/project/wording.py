"""`words` of a configuration -> which keys and files hold words of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from translit.sites.settings import WORD_KEYS

__all__ = ["Words", "words"]

_PLACES = ("locale", "path", "dir", "stem", "suffix")


@dataclass(frozen=True, slots=True)
class Words:
    """What of a site is said again and again."""

    keys: tuple[str, ...] = WORD_KEYS
    """Keys of the front matter; those of them that are translated."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Files, or patterns of files, and where what they say is built in English."""

    def among(self, translated: Iterable[str]) -> tuple[str, ...]:
        """The keys, of those that are translated, that hold words of the site."""
        return tuple(key for key in translated if key.rpartition(".")[2] in self.keys)


def words(value: object, wrong: Callable[[str], Exception]) -> Words:
    """Read the key: a table of `keys` and `files`; `wrong` makes the error."""
    if not isinstance(value, dict):
        raise wrong("is a table: write keys = […] under [words], and files under [words.files]")
    if unknown := value.keys() - {"keys", "files"}:
        raise wrong(f"has {min(unknown)}; its keys are keys and files")
    keys = value.get("keys", list(WORD_KEYS))
    if not isinstance(keys, list) or not all(isinstance(one, str) for one in keys):
        raise wrong('takes a list of keys of the front matter: keys = ["tags", "categories"]')
    files = value.get("files", {})
    if not isinstance(files, dict):
        raise wrong('takes a table in files: "data/*.yaml" = "data/{locale}/{path}"')
    return Words(tuple(keys), {name: _place(name, one, wrong) for name, one in files.items()})


def _place(name: str, place: object, wrong: Callable[[str], Exception]) -> str:
    """Where a file is built; in another place than it stands."""
    if not isinstance(place, str) or not place.strip():
        raise wrong(f'says no place for {name}: write one, as "data/{{locale}}/{{path}}"')
    try:
        filled = place.format_map(dict.fromkeys(_PLACES, "x"))
    except (KeyError, ValueError, IndexError, AttributeError):
        raise wrong(f"names in {place} what is none of {{{'}, {'.join(_PLACES)}}}") from None
    for path in (name, filled):
        if ".." in PurePosixPath(path).parts or path.startswith("/"):
            raise wrong(f"leads out of the project: {path}")
    if place == name:
        raise wrong(f"would write over {name}; name another place")
    return place
