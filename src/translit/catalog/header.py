"""The header of a PO file: facts about the catalog, one `Name: value` a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from translit.languages import language_name, plural_forms
from translit.model import Entry, State

__all__ = ["Header", "new_header"]

# The order in which Poedit writes the fields that it knows; what it does not know stays behind
# them. A header in another order is re-ordered by its first save there.
_POEDIT_ORDER = (
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
)
_RANK = {name: rank for rank, name in enumerate(_POEDIT_ORDER)}


@dataclass(frozen=True, slots=True)
class Header:
    """The entry of the empty msgid, which is none of the translator's."""

    entry: Entry = field(default_factory=lambda: Entry(source=""))
    """As it stands in the file, with its comment and its fuzzy flag."""

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Names and values in the order of the file; a line without a colon has no name."""
        return tuple(_field(line) for line in self.entry.target.split("\n") if line)

    def field(self, name: str) -> str:
        """The value of the field `name`; empty where there is none."""
        return next((value for key, value in self.fields if key == name), "")

    def with_fields(self, values: Mapping[str, str]) -> Header:
        """The same header with these values: each in its old place, or a new one by the order.

        A line break in a value becomes a blank; lines of other fields stay as they are.
        """
        if not values:
            return self
        missing = {name: " ".join(value.split("\n")) for name, value in values.items()}
        lines = [line for line in self.entry.target.split("\n") if line]
        for place, line in enumerate(lines):
            name, _ = _field(line)
            if name in missing:
                lines[place] = f"{name}: {missing.pop(name)}"
        for name, value in missing.items():
            lines.insert(_place(name, [_field(line)[0] for line in lines]), f"{name}: {value}")
        target = "".join(f"{line}\n" for line in lines)
        state = State.TRANSLATED if self.entry.state is State.UNTRANSLATED else self.entry.state
        return Header(replace(self.entry, target=target, state=state))

    def completed(self, other: Header) -> Header:
        """The same header with those fields of `other` that it lacks."""
        present = {name for name, _ in self.fields}
        missing = {name: value for name, value in other.fields if name and name not in present}
        return self.with_fields(missing)


def new_header(  # noqa: PLR0913  # one fact of the header each
    *,
    source_locale: str,
    locale: str,
    project: str,
    now: datetime,
    translator: str = "",
    generator: str = "translit",
) -> Header:
    """The header of a catalog that is created `now`; Poedit finds all that it would add.

    `translator` reads `Name <address>`; Poedit writes its own user there.
    """
    date = (now if now.tzinfo else now.astimezone()).strftime("%Y-%m-%d %H:%M%z")
    return Header().with_fields(
        {
            "Project-Id-Version": project,
            "POT-Creation-Date": date,
            "PO-Revision-Date": date,
            "Last-Translator": translator,
            "Language-Team": language_name(locale),
            "Language": locale,
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": plural_forms(locale),
            "X-Generator": generator,
            "X-Source-Language": source_locale,
        }
    )


def _field(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    return (name, value.strip()) if colon and name.strip() else ("", line)


def _place(name: str, present: list[str]) -> int:
    """Where a new field belongs: behind the last one that Poedit would write before it."""
    rank = _RANK.get(name)
    if rank is None:
        return len(present)
    earlier = [place for place, other in enumerate(present) if _RANK.get(other, rank) < rank]
    return earlier[-1] + 1 if earlier else 0
