"""A person in the browser, and a second program, at the same file: what became of every save.

A save is lost where its text stands in no entry at the end, and nobody saw it before it was
replaced: neither the second program, which knows what it replaces, nor the page, which shows it.
"""

from __future__ import annotations

import random
import re
import signal
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.browser.driving import Eyes, Review
from translit.catalog import po
from translit.catalog.revising import Conflict, Revision, version_of
from translit.errors import ProjectError
from translit.project import open_project
from translit.workflows.revise import revise

SENTENCES = "今天下雨。明天晴天。后天刮风。他在喝茶。她在看书。我们回家。你们出门。猫睡着了。"

_SHOWN = """
window.everShown = new Set();
const note = () => {
  for (const found of document.body.textContent.matchAll(/Outside \\d+/g)) everShown.add(found[0]);
};
const all = {subtree: true, childList: true, characterData: true};
new MutationObserver(note).observe(document.body, all);
note();
"""


@dataclass
class Tally:
    """What was done, and what came of it."""

    browser: list[str] = field(default_factory=list)
    """Texts that the page said it had saved."""
    outside: list[str] = field(default_factory=list)
    """Texts that the second program has saved."""
    seen: set[str] = field(default_factory=set)
    """Texts that somebody saw before they were replaced."""
    conflicts: int = 0
    kills: int = 0
    unanswered: list[str] = field(default_factory=list)
    """Texts that were sent to a server that was killed: saved or not, both are right."""
    lost: list[str] = field(default_factory=list)


class SecondWriter(threading.Thread):
    """Saves one entry after the other, never over what it has not read."""

    def __init__(self, root: Path, tally: Tally, seed: int) -> None:
        super().__init__(daemon=True)
        self._project = open_project(root, chosen=root)
        self._path = root / "locales/en/race.md.po"
        self._tally, self._chance, self.ended = tally, random.Random(seed), threading.Event()
        self.failure: Exception | None = None

    def run(self) -> None:
        number = 0
        while not self.ended.wait(self._chance.uniform(0.02, 0.6)):
            try:
                self._save(f"Outside {number}")
            except (Conflict, ProjectError):
                continue  # the page was quicker
            except Exception as error:  # noqa: BLE001  # told in the main thread
                self.failure = error
                return
            number += 1

    def _save(self, text: str) -> None:
        catalog = po.loads(self._path.read_text("utf-8"), path=self._path)
        entry = self._chance.choice([*catalog.active])
        now = version_of(entry)
        revision = Revision(entry.key, now, now.accepted(text))
        revise(self._project, self._path, revision, translator="Second")
        self._tally.seen.add(now.target)
        self._tally.outside.append(text)


class Person:
    """Clicks on sentences, types, saves; answers what the page asks."""

    def __init__(self, root: Path, eyes: Eyes, seed: int) -> None:
        self.tally = Tally()
        self._root, self._eyes, self._chance = root, eyes, random.Random(seed)
        self._review = Review(root)

    def race(self, rounds: int, kills: int) -> Tally:
        """Edit so many sentences, and have the server killed so often."""
        at = {*self._chance.sample(range(rounds), kills)}
        writer = SecondWriter(self._root, self.tally, self._chance.randrange(1000))
        self._open()
        writer.start()
        try:
            for number in range(rounds):
                self._edit(f"Browser {number}", killed=number in at)
        finally:
            writer.ended.set()
            writer.join(10)
            self._remember()
            self.close()
        if writer.failure is not None:
            raise writer.failure
        self._judge()
        return self.tally

    def close(self) -> None:
        self._eyes.run("window.onbeforeunload = null")
        self._eyes.driver.get("about:blank")
        self._review.stop(signal.SIGKILL)

    def _open(self) -> None:
        eyes = self._eyes
        eyes.driver.get(self._review.serve("posts/race.md"))
        eyes.until("typeof page === 'object' && page.stops().length > 7")
        eyes.run(_SHOWN)
        eyes.listen()

    def _edit(self, text: str, *, killed: bool) -> None:
        eyes = self._eyes
        spans = eyes.run("return page.stops()")
        span = self._chance.choice(spans)
        if eyes.run("return page.chosen !== arguments[0]", span):
            eyes.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", span)
            ActionChains(eyes.driver).move_to_element(span).click().perform()
        eyes.until("page.chosen === arguments[0]", span)
        eyes.keys("e")
        eyes.until("document.activeElement.id === 'target'")
        self.tally.seen.add(str(eyes.run("return document.activeElement.value")))
        eyes.chord(Keys.CONTROL, "a")
        eyes.keys(text)
        assert eyes.run("return document.activeElement.value") == text
        eyes.run("heard.told.length = heard.trouble.length = 0")
        if killed:
            self._killed(text)
            return
        eyes.chord(Keys.CONTROL, Keys.ENTER)
        end = time.monotonic() + 20
        while not eyes.run("return heard.told.some(one => /Accepted|All is reviewed/.test(one))"):
            assert time.monotonic() < end, (text, eyes.run("return document.body.innerText"))
            if eyes.run("return document.getElementById('conflict').open"):
                self.tally.conflicts += 1
                eyes.run("everShown.add(document.getElementById('theirs').textContent)")
                # Where the other was quicker once more, it asks once more.
                eyes.driver.find_element("id", "write-mine").click()
        self.tally.browser.append(text)

    def _killed(self, text: str) -> None:
        """The server ends at once, sometime around a save; the page is opened anew."""
        eyes = self._eyes
        at = threading.Timer(self._chance.uniform(0, 0.08), self._review.stop, (signal.SIGKILL,))
        at.start()
        eyes.chord(Keys.CONTROL, Keys.ENTER)
        at.join()
        self.tally.kills += 1
        self.tally.unanswered.append(text)
        self._remember()
        eyes.run(
            "addEventListener('beforeunload', event => event.stopImmediatePropagation(), true)"
        )
        self._open()

    def _remember(self) -> None:
        self.tally.seen |= {*self._eyes.run("return [...everShown]")}

    def _judge(self) -> None:
        """What stands in the file, and what nobody saw go."""
        text = (self._root / "locales/en/race.md.po").read_text("utf-8")
        entries = [*po.loads(text, path="race.md.po").active]
        tally, now = self.tally, {one.target for one in entries}
        assert len(entries) == SENTENCES.count("。"), "an entry is gone"
        assert now <= {"", *tally.browser, *tally.outside, *tally.unanswered}
        known = now | tally.seen
        tally.lost += [one for one in (*tally.browser, *tally.outside) if one not in known]


def write_project(root: Path) -> None:
    """A post of plain sentences, extracted."""
    from click.testing import CliRunner

    from translit.cli import cli

    (root / "posts").mkdir(parents=True)
    (root / "posts/race.md").write_text(re.sub("。", "。\n\n", SENTENCES), "utf-8")
    (root / "translit.toml").touch()
    done = CliRunner().invoke(cli, ["--project", str(root), "extract"])
    assert done.exit_code == 0, done.output
