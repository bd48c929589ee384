"""A real browser, and a blog that is reviewed in it; only for `make test-browser`."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from translit.catalog import po
from translit.model import Entry, State

if TYPE_CHECKING:
    from selenium import webdriver

    from tests.browser import driving
    from tests.browser.driving import Eyes

ROOT = Path(__file__).parents[2]
BROWSER = Path(os.environ.get("TRANSLIT_BROWSER", "build/browser")).absolute()

collect_ignore_glob = [] if "TRANSLIT_BROWSER" in os.environ else ["test_*.py"]


class Blog:
    """A copy of the sample posts, the third of them drafted, and who is at them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("posts", "locales"):
            shutil.copytree(ROOT / name, root / name)
        for name in ("glossary.csv", "translit.toml"):
            shutil.copy(ROOT / name, root / name)
        self.catalog_path = root / "locales/en/notes/agent-ticket.md.po"
        self.save(lambda one: replace(one, target=drafted(one), state=State.FUZZY))
        self._review: driving.Review | None = None

    def catalog(self) -> po.Catalog:
        return po.loads(self.catalog_path.read_text("utf-8"), path=self.catalog_path)

    def entry(self, number: int) -> Entry:
        return [*self.catalog().active][number]

    def save(self, change: Callable[[Entry], Entry]) -> None:
        """What Poedit's save is: a new file in the place of the old one."""
        catalog = self.catalog()
        entries = [one if one.obsolete else change(one) for one in catalog.entries]
        new = self.catalog_path.with_name("saved.tmp")
        new.write_text(po.dumps(catalog.with_entries(entries)), "utf-8")
        new.replace(self.catalog_path)

    def save_one(self, number: int, target: str) -> None:
        key = self.entry(number).key
        self.save(
            lambda one: (
                replace(one, target=target, state=State.TRANSLATED) if one.key == key else one
            )
        )

    def serve(self) -> str:
        """Start `translit review`; answers its address."""
        from tests.browser.driving import Review

        self._review = Review(self.root)
        return self._review.serve("posts/notes/agent-ticket.md")

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        return self._review.stop(how) if self._review is not None else 0


def drafted(entry: Entry) -> str:
    """A draft that keeps the markup: the source with an English word for each Chinese run."""
    return re.sub(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”]+", "draft ", entry.source).strip()


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    from tests.browser.driving import chromium

    made = chromium(tmp_path_factory.mktemp("profile"))
    yield made
    made.quit()


@pytest.fixture
def blog(tmp_path: Path) -> Iterator[Blog]:
    made = Blog(tmp_path)
    yield made
    made.stop(signal.SIGKILL)


@pytest.fixture
def eyes(driver: webdriver.Chrome, blog: Blog) -> Iterator[Eyes]:
    """The page of the third sample post, open; at the end nothing in it may have been refused."""
    from tests.browser.driving import Eyes

    made = Eyes(driver)
    driver.set_window_size(1400, 900)
    driver.get(blog.serve())
    made.until("typeof page === 'object' && page.stops().length === 14")
    made.listen()
    yield made
    refused = [one["message"] for one in driver.get_log("browser") if "Security" in one["message"]]
    driver.execute_script("window.onbeforeunload = null")
    driver.get("about:blank")
    assert not refused
