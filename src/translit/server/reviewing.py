"""A project and its posts -> what the browser is shown, and what it may ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from translit.catalog.revising import Conflict, Version
from translit.checks.running import Choice
from translit.errors import TranslitError
from translit.model import Finding, State
from translit.page.html_file import card, index_html
from translit.page.messages import sayer
from translit.page.review_file import review_html
from translit.page.viewing import Seen
from translit.page.views import PostLine
from translit.project import Project, open_project
from translit.server.apart import Apart
from translit.workflows.finding_counts import Counts
from translit.workflows.live_post import LivePost, Refused, look_of, mark_of, written
from translit.workflows.pictures import picture_of
from translit.workflows.status import status

__all__ = ["Review", "Told"]


@dataclass(frozen=True, slots=True)
class Told:
    """An answer to the page's script: its status of HTTP, and its values."""

    code: int
    values: Mapping[str, Any]


@dataclass(slots=True)
class Review:
    """The posts that are reviewed, and how."""

    project: Project
    posts: Sequence[Path]
    choice: Choice
    translator: str = ""
    language: str = "en"
    apart: Apart | None = None
    """What looks at whole posts beside the answers; None: an answer waits until that is done."""
    _live: dict[str, LivePost] = field(default_factory=dict)
    _counts: Counts = field(default_factory=Counts)
    _settings: tuple[bytes | None, bytes] | None = None
    _prepared: tuple[Seen, str] | None = None
    """A page that nobody has asked for yet, and what it was made of."""

    def prepare(self) -> None:
        """Read the one post that is reviewed before anybody waits for its page.

        Raises PostError or CatalogError where it cannot be read.
        """
        names = [*self.names()]
        if len(names) == 1 and (live := self.live(names[0])):
            self._prepared = live.seen(), self.page(live)

    def names(self) -> dict[str, Path]:
        """The posts by the names that addresses have."""
        return {str(self.project.layout.inside(post)): post for post in self.posts}

    def live(self, name: str) -> LivePost | None:
        """The post of a name; None where none is reviewed of that name."""
        post = self.names().get(name)
        if post is None:
            return None
        self._renew()
        if name not in self._live:
            self._live[name] = LivePost(
                self.project, post, self.choice, self._image(name), self.translator
            )
        return self._live[name]

    def _renew(self) -> None:
        """Begin anew where the glossary or the configuration is another by now."""
        project = self.project
        there = project.read(project.root / project.config.glossary)
        if self._settings is None:
            self._settings = (there, project.settings)
        opened = open_project(project.root, chosen=project.root)
        now = (opened.glossary_data, opened.settings)
        if now == self._settings:
            return
        opened.glossary  # noqa: B018  # an error in it is told, and the page stays as it was
        self.project, self._settings = opened, now
        undoable = {name: one.undoable for name, one in self._live.items()}
        self._live.clear()
        for name, some in undoable.items():
            if live := self.live(name):
                live.undoable = some

    def _image(self, name: str) -> Callable[[str], str | None]:
        """The address of a picture in our page; None for one that is not in the project."""

        def address(there: str) -> str | None:
            if self.picture(name, there) is None:
                return None
            return f"/picture/{quote(name)}?at={quote(there, safe='')}"

        return address

    def picture(self, name: str, address: str) -> Path | None:
        """The file of a picture of a post."""
        post = self.names().get(name)
        return None if post is None else picture_of(self.project, post, address)

    def index(self) -> str:
        """The page with the progress of every post."""
        counts = self._counts.of(self.project, self.posts, self.choice)
        lines = [
            PostLine(
                row.post,
                "" if row.error else f"/post/{quote(name)}",
                "",
                "",
                row.translated,
                row.fuzzy,
                row.untranslated,
                found,
                stale=row.stale,
                error=row.error,
            )
            for name, row, found in zip(
                self.names(), status(self.project, self.posts), counts, strict=True
            )
        ]
        title = self.project.config.name or self.project.root.name
        return index_html(lines, language=self.language, name=title)

    def page(self, live: LivePost) -> str:
        """The page of a post: for the first time the prepared one, if nothing has changed."""
        prepared, self._prepared = self._prepared, None
        if prepared is not None and prepared[0] is live.seen():
            return prepared[1]
        made = live.page()
        versions, looks = live.versions(), live.looks()
        stands = {
            one.id: [
                mark_of(versions[one.id]),
                looks[one.id],
                list(one.marks),
                one.target,
                one.comment,
            ]
            for one in made.units
        }
        index = "/" if len(self.posts) > 1 else ""
        return review_html(made, stands, language=self.language, index=index)

    # What the page's script asks for. Each answers with values alone.

    def unit(self, live: LivePost, asked: Mapping[str, Any]) -> Told:
        """All that is known of one unit, to edit it."""
        return Told(200, self._told(live, _text(asked, "id")))

    def type(self, live: LivePost, asked: Mapping[str, Any]) -> Told:
        """A translation as it would be seen, and what the checks find in it."""
        typed = live.typed(_text(asked, "id"), _text(asked, "target"))
        refusal = self.say(typed.refusal)
        values = {"html": typed.html, "findings": self._findings(typed.findings)}
        return Told(200, {**values, "refusal": refusal})

    def save(self, live: LivePost, asked: Mapping[str, Any]) -> Told:
        """An edit, written; what stands there instead where somebody else was quicker."""
        name, text = _text(asked, "id"), _text(asked, "text")
        changes: dict[str, Callable[[Version], Version]] = {
            "accept": lambda now: _accepted(now, text),
            "edit": lambda now: now.accepted(written(text)),
            "reject": lambda now: now.rejected(),
            "comment": lambda now: now.commented(text.replace("\0", "")),
        }
        change = changes.get(_text(asked, "action"))
        if change is None:
            raise Refused("there is no such action")
        try:
            live.save(name, _text(asked, "seen"), change)
        except Conflict as conflict:
            return self._conflict(live, name, conflict)
        return Told(200, self._told(live, name))

    def undo(self, live: LivePost, _asked: Mapping[str, Any]) -> Told:
        """The last edit of the session, taken back."""
        name = live.undoable[-1].key if live.undoable else None
        if name is None:
            raise Refused("there is nothing to undo")
        try:
            return Told(200, self._told(live, live.undo()))
        except Conflict:
            what = "it was changed elsewhere since; what stands there now was left"
            raise Refused(f"not undone: {what}") from None

    def fresh(self, live: LivePost, asked: Mapping[str, Any]) -> Told:
        """The units that are not as the page has them; `reload` where the post is another."""
        looks = asked.get("looks")
        known = looks if isinstance(looks, dict) else {}
        now = live.looks()
        if now.keys() != known.keys():
            return Told(200, {"reload": True, "units": []})
        changed = [name for name, look in now.items() if look != known[name]]
        units = [self._told(live, name) for name in changed]
        whole = live.whole() if self.apart is None else self.apart.whole(live)
        return Told(200, {"reload": False, "units": units, "whole": [*map(self.say, whole)]})

    def answered(self, call: Callable[[], Told]) -> Told:
        """What a call answers; why it answers nothing, in words for a person, where it fails."""
        try:
            return call()
        except Refused as refused:
            return Told(422, {"error": self.say(str(refused))})
        except TranslitError as error:
            return Told(500, {"error": self.say(str(error))})

    def say(self, message: str) -> str:
        """A message in the language of the page."""
        return sayer(self.language)(message)

    def _findings(self, some: Iterable[Finding]) -> list[dict[str, str]]:
        return [
            {"check": one.check, "severity": one.severity, "message": self.say(one.message)}
            for one in some
        ]

    def _conflict(self, live: LivePost, name: str, conflict: Conflict) -> Told:
        if conflict.now is None:
            what = "the PO file has no such entry any more; run translit extract"
            return Told(409, {"error": self.say(what)})
        return Told(409, {"unit": self._told(live, name)})

    def _told(self, live: LivePost, name: str) -> dict[str, Any]:
        unit = live.unit(name)
        return {
            "id": unit.id,
            "version": mark_of(live.version(name)),
            "look": look_of(unit),
            "marks": unit.marks,
            "state": unit.state,
            "severity": unit.severity or "",
            "html": unit.target_html or unit.source_html,
            "card": card(
                unit,
                language=self.language,
                source=self.project.config.source,
                target=self.project.config.target,
            ),
            "target": unit.target,
            "comment": unit.comment,
            "demands": [one._asdict() for one in unit.demands],
            "findings": self._findings(unit.findings),
            "waits": unit.state is not State.TRANSLATED,
        }


def _accepted(now: Version, seen: str) -> Version:
    """What stands there, reviewed: if it is what the person has seen, whoever was quicker."""
    if seen and now.target != seen:
        raise Conflict(now)
    return now.accepted()


def _text(asked: Mapping[str, Any], name: str) -> str:
    value = asked.get(name, "")
    if not isinstance(value, str):
        raise Refused(f"{name} is no text")
    return value
