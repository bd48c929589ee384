"""A real browser, and `translit review` as a user starts it; only for `make test-browser`."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from translit.catalog import po
from translit.model import Entry, State

ROOT = Path(__file__).parents[2]
BROWSER = Path(os.environ.get("TRANSLIT_BROWSER", "build/browser")).absolute()

collect_ignore_glob = [] if "TRANSLIT_BROWSER" in os.environ else ["test_*.py"]

_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
    " --window-size=1400,900 --force-color-profile=srgb"
)

PATIENCE = 20.0
"""Seconds after which something has not happened; what must be quick has its own."""


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
        self._server: subprocess.Popen[str] | None = None

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
        command = [sys.executable, "-m", "translit", "review", "--no-open", "--language", "en"]
        self._server = subprocess.Popen(
            [*command, "posts/notes/agent-ticket.md"],
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            # A shell that runs the tests in the background ignores Ctrl-C, and so would the server.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )
        assert self._server.stdout is not None
        found = re.search(r"http://\S+", self._server.stdout.readline())
        assert found is not None
        return found[0]

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        server, self._server = self._server, None
        if server is None:
            return 0
        server.send_signal(how)
        try:
            return server.wait(PATIENCE)
        finally:
            server.kill()
            if server.stdout is not None:
                server.stdout.close()


def drafted(entry: Entry) -> str:
    """A draft that keeps the markup: the source with an English word for each Chinese run."""
    return re.sub(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”]+", "draft ", entry.source).strip()


_LISTENING = """
window.heard = {told: [], trouble: []};
for (const [name, said] of Object.entries(heard)) {
  const place = document.getElementById(name);
  new MutationObserver(() => said.push(place.textContent))
    .observe(place, {childList: true, characterData: true, subtree: true});
}
"""


class Eyes:
    """The browser, and the hands on its keyboard."""

    def __init__(self, driver: object) -> None:
        self.driver = driver
        self.took: dict[str, float] = {}
        """Milliseconds, for whoever wants to know."""

    def keys(self, *keys: str) -> None:
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def chord(self, held: str, key: str) -> None:
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).key_down(held).send_keys(key).key_up(held).perform()

    def run(self, script: str, *values: object) -> object:
        return self.driver.execute_script(script, *values)

    def until(self, script: str, *values: object, seconds: float = PATIENCE) -> object:
        """What a script answers once it answers something true."""
        end = time.monotonic() + seconds
        while not (found := self.run(f"return {script}", *values)):
            assert time.monotonic() < end, (script, self.run("return document.body.innerText"))
            time.sleep(0.02)
        return found

    def chosen(self, number: int) -> None:
        """Wait until the sentence of this number is at hand, editor and all."""
        self.until(
            "page.chosen === page.stops()[arguments[0]] && document.activeElement === page.chosen"
            " && !document.getElementById('editor').hidden",
            number,
        )

    def listen(self) -> None:
        """Remember all that is announced, as a person hears it who does not look."""
        self.run(_LISTENING)

    def told(self, text: str) -> None:
        """Wait until a text was announced, whether or not another one was since."""
        self.until("heard.told.some(one => one.includes(arguments[0]))", text)
        self.run("heard.told.length = 0")

    def trouble(self, text: str) -> None:
        self.until("heard.trouble.some(one => one.includes(arguments[0]))", text)
        self.run("heard.trouble.length = 0")


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "/usr/bin/chromium"
    for flag in (*_FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    made = webdriver.Chrome(options=options, service=service)
    yield made
    made.quit()


@pytest.fixture
def blog(tmp_path: Path) -> Iterator[Blog]:
    made = Blog(tmp_path)
    yield made
    made.stop(signal.SIGKILL)


@pytest.fixture
def eyes(driver: object, blog: Blog) -> Iterator[Eyes]:
    """The page of the third sample post, open; at the end nothing in it may have been refused."""
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
