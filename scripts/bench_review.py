"""Time `translit review` in a real browser, by the keyboard: posts of 300 and of 2,000 units.

`make bench-browser` installs what it needs. Milliseconds on the clock, as the browser sees them:
from a key to the next picture, and to what the key was for (the English that changes and its
findings, the next sentence with its editor). The middle of all rounds, and the slowest one.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import click
from bench_page import NAME, write_project
from selenium.webdriver.common.keys import Keys
from tests.browser.driving import Eyes, Review, chromium

ROUNDS = 15

MOST = 50
"""Milliseconds in which a keystroke is answered."""

_WATCH = """
window.timing = {painted: [], took: [], wanted: null};
new PerformanceObserver(list => list.getEntries().forEach(one => {
  if (one.name === 'keydown') timing.painted.push(one.duration);
})).observe({type: 'event', durationThreshold: 16});
addEventListener('keydown', event => {
  const is_so = timing.wanted?.();
  timing.wanted = null;
  if (!is_so) return;
  const look = () => requestAnimationFrame(is_so() ? done : look);
  const done = () => timing.took.push(performance.now() - event.timeStamp);
  look();
}, true);
"""
"""Of what is painted within 16 ms the browser tells nothing."""

_OPENED = """
const [page] = performance.getEntriesByType('navigation');
const [paint] = performance.getEntriesByName('first-contentful-paint');
return [page.responseStart, page.loadEventEnd, paint.startTime,
        document.querySelectorAll('*').length];
"""

_ONWARD = """(() => {
  const was = page.chosen;
  return () => page.chosen !== was && document.getElementById('editor').ariaBusy === 'false';
})"""

_TYPED = """(() => {
  const was = page.chosen.innerHTML;
  return () => page.chosen.innerHTML !== was;
})"""


class Work(NamedTuple):
    """A key, and what it is for: true once it is so."""

    name: str
    key: str
    is_so: str
    before: str = ""


WORK = (
    Work("j: the next sentence", "j", _ONWARD),
    Work("n: the next that needs work", "n", _ONWARD),
    Work("2: a filter", "2", "(() => () => document.getElementById('filter-waits').checked)"),
    Work("1: all again", "1", "(() => () => document.getElementById('filter-all').checked)"),
    Work("a letter: the English in the post", "x", _TYPED, before="e"),
    Work("a: accept, and go on", "a", _ONWARD),
)


@click.command()
@click.argument("sizes", type=int, nargs=-1)
def main(sizes: tuple[int, ...]) -> None:
    """Review posts of SIZES units, and say how long a person waits."""
    with tempfile.TemporaryDirectory() as profile:
        driver = chromium(Path(profile))
        try:
            for units in sizes or (300, 2000):
                with tempfile.TemporaryDirectory() as folder:
                    report(units, Path(folder), Eyes(driver))
        finally:
            driver.quit()


def report(units: int, project: Path, eyes: Eyes) -> None:
    """Print the figures of one post."""
    count = write_project(project, units)
    review = Review(project)
    try:
        opened(count, review.serve(), eyes)
        for work in WORK:
            painted, took = measured(work, eyes)
            click.echo(
                f"  {work.name:36}{statistics.median(took):6.0f} ms, at most {max(took):.0f}"
                f"; painted in {statistics.median(painted):.0f} ms, at most {max(painted):.0f}"
            )
        took = saves(project, eyes)
        middle = statistics.median(took)
        click.echo(
            f"  a save elsewhere, to where it shows {middle:6.0f} ms, at most {max(took):.0f}"
        )
        eyes.run("window.onbeforeunload = null")
        eyes.driver.get("about:blank")
    finally:
        review.stop()


def opened(count: int, address: str, eyes: Eyes) -> None:
    """Open the page, twice, and print what that took."""
    eyes.driver.get(address)
    eyes.driver.refresh()
    eyes.until("performance.getEntriesByType('navigation')[0].loadEventEnd")
    began, loaded, painted, elements = eyes.run(_OPENED)
    click.echo(f"{count:,} units: {elements:,} elements")
    click.echo(
        f"  open the page: {began:.0f} ms to be written, {painted:.0f} ms until it shows,"
        f" {loaded:.0f} ms until all of it is there"
    )
    eyes.run(_WATCH)
    eyes.keys("n")
    eyes.until("document.getElementById('editor').ariaBusy === 'false'")


def measured(work: Work, eyes: Eyes) -> tuple[list[float], list[float]]:
    """Milliseconds from each press of a key to the next picture, and to what it is for."""
    if work.before:
        eyes.keys(work.before)
        eyes.until("document.activeElement.id === 'target'")
    for number in range(ROUNDS):
        eyes.run(f"timing.expect = {work.is_so}; timing.wanted = timing.expect")
        eyes.keys(work.key)
        eyes.until("timing.took.length > arguments[0]", number)
        time.sleep(0.05)  # nobody types as fast as that
    painted, took = eyes.run("return [timing.painted, timing.took]")
    eyes.run("timing.painted = []; timing.took = []")
    if work.before:
        eyes.chord(Keys.CONTROL, "z")
        eyes.keys(Keys.ESCAPE)
        eyes.run("document.getElementById('target').value = ''")
    return [16.0] * (ROUNDS - len(painted)) + painted, took


def saves(project: Path, eyes: Eyes) -> list[float]:
    """Milliseconds from the end of a save elsewhere to the page that shows it."""
    catalog = project / f"locales/en/{NAME}.po"
    took = []
    for number in range(5):
        text = catalog.read_text("utf-8")
        last = text.rindex("\nmsgstr ")
        end = text.index("\n", last + 1)
        new = catalog.with_suffix(".tmp")
        new.write_text(f'{text[:last]}\nmsgstr "Saved {number}."{text[end:]}', "utf-8")
        new.replace(catalog)
        began = time.monotonic()
        eyes.until(f"document.querySelector('main').textContent.includes('Saved {number}.')")
        took.append((time.monotonic() - began) * 1000)
    return took


if __name__ == "__main__":
    main()
