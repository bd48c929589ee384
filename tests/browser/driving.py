"""A real browser with hands on its keyboard, and `translit review` as a user starts it."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains

__all__ = ["PATIENCE", "Eyes", "Review", "chromium"]

_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
    " --window-size=1400,900 --force-color-profile=srgb"
)

PATIENCE = 20.0
"""Seconds after which something has not happened; what must be quick has its own."""


class Review:
    """`translit review` of a project, started and ended."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._server: subprocess.Popen[str] | None = None

    def serve(self, *words: str) -> str:
        """Start it; answers its address."""
        command = [sys.executable, "-m", "translit", "review", "--no-open", "--language", "en"]
        self._server = subprocess.Popen(
            [*command, *words],
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
        ActionChains(self.driver).send_keys(*keys).perform()

    def chord(self, held: str, key: str) -> None:
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


def chromium(profile: Path) -> webdriver.Chrome:
    """A browser that nobody sees, with a profile of its own."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "/usr/bin/chromium"
    for flag in (*_FLAGS.split(), f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    return webdriver.Chrome(options=options, service=service)
