"""A post, as its files are now -> what a page shows of it, and what an edit makes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from translit.catalog.revising import Conflict, Revision, Version, version_of
from translit.checks import Pair
from translit.checks.markup import MARKUP
from translit.checks.running import Choice, quieted
from translit.errors import ProjectError
from translit.formats import Reparsing
from translit.model import Entry, Finding, State, Unit
from translit.page.rendering import Renderer
from translit.page.viewing import Seen, page, shown_unit
from translit.page.views import Page, ShownUnit, unit_id
from translit.project import Project
from translit.workflows.live_findings import LiveFindings
from translit.workflows.preview import seen_of
from translit.workflows.revise import revise

__all__ = ["LivePost", "Refused", "Typed", "look_of", "mark_of"]


class Refused(Exception):  # noqa: N818  # no error: a person is told why
    """What a person wants cannot be saved; its text says why."""


_Facts = tuple[Entry | None, tuple[Finding, ...]]


class _Shown(NamedTuple):
    """A unit as it was shown, and what it was made of."""

    facts: _Facts
    unit: ShownUnit
    look: str


class Typed(NamedTuple):
    """What is known of a translation while it is being written."""

    html: str
    findings: tuple[Finding, ...]
    refusal: str
    """Why it cannot be saved as it is; empty if it can."""


@dataclass(slots=True)
class LivePost:
    """One post that a person is at. All it keeps that its files do not say is the way back."""

    project: Project
    post: Path
    choice: Choice
    image: Callable[[str], str | None]
    translator: str = ""
    undoable: list[Revision] = field(default_factory=list)
    """The edits of this session, turned round, the last one last."""
    _read: tuple[bytes | None, bytes | None] | None = None
    _seen: Seen | None = None
    _renderer: Renderer | None = None
    _units: dict[str, Unit] = field(default_factory=dict)
    _findings: LiveFindings = field(init=False)
    _shown: dict[str, _Shown] = field(default_factory=dict)
    _catalog: Path | None = None
    _whole: tuple[Seen, tuple[str, ...]] | None = None

    def __post_init__(self) -> None:
        self._findings = LiveFindings(self.project, self.post, self.choice)

    @property
    def catalog(self) -> Path:
        """Its PO file."""
        if self._catalog is None:
            self._catalog = self.project.layout.catalog(self.post)
        return self._catalog

    def seen(self) -> Seen:
        """What its files say now; read again only where they say something else."""
        read = (self.project.read(self.post), self.project.read(self.catalog))
        if self._seen is None or read != self._read:
            before = self._read
            seen = seen_of(self.project, self.post, {}, image=self.image)
            if before is None or before[0] != read[0] or self._renderer is None:
                self._renderer = Renderer(seen.document, seen.reader, self.image)
                self._units = {unit_id(one.key): one for one in reversed(seen.document.units)}
                self._findings.forget()
                self._shown.clear()
            self._seen = replace(seen, findings=self._findings.of(seen, self._units))
            self._read = read
        return self._seen

    def page(self) -> Page:
        """The whole page."""
        seen = self.seen()
        whole = replace(seen, whole=self.whole())
        return page(whole, self._renderer, lambda unit: self._unit(seen, unit_id(unit.key)).unit)

    def whole(self) -> tuple[str, ...]:
        """What the checks find in the post as a whole, which no sentence shows."""
        seen = self.seen()
        if not self.knows_whole(seen):
            self.learn_whole(seen, self._findings.of_whole(seen))
        return self.known_whole

    def knows_whole(self, seen: Seen) -> bool:
        """Whether what is found in the post as a whole is known as it was seen."""
        return self._whole is not None and self._whole[0] is seen

    def learn_whole(self, seen: Seen, found: tuple[str, ...]) -> None:
        """Remember what was found in the post as a whole as it was seen."""
        self._whole = seen, found

    @property
    def known_whole(self) -> tuple[str, ...]:
        """What was found in it as a whole when somebody looked last."""
        return self._whole[1] if self._whole is not None else ()

    def unit(self, name: str) -> ShownUnit:
        """One unit as the page shows it. Raises Refused where the post has none of this id."""
        return self._unit(self.seen(), name).unit

    def looks(self) -> dict[str, str]:
        """The look of every unit, by its id."""
        seen = self.seen()
        return {name: self._unit(seen, name).look for name in self._units}

    def _unit(self, seen: Seen, name: str) -> _Shown:
        unit = self._named(name)
        facts = _facts(seen, unit)
        kept = self._shown.get(name)
        if kept is None or kept.facts != facts:
            assert self._renderer is not None  # noqa: S101  # it was made with `seen`
            shown = shown_unit(self._renderer, seen, unit)
            kept = self._shown[name] = _Shown(facts, shown, look_of(shown))
        return kept

    def version(self, name: str) -> Version | None:
        """What stands in a unit's entry; None where it has none that can be edited here."""
        return _version(self.seen(), self._named(name))

    def versions(self) -> dict[str, Version | None]:
        """The same of every unit, by its id."""
        seen = self.seen()
        return {name: _version(seen, unit) for name, unit in self._units.items()}

    def typed(self, name: str, target: str) -> Typed:
        """What a translation would be, before it is saved."""
        seen, unit, text = self.seen(), self._named(name), written(target)
        assert self._renderer is not None  # noqa: S101  # it was made with `seen`
        entry = seen.entries.get(unit.key) or Entry(unit.source)
        if not text:
            return Typed(self._renderer.source(unit), (), "")
        if not isinstance(seen.reader, Reparsing):
            return Typed(self._renderer.fragment(unit, text), (), "")
        entry = replace(entry, target=text)
        pair, some = self._findings.typed(seen, seen.reader, unit, entry)
        return Typed(self._renderer.fragment(unit, text), tuple(some), _refusal(pair))

    def save(self, name: str, mark: str, change: Callable[[Version], Version]) -> None:
        """Write an edit of what a person saw; `mark` says what that was.

        Raises Refused where it cannot be saved, and Conflict where something else stands there.
        """
        now, unit = self.version(name), self._named(name)
        if now is None:
            raise Conflict(None)
        wanted = change(now)
        if wanted == now:
            return
        if mark_of(now) != mark:
            raise Conflict(now)
        if problem := unwritable(wanted.target + wanted.comment):
            raise Refused(problem)
        if wanted.state is State.TRANSLATED and (why := self.typed(name, wanted.target).refusal):
            raise Refused(why)
        self._write(Revision(unit.key, now, wanted))
        self.undoable.append(Revision(unit.key, wanted, now))

    def undo(self) -> str:
        """Take the last edit of this session back; answers the unit's id, empty if there is none.

        Raises Conflict, and forgets the edit, where somebody has changed the entry since.
        """
        if not self.undoable:
            return ""
        revision = self.undoable.pop()
        try:
            self._write(revision)
        except ProjectError:
            self.undoable.append(revision)
            raise
        return unit_id(revision.key)

    def _write(self, revision: Revision) -> None:
        revise(self.project, self.catalog, revision, translator=self.translator)

    def _named(self, name: str) -> Unit:
        try:
            return self._units[name]
        except KeyError:
            raise Refused("the post has changed, and has no such sentence; load the page") from None


def written(target: str) -> str:
    """A text from a form as a PO file has it: no line ends around it, and one kind of them."""
    text = target.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return text if text.strip() else ""


def unwritable(text: str) -> str:
    """Why no PO file can hold a text; empty if it can."""
    if "\0" in text:
        return "there is a NUL character in it; delete it"
    try:
        text.encode()
    except UnicodeEncodeError:
        return "there is half a character in it; delete it and write it again"
    return ""


def mark_of(version: Version | None) -> str:
    """A short name for what stands in an entry; empty where there is none to edit."""
    if version is None:
        return ""
    return blake2b(repr(tuple(version)).encode(), digest_size=9).hexdigest()


def look_of(unit: ShownUnit) -> str:
    """A short name for how a unit is shown: another look, another name."""
    facts = (
        unit.state, unit.target, unit.comment, unit.origin, unit.notes, unit.previous,
        unit.agreement, unit.demands, unit.findings,
    )  # fmt: skip
    return blake2b(repr(facts).encode(errors="replace"), digest_size=9).hexdigest()


def _version(seen: Seen, unit: Unit) -> Version | None:
    entry = seen.entries.get(unit.key)
    return None if entry is None or entry.plural is not None else version_of(entry)


def _facts(seen: Seen, unit: Unit) -> _Facts:
    """What else than the post decides how a unit is shown."""
    return seen.entries.get(unit.key), tuple(seen.findings.get(unit.key, ()))


def _refusal(pair: Pair) -> str:
    """Why `build` would refuse a translation."""
    if quieted(pair) & {MARKUP.id, "all"}:
        return ""
    told = [one.message.replace("; correct it in Poedit", "") for one in MARKUP.run(pair)]
    return "; ".join(told)
