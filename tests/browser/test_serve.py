"""A preview in a real browser: pages that stay new by themselves, and problems above them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from bantin.languages import Language
from tests.support.browser import Look, watched
from tests.support.previews import Preview, preview
from tests.support.sites import SEED_ARTICLE, SEED_TOML, edit, small_site

pytestmark = pytest.mark.browser

NEWS = "en/news/ha-giang-signs-with-bach-mai.html"
OTHER = "en/news/bach-mai-visits-tuyen-quang.html"
SUMMARY = "Ha Giang and Bach Mai Hospital signed a memorandum."
PROBLEMS = "bantin-preview .problems > li"
# Marks the page that is open, so that a page that was loaded anew is told from it.
MARK = "window.isOld = true"
IS_OLD = "window.isOld === true"
looks = pytest.mark.parametrize(
    "look", [Look(theme=theme, width=width) for theme in ("light", "dark") for width in (390, 1280)], ids=str
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_site(tmp_path)


@pytest.fixture
def shown(root: Path) -> Iterator[Preview]:
    with preview(root) as shown:
        yield shown


def break_kind(root: Path) -> None:
    edit(root / SEED_TOML, 'kind = "mou"', 'kind = "muo"')


def mend_kind(root: Path) -> None:
    edit(root / SEED_TOML, 'kind = "muo"', 'kind = "mou"')


def wait_until_connected(page: Page) -> None:
    expect(page.locator("html[data-preview=connected]")).to_have_count(1)


def test_an_edit_appears_by_itself_and_breaks_no_rule_of_the_page(root: Path, shown: Preview, browser: Browser) -> None:
    with watched(browser, shown.url) as watch:
        page = watch.open(NEWS)
        wait_until_connected(page)
        edit(root / SEED_TOML, SUMMARY, "Something else.")
        expect(page.locator(".summary p")).to_have_text("Something else.")
        wait_until_connected(page)
        assert watch.complaints == []


def test_pages_that_have_not_changed_are_not_loaded_anew(root: Path, shown: Preview, browser: Browser) -> None:
    with watched(browser, shown.url) as one, watched(browser, shown.url) as other:
        changed, same = one.open(NEWS), other.open("en/about.html")
        for page in (changed, same):
            wait_until_connected(page)
            page.evaluate(MARK)
        edit(root / SEED_TOML, SUMMARY, "Something else.")
        assert "1 browser reloaded" in shown.wait_for("changed").sentence
        expect(changed.locator(".summary p")).to_have_text("Something else.")
        assert (changed.evaluate(IS_OLD), same.evaluate(IS_OLD)) == (False, True)


def test_the_reader_stays_at_the_same_place_of_the_page(root: Path, shown: Preview, browser: Browser) -> None:
    with watched(browser, shown.url, Look(width=390, height=500)) as watch:
        page = watch.open(NEWS)
        wait_until_connected(page)
        page.evaluate("scrollTo(0, 700)")
        page.wait_for_function("scrollY === 700")
        edit(root / SEED_TOML, SUMMARY, "Something quite different, as long.")
        expect(page.locator(".summary p")).to_have_text("Something quite different, as long.")
        page.wait_for_function("scrollY === 700")


def test_a_page_that_nobody_looked_at_is_new_when_somebody_does(root: Path, shown: Preview, browser: Browser) -> None:
    """What a hidden page does is called by hand, since no page of this browser is ever hidden."""
    hide = "Object.defineProperty(document, 'visibilityState', { value: '%s', configurable: true })"
    turn = "document.dispatchEvent(new Event('visibilitychange'))"
    with watched(browser, shown.url) as watch:
        page = watch.open(NEWS)
        wait_until_connected(page)
        page.evaluate(f"{hide % 'hidden'}; {turn}")
        edit(root / SEED_TOML, SUMMARY, "Something else.")
        assert "0 browsers reloaded" in shown.wait_for("changed").sentence
        expect(page.locator(".summary p")).to_have_text(SUMMARY)
        page.evaluate(f"{hide % 'visible'}; {turn}")
        expect(page.locator(".summary p")).to_have_text("Something else.")


def test_a_fault_is_shown_above_the_page_until_it_is_put_right(root: Path, shown: Preview, browser: Browser) -> None:
    with watched(browser, shown.url) as watch:
        page = watch.open(NEWS)
        wait_until_connected(page)
        break_kind(root)
        problem = page.locator(PROBLEMS)
        expect(problem.locator(".place")).to_have_text(f"{SEED_TOML}:1:8")
        expect(problem.locator(".message")).to_contain_text('kind: unknown kind "muo"')
        expect(problem.locator(".hint")).to_contain_text('did you mean "mou"?')
        expect(problem.locator(".quote")).to_have_text('1kind = "muo"')
        expect(problem.locator(".meant")).to_have_text('"muo"')
        expect(page.get_by_role("alert")).to_have_text("1 problem in 1 file")
        page.goto(shown.url + OTHER)
        expect(page.locator("h1")).to_contain_text("visits")
        expect(page.locator(PROBLEMS)).to_have_count(1)
        mend_kind(root)
        expect(page.locator("bantin-preview")).to_be_hidden()
        assert watch.complaints == []


def test_problems_that_are_folded_away_stay_so_on_the_next_page(root: Path, shown: Preview, browser: Browser) -> None:
    break_kind(root)
    shown.wait_for("problem")
    with watched(browser, shown.url) as watch:
        page = watch.open(OTHER)
        page.get_by_role("button", name="Fold away").click()
        for path in (OTHER, "en/index.html"):
            watch.open(path)
            button = page.get_by_role("button", name="Show")
            expect(button).to_have_attribute("aria-expanded", "false")
            expect(page.locator(PROBLEMS)).to_be_hidden()
            expect(page.get_by_role("alert")).to_have_text("1 problem in 1 file")
        button.click()
        expect(page.locator(PROBLEMS)).to_be_visible()


def test_the_overlay_speaks_vietnamese_where_that_was_asked_for(root: Path, browser: Browser) -> None:
    break_kind(root)
    with preview(root, language=Language.VI) as shown, watched(browser, shown.url) as watch:
        page = watch.open(OTHER)
        expect(page.get_by_role("alert")).to_have_text("1 lỗi trong 1 tệp")
        expect(page.get_by_role("button", name="Thu gọn")).to_be_visible()
        expect(page.locator("bantin-preview section")).to_have_attribute("lang", "vi")


def test_what_a_file_says_is_shown_as_text(root: Path, shown: Preview, browser: Browser) -> None:
    with watched(browser, shown.url) as watch:
        page = watch.open(OTHER)
        attack = '<img src=x onerror="window.isHurt = true"><script>window.isHurt = true</script>'
        edit(root / SEED_TOML, 'kind = "mou"', f"kind = '{attack}'")
        expect(page.locator(f"{PROBLEMS} .quote")).to_contain_text(attack)
        expect(page.locator(f"{PROBLEMS} .message")).to_contain_text(attack)
        assert page.locator("bantin-preview img, bantin-preview script").count() == 0
        assert page.evaluate("window.isHurt === undefined")


def test_a_site_that_is_broken_from_the_start_appears_when_it_is_put_right(root: Path, browser: Browser) -> None:
    toml = root / "content/site.toml"
    good = toml.read_text(encoding="utf-8")
    toml.write_text("[", encoding="utf-8")
    with preview(root) as shown:
        page = browser.new_page()
        page.goto(shown.url + NEWS)
        expect(page.locator(PROBLEMS)).to_have_count(1)
        toml.write_text(good, encoding="utf-8")
        expect(page.locator("h1")).to_contain_text("Ha Giang signs")
        expect(page.locator("bantin-preview")).to_be_hidden()
        page.close()


def test_a_page_that_comes_into_being_replaces_the_one_that_says_there_is_none(
    root: Path, shown: Preview, browser: Browser, tmp_path: Path
) -> None:
    (root / SEED_ARTICLE).rename(tmp_path / "away")
    shown.wait_for("changed")
    page = browser.new_page()
    response = page.goto(shown.url + NEWS)
    assert response is not None
    assert response.status == 404
    wait_until_connected(page)
    (tmp_path / "away").rename(root / SEED_ARTICLE)
    expect(page.locator("h1")).to_contain_text("Ha Giang signs")
    page.close()


def test_a_draft_is_marked_on_its_page_and_in_the_list(root: Path, browser: Browser) -> None:
    toml = root / SEED_TOML
    toml.write_text("draft = true\n" + toml.read_text(encoding="utf-8"), encoding="utf-8")
    with preview(root) as shown, watched(browser, shown.url) as watch:
        page = watch.open("en/index.html")
        expect(page.get_by_text("Draft", exact=True).first).to_be_visible()
        page.get_by_role("link", name=re.compile("Ha Giang signs")).first.click()
        expect(page.get_by_text("Draft – not published")).to_be_visible()
        assert watch.complaints == []


def test_when_the_preview_has_ended_the_page_says_so(root: Path, browser: Browser) -> None:
    page = browser.new_page()
    with preview(root) as shown:
        page.goto(shown.url + NEWS)
        wait_until_connected(page)
    expect(page.get_by_role("alert")).to_have_text("The preview has ended. This page stays as it is.")
    expect(page.locator("h1")).to_contain_text("Ha Giang signs")
    page.close()


IS_INSIDE = """panel => {
  const box = panel.getBoundingClientRect();
  return box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight && box.height > 0;
}"""


@looks
def test_the_overlay_fits_the_window_and_is_readable(root: Path, browser: Browser, look: Look) -> None:
    break_kind(root)
    (root / SEED_ARTICLE / ("stray-" * 20 + "file")).write_text("x", encoding="utf-8")
    with preview(root) as shown, watched(browser, shown.url, look) as watch:
        page = watch.open(OTHER)
        expect(page.locator(PROBLEMS)).to_have_count(2)
        panel = page.locator("bantin-preview .panel")
        page.wait_for_function(IS_INSIDE, arg=panel.element_handle())  # it slides in
        assert page.evaluate("document.documentElement.scrollWidth") <= look.width
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
