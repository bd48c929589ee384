"""`translit review` in a real browser: what a person does, and what becomes of the PO file."""

from __future__ import annotations

import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.browser.conftest import BROWSER, Blog
from tests.browser.driving import Eyes
from tests.browser.race import Person, write_project
from translit.model import State

KEYS = (Path(__file__).parent / "keys.txt").read_text("utf-8")


def test_a_person_reviews_the_whole_post_without_the_mouse(eyes: Eyes, blog: Blog) -> None:
    """The recording of keys: a line for each sentence, and what stands in the PO file behind it."""
    eyes.keys("n")
    lines = [line for line in KEYS.splitlines() if line and not line.startswith("#")]
    assert len(lines) == 14
    expected = []
    for number, line in enumerate(lines):
        eyes.chosen(number)
        draft = blog.entry(number).target
        action, _, text = line.partition(" ")
        match action:
            case "accept":
                eyes.keys("a")
            case "comment":
                eyes.keys("c")
                eyes.keys(text)
                eyes.chord(Keys.CONTROL, Keys.ENTER)
                eyes.told("Comment saved")
                eyes.keys("a")
            case "edit":
                eyes.keys("e")
                eyes.until("document.activeElement.id === 'target'")
                eyes.chord(Keys.CONTROL, "a")
                eyes.keys(text)
                eyes.chord(Keys.CONTROL, Keys.ENTER)
            case "term":
                eyes.keys("e")
                eyes.until("document.activeElement.id === 'target'")
                eyes.chord(Keys.CONTROL, "a")
                eyes.keys(text)
                eyes.chord(Keys.ALT, "1")
                eyes.keys(".")
                eyes.chord(Keys.CONTROL, Keys.ENTER)
        typed = (
            text
            if action == "edit"
            else f"{text}{_first(eyes, number)}."
            if action == "term"
            else draft
        )
        expected.append(typed)
        eyes.told(f"{13 - number} left" if number < 13 else "All is reviewed")
    entries = [*blog.catalog().active]
    assert [one.target for one in entries] == expected
    assert {one.state for one in entries} == {State.TRANSLATED}
    assert sum(bool(one.comment) for one in entries) == 1
    assert eyes.run("return document.title").endswith("100 %")
    assert eyes.run("return document.querySelector('.so-far').textContent") == "14 of 14 reviewed"
    assert blog.stop() == 130


def _first(eyes: Eyes, number: int) -> str:
    """What the first key puts in for a sentence."""
    name = eyes.run("return page.stops()[arguments[0]].dataset.unit", number)
    return str(eyes.run(
        "return document.querySelector(`#u-${arguments[0]} .demands dd code`).textContent", name
    ))  # fmt: skip


def test_what_is_typed_shows_in_the_post_and_what_cannot_be_saved_says_why(
    eyes: Eyes, blog: Blog
) -> None:
    eyes.keys("n")
    eyes.chosen(0)
    number = next(n for n, one in enumerate(blog.catalog().active) if "**" in one.source)
    for _ in range(number):
        eyes.keys("j")
    eyes.chosen(number)
    before = blog.catalog_path.read_bytes()
    eyes.keys("e")
    eyes.until("document.activeElement.id === 'target'")
    eyes.chord(Keys.CONTROL, "a")
    eyes.keys("Got it in *ten* minutes")
    eyes.until("page.chosen.innerHTML.includes('<em>ten</em>')")
    eyes.until("document.getElementById('found').textContent.includes('has lost')")
    eyes.chord(Keys.CONTROL, Keys.ENTER)
    eyes.trouble("has lost")
    assert blog.catalog_path.read_bytes() == before
    eyes.keys(Keys.ESCAPE)
    eyes.told("Not saved yet")
    assert eyes.run("return document.activeElement === page.chosen")
    eyes.keys("e")
    eyes.until("document.activeElement.value === 'Got it in *ten* minutes'")


def test_a_save_elsewhere_shows_within_a_second(eyes: Eyes, blog: Blog) -> None:
    eyes.until(
        "performance.getEntriesByType('resource').some(one => one.name.includes('/ask/fresh/'))"
    )
    eyes.run("""
        window.seen = 0;
        const main = document.querySelector('main');
        new MutationObserver(() => {
            if (main.innerText.includes('From Poedit.')) window.seen ||= Date.now();
        }).observe(main, {subtree: true, childList: true, characterData: true});
    """)
    blog.save_one(3, "From Poedit.")
    saved = time.time() * 1000
    eyes.until("window.seen")
    eyes.took["a save elsewhere is shown"] = eyes.run("return window.seen") - saved
    eyes.until("document.querySelector('.so-far').textContent === '1 of 14 reviewed'")
    eyes.told("1 changed in another program")


def test_a_conflict_shows_both_and_asks(eyes: Eyes, blog: Blog) -> None:
    eyes.keys("n")
    eyes.chosen(0)
    for answer, stands in (
        ("edit-on", "Mine."),
        ("keep-theirs", "Theirs."),
        ("write-mine", "Mine."),
    ):
        eyes.keys("e")
        eyes.until("document.activeElement.id === 'target'")
        eyes.chord(Keys.CONTROL, "a")
        eyes.keys("Mine.")
        blog.save_one(0, "Theirs.")
        eyes.chord(Keys.CONTROL, Keys.ENTER)
        eyes.until("document.getElementById('conflict').open")
        assert eyes.run("return document.getElementById('theirs').textContent") == "Theirs."
        assert eyes.run("return document.getElementById('mine').textContent") == "Mine."
        assert blog.entry(0).target == "Theirs."
        if answer == "edit-on":
            eyes.keys(Keys.ESCAPE)  # goes on with what was typed: nothing is lost by it
            eyes.until("document.activeElement.value === 'Mine.'")
            eyes.chord(Keys.CONTROL, Keys.ENTER)
        elif answer == "keep-theirs":
            eyes.keys(Keys.ENTER)
        else:
            eyes.keys(Keys.TAB)
            eyes.keys(Keys.ENTER)
        eyes.told("kept" if answer == "keep-theirs" else "left")
        assert blog.entry(0).target == stands
        eyes.keys("k") if answer != "keep-theirs" else None
        if answer != "write-mine":
            eyes.chosen(0)
            blog.save_one(0, "As it was.")
            eyes.until("document.getElementById('target').value === 'As it was.'")


def test_a_save_elsewhere_under_a_selection_is_neither_appended_to_nor_written_over(
    eyes: Eyes, blog: Blog
) -> None:
    """All is selected, to be typed over; the file changes before the first letter."""
    eyes.keys("n")
    eyes.chosen(0)
    eyes.keys("e")
    eyes.until("document.activeElement.id === 'target'")
    eyes.chord(Keys.CONTROL, "a")
    blog.save_one(0, "Theirs, and longer than it was before.")
    eyes.until("document.getElementById('target').value.startsWith('Theirs')")
    eyes.keys("Mine.")
    assert eyes.run("return document.activeElement.value") == "Mine."
    eyes.chord(Keys.CONTROL, Keys.ENTER)
    eyes.until("document.getElementById('conflict').open")
    assert eyes.run("return document.getElementById('theirs').textContent").startswith("Theirs")
    assert blog.entry(0).target.startswith("Theirs")
    eyes.driver.find_element("id", "write-mine").click()
    eyes.told("left")
    assert blog.entry(0).target == "Mine."


def test_a_save_elsewhere_where_nothing_is_selected_is_gone_on_with(eyes: Eyes, blog: Blog) -> None:
    eyes.keys("n")
    eyes.chosen(0)
    eyes.keys("e")
    eyes.until("document.activeElement.id === 'target'")
    blog.save_one(0, "Theirs.")
    eyes.until("document.getElementById('target').value === 'Theirs.'")
    eyes.keys(" And mine.")
    eyes.chord(Keys.CONTROL, Keys.ENTER)
    eyes.told("left")
    assert blog.entry(0).target == "Theirs. And mine."


def test_a_comment_that_is_not_saved_stays_with_its_sentence(eyes: Eyes, blog: Blog) -> None:
    eyes.keys("n")
    eyes.chosen(0)
    eyes.keys("c")
    eyes.until("document.activeElement.id === 'comment'")
    eyes.keys("Ask Ann.", Keys.ESCAPE)
    eyes.told("The comment is not saved")
    eyes.keys("j")
    eyes.chosen(1)
    assert eyes.run("return document.getElementById('comment').value") == ""
    eyes.keys("k")
    eyes.chosen(0)
    assert eyes.run("return document.getElementById('comment').value") == "Ask Ann."
    key = blog.entry(0).key
    blog.save(lambda one: replace(one, comment="Bo wrote this.") if one.key == key else one)
    eyes.until("document.querySelector('#u-' + page.chosen.dataset.unit + ' .comment')")
    eyes.keys("c")
    eyes.until("document.activeElement.id === 'comment'")
    eyes.chord(Keys.CONTROL, Keys.ENTER)
    eyes.until("document.getElementById('conflict').open")
    assert eyes.run("return document.getElementById('theirs').textContent") == "Bo wrote this."
    assert blog.entry(0).comment == "Bo wrote this."
    eyes.driver.find_element("id", "write-mine").click()
    eyes.told("Comment saved")
    assert blog.entry(0).comment == "Ask Ann."


def test_what_is_typed_outlasts_a_comment_and_an_undo(eyes: Eyes, blog: Blog) -> None:
    """Our own saves of the same sentence are nobody else's: nothing is asked, nothing is lost."""
    eyes.keys("n")
    eyes.chosen(0)
    eyes.keys("r")
    eyes.told("Rejected")
    eyes.keys("e")
    eyes.until("document.activeElement.id === 'target'")
    eyes.keys("A draft.", Keys.ESCAPE, "c")
    eyes.until("document.activeElement.id === 'comment'")
    eyes.keys("Ask Ann.")
    eyes.chord(Keys.CONTROL, Keys.ENTER)
    eyes.told("Comment saved")
    eyes.keys("u")
    eyes.told("Undone")
    assert blog.entry(0).comment == ""
    eyes.keys("e")
    eyes.until("document.activeElement.value === 'A draft.'")
    eyes.chord(Keys.CONTROL, Keys.ENTER)
    eyes.told("left")
    assert not eyes.run("return document.getElementById('conflict').open")
    assert blog.entry(0).target == "A draft."


def test_undo_goes_back_to_the_sentence_and_its_draft(eyes: Eyes, blog: Blog) -> None:
    draft = blog.entry(0)
    eyes.keys("n")
    eyes.chosen(0)
    eyes.keys("a")
    eyes.chosen(1)
    eyes.keys("r")
    eyes.told("Rejected")
    assert blog.entry(1).target == ""
    eyes.keys("u")
    eyes.told("Undone")
    eyes.keys("u")
    eyes.chosen(0)
    assert blog.entry(0) == draft
    eyes.keys("u")
    eyes.trouble("nothing to undo")


def test_filters_hide_what_is_accepted_and_go_on(eyes: Eyes) -> None:
    eyes.keys("2")
    eyes.keys("n")
    first = eyes.until("page.chosen?.dataset.unit")
    eyes.keys("a")
    eyes.until("page.chosen && page.chosen.dataset.unit !== arguments[0]", first)
    eyes.told("13 left")
    assert (
        eyes.run("return document.querySelector('label[for=filter-waits] b').textContent") == "13"
    )


def test_a_held_key_accepts_one_sentence(eyes: Eyes, blog: Blog) -> None:
    eyes.keys("n")
    eyes.chosen(0)
    eyes.run("""
        for (const repeat of [false, true, true, true]) {
            const held = {key: 'a', repeat, bubbles: true, cancelable: true};
            page.chosen.dispatchEvent(new KeyboardEvent('keydown', held));
        }
    """)
    eyes.chosen(1)
    eyes.told("13 left")
    assert sum(one.state is State.TRANSLATED for one in blog.catalog().active) == 1


def test_without_the_server_the_page_says_so_and_keeps_what_was_typed(
    eyes: Eyes, blog: Blog
) -> None:
    eyes.keys("n")
    eyes.chosen(0)
    eyes.keys("e")
    eyes.until("document.activeElement.id === 'target'")
    eyes.keys(" And more.")
    assert blog.stop(signal.SIGTERM) == 143
    eyes.chord(Keys.CONTROL, Keys.ENTER)
    eyes.trouble("does not answer")
    assert eyes.run("return document.getElementById('target').value").endswith(" And more.")


def test_a_second_writer_and_kills_of_the_server_lose_nothing(
    driver: webdriver.Chrome, tmp_path: Path
) -> None:
    """`scripts/race_browser.py` does the same for longer."""
    write_project(tmp_path)
    tally = Person(tmp_path, Eyes(driver), seed=3).race(rounds=25, kills=3)
    assert len(tally.browser) == 22
    assert tally.outside
    assert not tally.lost


def test_a_sentence_is_chosen_by_the_mouse_on_either_side_and_the_keys_go_on_from_there(
    eyes: Eyes,
) -> None:
    eyes.run("document.querySelectorAll('.source .unit')[3].click()")
    eyes.until("page.chosen?.dataset.side === 'source'")
    assert eyes.run("return document.querySelectorAll('.unit.chosen').length") == 2
    eyes.keys("j")
    eyes.chosen(4)


def test_a_click_chooses_and_the_next_one_lets_go(eyes: Eyes) -> None:
    """Also of the sentence that Tab would lead to, which a press of the button has focused."""
    first = eyes.run("return document.querySelector('.target .unit')")
    for chosen in (True, False, True):
        ActionChains(eyes.driver).move_to_element(first).click().perform()
        eyes.until("(page.chosen === arguments[0]) === arguments[1]", first, chosen)


def test_tab_leads_to_a_sentence_and_marks_its_counterpart(eyes: Eyes) -> None:
    for _ in range(12):
        eyes.keys(Keys.TAB)
        if eyes.run("return document.activeElement.matches('.unit')"):
            break
    eyes.chosen(0)
    marked = eyes.run(
        "return [...document.querySelectorAll('.unit.chosen')].map(one => one.dataset.side)"
    )
    assert marked == ["source", "target"]
    eyes.keys("j")
    eyes.chosen(1)
    eyes.keys(Keys.ESCAPE)
    eyes.until("document.querySelectorAll('.unit.chosen').length === 0")
    assert eyes.run("return document.querySelectorAll('.unit[tabindex]').length") == 1


LOOKS = {
    "wide": (1400, 900, "light"),
    "dark": (1400, 900, "dark"),
    "phone": (400, 800, "light"),
}


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_keeps_anybody_out(eyes: Eyes, look: str) -> None:
    """axe-core finds nothing to complain of, whatever is open; and nothing is cut off."""
    width, height, scheme = LOOKS[look]
    eyes.driver.set_window_size(width, height)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    eyes.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    axe = (BROWSER / "node/node_modules/axe-core/axe.min.js").read_text("utf-8")
    # As the browser's own tools do, past the page's policy.
    eyes.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
    eyes.keys("n")
    eyes.chosen(0)
    eyes.keys("e")
    eyes.until("document.activeElement.id === 'target'")
    eyes.keys(" 8亿 *x*")
    eyes.until("document.getElementById('found').children.length")
    for opened in ("", "keys", "conflict"):
        if opened:
            eyes.run("document.getElementById(arguments[0]).showModal()", opened)
        found = eyes.driver.execute_async_script("axe.run().then(arguments[arguments.length - 1])")[
            "violations"
        ]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
        eyes.driver.save_screenshot(str(BROWSER / f"review-{look}-{opened or 'open'}.png"))
        if opened:
            eyes.run("document.getElementById(arguments[0]).close()", opened)
    wide = eyes.run("return document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    eyes.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_without_scripts_the_post_can_be_read(driver: webdriver.Chrome, blog: Blog) -> None:
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        driver.get(blog.serve())
        from selenium.webdriver.common.by import By

        text = driver.find_element(By.TAG_NAME, "body").text
        assert "let scripts run" in text
        assert "0 of 14 reviewed" in text
        assert driver.find_elements(By.CSS_SELECTOR, ".target .unit")
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
